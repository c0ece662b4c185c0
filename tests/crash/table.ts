import { type Given, isSameGiven } from "../../src/core/questions/given.ts";
import { seeded } from "../../src/core/random.ts";
import type { Channel, Emulator, Guild, Member, Message } from "../../src/emulator/index.ts";
import { anyAnswer, give } from "../support/answering.ts";
import type { LedgerReader } from "../support/ledger.ts";

export type TablePlan = {
  readonly seed: string;
  readonly players: number;
  readonly questions: number;
  /** How long a round may stand still, in milliseconds. */
  readonly patience: number;
};

type Acknowledged = { readonly userId: string; readonly position: number; readonly given: Given };

export const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** One member who answers every question of a round, trying again where the bot didn't respond. */
export class Player {
  readonly acknowledged: Acknowledged[] = [];
  unanswered = 0;
  readonly #member: Member;
  readonly #random: () => number;

  constructor(member: Member, seed: string) {
    this.#member = member;
    this.#random = seeded(seed, member.id);
  }

  get id(): string {
    return this.#member.id;
  }

  async answer(message: Message, position: number): Promise<void> {
    await wait(this.#random() * 4_000);
    for (let attempt = 0; attempt < 6; attempt++) {
      const given = anyAnswer(message, this.#random);
      const told = await this.#give(message, given);
      if (told === null) return;
      if (/^(Locked in|Changed to|Counted|In time)/.test(told)) {
        this.acknowledged.push({ userId: this.id, position, given });
        return;
      }
      this.unanswered += 1;
      await wait(200 + this.#random() * 800);
    }
  }

  async #give(message: Message, given: Given): Promise<string | null> {
    try {
      return (await give(this.#member, message, given)).content;
    } catch {
      return null;
    }
  }
}

const isLobby = ({ content }: Message) => content.startsWith("**Quiz:");
const isOver = ({ content }: Message) => content.includes("Round over");

function isQuestion(message: Message, position: number): boolean {
  return message.content.includes(`**Question ${position} of `);
}

/** Members in a channel of their own who play one round there, whatever becomes of the bot or of Discord. */
export class Table {
  readonly channel: Channel;
  readonly players: readonly Player[];
  readonly #emulator: Emulator;
  readonly #plan: TablePlan;
  readonly #starter: Member;
  /** Presses to see whether a button works; what becomes of these answers isn't looked at. */
  readonly #onlooker: Member;
  isPlaying = false;

  constructor(emulator: Emulator, guild: Guild, at: number, plan: TablePlan) {
    this.#emulator = emulator;
    this.#plan = plan;
    this.channel = guild.addChannel(`hall-${at}`);
    const members = Array.from({ length: plan.players }, (_, seat) =>
      guild.addMember(`M${at}_${seat}`).in(this.channel),
    );
    this.#starter = members[0] ?? guild.owner;
    this.players = members.map((member) => new Player(member, plan.seed));
    this.#onlooker = guild.addMember(`Onlooker${at}`).in(this.channel);
  }

  /**
   * Resolves to true once the round shows that it goes on: by another message, or by an answer to a press on its latest
   * question. To false where it is over or `isGone` before.
   */
  async goesOn(isGone: () => boolean): Promise<boolean> {
    const before = this.#latest()?.id;
    for (; this.isPlaying && !isGone(); await wait(20)) {
      const latest = this.#latest();
      if (latest === undefined) continue;
      if (latest.id !== before || (await this.#answers(latest))) return true;
    }
    return false;
  }

  #latest(): Message | undefined {
    return this.#emulator.messages(this.channel).findLast(({ content }) => content.includes("**Question "));
  }

  /** Whether the bot serves a press on a question, open or not; to be told to press again is not enough. */
  async #answers(question: Message): Promise<boolean> {
    const [button] = question.buttons;
    const outcome = await (button?.customId == null
      ? this.#onlooker.choose(question, question.menus[0]?.customId ?? "", ["0"])
      : this.#onlooker.press(question, button.customId)
    ).catch(() => null);
    return outcome !== null && /^(reply|modal)$/.test(outcome.kind) && !/press again/i.test(outcome.content);
  }

  /** Starts the round, trying again where the bot doesn't respond. Rejects where nothing comes of it in time. */
  async start(): Promise<void> {
    const { questions, patience } = this.#plan;
    for (const until = Date.now() + patience; Date.now() < until; await wait(1_000)) {
      await this.#starter.slash("quiz start", { questions, seconds: 5 });
      const lobby = this.#emulator.messages(this.channel).find(isLobby);
      if (lobby === undefined) continue;
      this.isPlaying = true;
      // Where that fails the lobby's own time runs out.
      if (lobby.buttons.length > 0) await this.#starter.press(lobby, "Start now").catch(() => undefined);
      return;
    }
    throw new Error(`${this.channel.name}: no lobby`);
  }

  /** Plays to the end, however often the bot dies meanwhile. */
  async play(): Promise<void> {
    const { questions, patience } = this.#plan;
    const answers: Promise<void>[] = [];
    // A question waits for all who answered before, so the onlooker answers too.
    const everyone = [...this.players, new Player(this.#onlooker, this.#plan.seed)];
    for (let position = 1; position <= questions; position++) {
      const message = await this.#emulator.waitForMessage(
        this.channel,
        (one) => isQuestion(one, position) || isOver(one),
        patience,
      );
      if (isOver(message)) break;
      answers.push(...everyone.map((player) => player.answer(message, position)));
    }
    await this.#emulator.waitForMessage(this.channel, isOver, patience);
    this.isPlaying = false;
    await Promise.all(answers);
  }

  /** Holds what members were told against the database and the channel. */
  faults(ledger: LedgerReader): string[] {
    const { name } = this.channel;
    const faults: string[] = [];
    const [round, another] = ledger.rounds(this.channel.id);
    if (round === undefined) return [`${name}: no round in the database`];
    if (another !== undefined) faults.push(`${name}: more than one round`);
    if (round.phase !== "over") faults.push(`${name}: the round is ${round.phase}`);
    if (round.end === "unreachable") faults.push(`${name}: the round was given up`);
    for (const { userId, position, given } of this.players.flatMap((player) => player.acknowledged)) {
      const stored = ledger.given(round.id, position).get(userId);
      if (stored === undefined || !isSameGiven(stored, given)) {
        const said = `was told ${JSON.stringify(given)} for ${position}`;
        faults.push(`${name}: ${userId} ${said}, stored is ${JSON.stringify(stored)}`);
      }
    }
    const [awarded, expected] = [ledger.awarded(round.id), ledger.expected(round.id)];
    if (JSON.stringify(awarded) !== JSON.stringify(expected)) {
      faults.push(`${name}: ${JSON.stringify(awarded)} isn't ${JSON.stringify(expected)}`);
    }
    const messages = this.#emulator.messages(this.channel);
    for (let position = 1; position <= this.#plan.questions; position++) {
      const count = messages.filter((message) => isQuestion(message, position)).length;
      if (count > 1) faults.push(`${name}: question ${position} was posted ${count} times`);
    }
    const lobbies = messages.filter(isLobby).length;
    if (lobbies !== 1) faults.push(`${name}: ${lobbies} announcements`);
    const ends = messages.filter(isOver).length;
    if (ends !== 1) faults.push(`${name}: ${ends} final standings`);
    return faults;
  }
}
