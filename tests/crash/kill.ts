import { type Given, isSameGiven } from "../../src/core/questions/given.ts";
import { seeded } from "../../src/core/random.ts";
import type { Channel, Emulator, Guild, Member, Message } from "../../src/emulator/index.ts";
import { startEmulator } from "../../src/emulator/index.ts";
import { anyAnswer, give } from "../support/answering.ts";
import { BotProcess } from "../support/bot-process.ts";
import { LedgerReader } from "../support/ledger.ts";

export type KillPlan = {
  readonly seed: string;
  readonly kills: number;
  readonly rounds: number;
  readonly players: number;
  readonly questions: number;
};

/** What a run found; `faults` is empty where every promise held. */
export type KillReport = {
  readonly kills: number;
  readonly acknowledged: number;
  /** Presses that got no answer, since the bot was dead. */
  readonly unanswered: number;
  readonly faults: readonly string[];
  readonly transcript: string;
};

type Acknowledged = { readonly userId: string; readonly position: number; readonly given: Given };

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** One member who answers every question of a round, trying again where the bot didn't respond. */
class Player {
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

function isQuestion(message: Message, position: number): boolean {
  return message.content.includes(`**Question ${position} of `);
}

class Table {
  readonly channel: Channel;
  readonly players: readonly Player[];
  readonly #emulator: Emulator;
  readonly #questions: number;
  readonly #starter: Member;

  constructor(emulator: Emulator, guild: Guild, at: number, plan: KillPlan) {
    this.#emulator = emulator;
    this.#questions = plan.questions;
    this.channel = guild.addChannel(`hall-${at}`);
    const members = Array.from({ length: plan.players }, (_, seat) =>
      guild.addMember(`M${at}_${seat}`).in(this.channel),
    );
    this.#starter = members[0] ?? guild.owner;
    this.players = members.map((member) => new Player(member, plan.seed));
  }

  async start(): Promise<void> {
    const lobby = await this.#starter.slash("quiz start", { questions: this.#questions, seconds: 5 });
    if (lobby.message === null) throw new Error(`No lobby: ${lobby.content}`);
    await this.#starter.press(lobby.message, "Start now");
  }

  /** Plays to the end, however often the bot dies meanwhile. */
  async play(): Promise<void> {
    const answers: Promise<void>[] = [];
    const isOver = (message: Message) => message.content.includes("Round over");
    for (let position = 1; position <= this.#questions; position++) {
      const message = await this.#emulator.waitForMessage(
        this.channel,
        (one) => isQuestion(one, position) || isOver(one),
        180_000,
      );
      if (isOver(message)) break;
      answers.push(...this.players.map((player) => player.answer(message, position)));
    }
    await this.#emulator.waitForMessage(this.channel, isOver, 180_000);
    await Promise.all(answers);
  }

  /** Holds what members were told against the database and the channel. */
  faults(ledger: LedgerReader): string[] {
    const faults: string[] = [];
    const [round] = ledger.rounds(this.channel.id);
    if (round === undefined) return [`${this.channel.name}: no round in the database`];
    if (round.phase !== "over") faults.push(`${this.channel.name}: the round is ${round.phase}`);
    for (const { userId, position, given } of this.players.flatMap((player) => player.acknowledged)) {
      const stored = ledger.given(round.id, position).get(userId);
      if (stored === undefined || !isSameGiven(stored, given)) {
        const said = `was told ${JSON.stringify(given)} for ${position}`;
        faults.push(`${this.channel.name}: ${userId} ${said}, stored is ${JSON.stringify(stored)}`);
      }
    }
    const [awarded, expected] = [ledger.awarded(round.id), ledger.expected(round.id)];
    if (JSON.stringify(awarded) !== JSON.stringify(expected)) {
      faults.push(`${this.channel.name}: ${JSON.stringify(awarded)} isn't ${JSON.stringify(expected)}`);
    }
    const messages = this.#emulator.messages(this.channel);
    for (let position = 1; position <= this.#questions; position++) {
      const count = messages.filter((message) => isQuestion(message, position)).length;
      if (count > 1) faults.push(`${this.channel.name}: question ${position} was posted ${count} times`);
    }
    const ends = messages.filter((message) => message.content.includes("Round over")).length;
    if (ends !== 1) faults.push(`${this.channel.name}: ${ends} final standings`);
    return faults;
  }
}

async function killAtRandom(bot: BotProcess, plan: KillPlan, isOver: () => boolean): Promise<number> {
  const random = seeded(plan.seed, "kills");
  let kills = 0;
  while (kills < plan.kills && !isOver()) {
    await wait(300 + random() * 6_000);
    if (isOver()) break;
    await bot.kill();
    kills += 1;
    const starting = bot.start();
    if (random() < 0.2) {
      await Promise.race([wait(random() * 900), starting]);
      await bot.kill();
      await starting.catch(() => undefined);
      kills += 1;
      await bot.start();
    } else await starting;
  }
  return kills;
}

/** Plays rounds while the bot is killed at random instants, and audits what is left. */
export async function runKills(plan: KillPlan): Promise<KillReport> {
  const emulator = await startEmulator();
  const guild = emulator.addGuild({ name: "Group" });
  const tables = Array.from({ length: plan.rounds }, (_, at) => new Table(emulator, guild, at, plan));
  const bot = new BotProcess({ emulator });
  await bot.start();
  try {
    for (const table of tables) await table.start();
    let over = false;
    const kills = killAtRandom(bot, plan, () => over);
    await Promise.all(tables.map((table) => table.play())).finally(() => {
      over = true;
    });
    const killed = await kills;
    await wait(1_500);
    const ledger = new LedgerReader(bot.databaseFile);
    const faults = tables.flatMap((table) => table.faults(ledger));
    ledger.close();
    faults.push(...emulator.violations.map((violation) => JSON.stringify(violation)));
    const players = tables.flatMap((table) => table.players);
    return {
      kills: killed,
      acknowledged: players.reduce((sum, player) => sum + player.acknowledged.length, 0),
      unanswered: players.reduce((sum, player) => sum + player.unanswered, 0),
      faults,
      transcript: `${emulator.transcript()}\n${bot.output}`,
    };
  } finally {
    await bot.stop();
    await emulator.close();
  }
}
