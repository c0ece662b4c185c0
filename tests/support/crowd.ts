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
  /** The bot that runs at this moment. */
  readonly bot: () => Running | null;
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
      this.giveAt(at, Math.round(at + 20 + random() * (this.#parts.delay ?? 300)), userId, message, given);
    }
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
      guildId: "100",
      channelId: message.channelId,
      messageId: message.id,
      userId,
      roundId: announcement.roundId,
      position: announcement.position,
      given,
    };
    const pressed: Pressed = { press, at, outcome: null };
    this.pressed.push(pressed);
    this.#parts.timers.set(`press-${this.#serial}`, heardAt, () => void this.#deliver(pressed));
    return pressed;
  }

  async #deliver(pressed: Pressed): Promise<void> {
    const bot = this.#parts.bot();
    if (bot === null) return;
    pressed.outcome = await bot.app.rounds.press(pressed.press);
  }
}
