import type { Place, QuizWish } from "../../src/app/app.ts";
import type { RevealView, StandingsView } from "../../src/app/views.ts";
import { StudyError } from "../../src/core/errors.ts";
import type { Bank } from "../../src/core/questions/bank.ts";
import { asSelectAll, asTyped, handmadeBank, handmadeFacts, handmadeQuestion, KEY } from "./bank.ts";
import { member, type Running, World } from "./bot.ts";
import { Crowd, type Pressed } from "./crowd.ts";
import type { FakeMessage } from "./fake-channels.ts";
import { START } from "./rounds.ts";

export const CHANNEL = "200";
export const HERE: Place = { channelId: CHANNEL, parentId: null };
export const starter = member("1000");

/** The wish of most rounds here. */
export const wish: QuizWish = { topic: null, questions: 3, seconds: 20, kind: "mixed", speed: true };

/** 120 facts under three headings of one note, and four under the only heading of another. */
export const bank = handmadeBank([
  ...handmadeFacts("Networks", ["Layers", "Routes", "Links"], 40),
  ...handmadeFacts("Protocols", ["Ports"], 4),
]);

/** How a promise ends: "done", or the code of the refusal. */
export function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => "done",
    (error: unknown) => (error instanceof StudyError ? error.code : String(error)),
  );
}

/** Where the right option of a question stands, or a wrong one. */
export function choiceOf({ announcement: view }: FakeMessage, right: boolean): number {
  if (view.kind !== "question" && view.kind !== "reveal") throw new Error(`A ${view.kind} has no options`);
  return view.question.options.findIndex((option) => option.startsWith(KEY) === right);
}

/** The same facts, of whose questions some are typed and some have several right options. */
export const bankOfForms = handmadeBank(bank.library.facts, new Map(), (fact) => {
  const question = handmadeQuestion(fact);
  const make = [handmadeQuestion, () => asTyped(question), () => asSelectAll(question)][fact.line % 3];
  return make?.(fact) ?? question;
});

export type SceneParts = {
  readonly bank?: Bank;
  readonly members: number;
  readonly seed?: string;
  readonly delay?: number;
  readonly within?: number;
  readonly durable?: boolean;
  readonly keepAnswersDays?: number;
};

/** A world with one channel and a crowd that answers there; `now` is the bot of this moment. */
export class Scene {
  readonly world: World;
  readonly crowd: Crowd;
  now: Running | null = null;

  constructor({ members, seed = "scene", delay, within, ...parts }: SceneParts) {
    this.world = new World({ bank, ...parts, start: START, seed });
    this.crowd = new Crowd({
      members: Array.from({ length: members }, (_, index) => String(1_000 + index)),
      seed,
      clock: this.world.time.now,
      timers: this.world.time.timers("crowd"),
      hear: (deliver) => {
        if (this.now !== null) deliver(this.now);
      },
      ...(delay !== undefined && { delay }),
      ...(within !== undefined && { within }),
    });
    this.world.discord.onMessage = this.crowd.see;
  }

  get bot(): Running {
    if (this.now === null) throw new Error("No bot is running");
    return this.now;
  }

  /** Boots the bot, with a heartbeat each second as the bot's main program has it. */
  async boot(...given: Parameters<World["boot"]>): Promise<void> {
    this.take(await this.world.boot(...given));
  }

  /** Makes a running bot the one of this moment. */
  take(bot: Running): void {
    this.now = bot;
    this.#beat(bot);
  }

  #beat(bot: Running): void {
    const timers = this.world.time.timers("heart");
    timers.set("beat", this.world.time.now() + 1_000, () => {
      if (this.now !== bot) return;
      void bot.upkeep.alive();
      this.#beat(bot);
    });
  }

  /** Kills the bot and boots another some time later. */
  async restart(downtime: number): Promise<void> {
    await this.bot.die();
    this.now = null;
    await this.world.time.advance(downtime);
    await this.boot();
  }

  /** Starts a round and posts its announcement, as the command does. */
  async start(change: Partial<QuizWish> = {}, channelId = CHANNEL): Promise<string> {
    const view = await this.bot.app.rounds.start(starter, channelId, { ...wish, ...change });
    const lobby = await this.world.discord.post(channelId, view, `lobby-${view.roundId}`.slice(0, 25));
    if (lobby.kind === "sent") await this.bot.app.rounds.announced(view.roundId, lobby.messageId);
    return view.roundId;
  }

  /** Moves on until the channel's latest round has its standings, at most `minutes`. */
  async untilOver(roundId: string, minutes = 60): Promise<boolean> {
    const isOver = () =>
      this.world.discord.messages.some(
        ({ announcement }) => announcement.kind === "standings" && announcement.roundId === roundId,
      );
    const over = await this.world.time.advance(minutes * 60_000, isOver);
    await this.world.time.advance(10_000);
    return over;
  }

  /** The message of a question; `position` counts from 1. */
  question(position: number): FakeMessage {
    const found = this.world.discord.messages.findLast(
      ({ announcement: view }) =>
        (view.kind === "question" || view.kind === "reveal") && view.position === position,
    );
    if (found === undefined) throw new Error(`Question ${position} was not asked`);
    return found;
  }

  /** Moves on until a question has been asked. */
  async untilQuestion(position: number): Promise<FakeMessage> {
    const isThere = () =>
      this.world.discord.messages.some(
        ({ announcement: view }) => view.kind === "question" && view.position === position,
      );
    if (!(await this.world.time.advance(600_000, isThere)))
      throw new Error(`Question ${position} never came`);
    await this.world.time.advance(0);
    return this.question(position);
  }

  /** Presses the right answer, or a wrong one, now, and waits for what the member is told. */
  async press(userId: string, message: FakeMessage, right: boolean): Promise<Pressed> {
    const now = this.world.time.now();
    const pressed = this.crowd.pressAt(now, now, userId, message, choiceOf(message, right));
    await this.world.time.advance(0);
    return pressed;
  }

  /** The reveal of a question as it stands now. */
  reveal(position: number): RevealView {
    const view = this.question(position).announcement;
    if (view.kind !== "reveal") throw new Error(`Question ${position} is not revealed`);
    return view;
  }

  /** The latest standings as they stand now. */
  standings(): StandingsView {
    const views = this.world.discord.messages.map(({ announcement }) => announcement);
    const found = views.findLast((view) => view.kind === "standings");
    if (found?.kind !== "standings") throw new Error("There are no standings");
    return found;
  }

  /** The kinds of messages in the channel, in the order in which they came. */
  get kinds(): string[] {
    return this.world.discord.in(CHANNEL).map(({ announcement }) => announcement.kind);
  }
}
