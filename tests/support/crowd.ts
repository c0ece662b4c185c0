import type { Press } from "../../src/app/app.ts";
import type { Clock, Timers } from "../../src/app/ports.ts";
import type { PressOutcome } from "../../src/app/press-views.ts";
import type { AskedQuestion } from "../../src/app/views.ts";
import { answerForm, type Given } from "../../src/core/questions/given.ts";
import { type Random, seeded } from "../../src/core/random.ts";
import { KEY } from "./bank.ts";
import type { Running } from "./bot.ts";
import type { FakeMessage } from "./fake-channels.ts";
import { snowflakeAt } from "./snowflake.ts";

/** A press as Discord took it, and what the member was told; null where nobody answered. */
export type Pressed = { readonly press: Press; readonly at: number; outcome: PressOutcome | null };

export type CrowdParts = {
  readonly members: readonly string[];
  readonly seed: string;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Has every bot that hears Discord now, or later on, hear of something. */
  readonly hear: (deliver: (bot: Running) => void) => void;
  /** Their server; "100" unless given. */
  readonly guildId?: string;
  /** When bots hear of what happened at a time: once within `delay` unless given. */
  readonly hearings?: (at: number, random: Random) => readonly number[];
  /** Told of what a member is told. */
  readonly onTold?: (pressed: Pressed, outcome: PressOutcome) => void;
  /** Told of an error that a press led to; it is thrown where nobody is. */
  readonly onError?: (error: unknown) => void;
  /** Whether members press again, once or twice, where nobody answers. */
  readonly insists?: boolean;
  /** The longest that a press is on its way to the bot, in milliseconds. */
  readonly delay?: number;
  /** Members press within this many milliseconds of the question. */
  readonly within?: number;
};

/** An answer of the question's form. */
function guess(question: AskedQuestion, random: Random): Given {
  const choice = Math.floor(random() * question.options.length);
  switch (answerForm(question)) {
    case "option":
      return { kind: "option", choice };
    case "options":
      return {
        kind: "options",
        choices: question.options.flatMap((_, at) => (at === choice || random() < 0.5 ? [at] : [])),
      };
    case "text":
      return { kind: "text", text: random() < 0.5 ? KEY : "no idea" };
  }
}

/** Members who answer every question that appears: at seeded times, some twice, some late, some not. */
export class Crowd {
  readonly pressed: Pressed[] = [];
  readonly #parts: CrowdParts;
  #serial = 0;
  #hearings = 0;

  constructor(parts: CrowdParts) {
    this.#parts = parts;
  }

  /** To be told of every message that appears. */
  readonly see = (message: FakeMessage): void => {
    const { announcement } = message;
    if (announcement.kind !== "question") return;
    for (const userId of this.#parts.members) this.#answer(userId, message);
  };

  #answer(userId: string, message: FakeMessage): void {
    const { announcement } = message;
    if (announcement.kind !== "question") return;
    const { seed, clock, within = 23_000 } = this.#parts;
    const random = seeded(seed, userId, announcement.roundId, announcement.position);
    const presses = random() < 0.1 ? 0 : random() < 0.25 ? 2 : 1;
    for (let count = 0; count < presses; count++) {
      const at = Math.round(clock() + 200 + random() * within);
      const given = guess(announcement.question, random);
      this.#insist(at, userId, message, { given, random, more: this.#parts.insists === true ? 2 : 0 });
    }
  }

  /** Gives an answer, and gives it again while nobody answers. */
  #insist(
    at: number,
    userId: string,
    message: FakeMessage,
    way: { readonly given: Given; readonly random: Random; readonly more: number },
  ): void {
    const { delay = 300, hearings, timers } = this.#parts;
    const { given, random, more } = way;
    const [first = at, ...later] = hearings?.(at, random) ?? [Math.round(at + 20 + random() * delay)];
    const pressed = this.giveAt(at, first, userId, message, given);
    for (const heardAt of later) this.hearAt(heardAt, pressed);
    if (more === 0) return;
    timers.set(`insist-${pressed.press.interactionId}`, at + 3_500, () => {
      if (pressed.outcome !== null || random() < 0.3) return;
      this.#insist(this.#parts.clock(), userId, message, { ...way, more: more - 1 });
    });
  }

  /** Presses an option at a time of Discord's clock; the bot hears of it at `heardAt`. */
  pressAt(at: number, heardAt: number, userId: string, message: FakeMessage, choice: number): Pressed {
    return this.giveAt(at, heardAt, userId, message, { kind: "option", choice });
  }

  /** The same with an answer of any form. */
  giveAt(at: number, heardAt: number, userId: string, message: FakeMessage, given: Given): Pressed {
    const { announcement } = message;
    if (announcement.kind !== "question" && announcement.kind !== "reveal")
      throw new Error(`A ${announcement.kind} has no letters`);
    const press: Press = {
      interactionId: snowflakeAt(at, 500_000 + this.#serial++),
      guildId: this.#parts.guildId ?? "100",
      channelId: message.channelId,
      messageId: message.id,
      userId,
      roundId: announcement.roundId,
      position: announcement.position,
      given,
    };
    const pressed: Pressed = { press, at, outcome: null };
    this.pressed.push(pressed);
    this.hearAt(heardAt, pressed);
    return pressed;
  }

  hearAt(heardAt: number, pressed: Pressed): void {
    this.#parts.timers.set(`press-${this.#hearings++}`, heardAt, () =>
      this.#parts.hear((bot) => void this.#deliver(bot, pressed).catch(this.#parts.onError)),
    );
  }

  /** What a member is told is what comes first; an interaction that was answered before gets no other answer. */
  async #deliver(bot: Running, pressed: Pressed): Promise<void> {
    const outcome = await bot.app.rounds.press(pressed.press);
    if (outcome.kind === "repeated" || pressed.outcome !== null) return;
    pressed.outcome = outcome;
    this.#parts.onTold?.(pressed, outcome);
  }
}
