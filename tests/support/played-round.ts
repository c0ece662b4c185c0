import type { Stores } from "../../src/app/stores.ts";
import { presentFacts } from "../../src/core/facts/identity.ts";
import type { RoundEvent } from "../../src/core/rounds/event.ts";
import { announcedRound, decideRound } from "../../src/core/rounds/machine.ts";
import { handmadeFacts, handmadeQuestion } from "./bank.ts";
import { OPEN } from "./rounds.ts";
import { snowflakeAt } from "./snowflake.ts";

/** Six facts under each of two headings. */
export const facts = handmadeFacts("Networks", ["Layers", "Routes"], 6);

/** Stores that know the facts, with the facts' lasting ids. */
export type StoredNotes = {
  readonly stores: Stores;
  readonly ids: ReadonlyMap<string, string>;
  /** How many rounds were played, for their ids. */
  rounds: number;
};

/** Makes the facts known to the stores. */
export async function storedNotes(stores: Stores): Promise<StoredNotes> {
  let id = 0;
  const shared = { guildId: null, files: null };
  const present = presentFacts({ facts, authored: [], lists: [] });
  const { ids } = await stores.facts.sync(shared, present, () => `fact-${id++}`, 0);
  return { stores, ids, rounds: 0 };
}

let presses = 0;

/** A round in a channel of its own, whose questions are those of the facts given by index. */
export class PlayedRound {
  readonly id: string;
  readonly guildId: string;
  readonly questions: readonly number[];
  readonly #notes: StoredNotes;
  at: number;

  constructor(notes: StoredNotes, guildId: string, at: number, questions: readonly number[]) {
    this.#notes = notes;
    this.id = `round-${notes.rounds++}`;
    this.guildId = guildId;
    this.at = at;
    this.questions = questions;
  }

  async start(): Promise<void> {
    const questions = this.questions.flatMap((index, position) => {
      const fact = facts[index];
      if (fact === undefined) return [];
      const blank = { messageId: null, openedAt: null, closesAt: null, closedAt: null, revealedAt: null };
      const question = handmadeQuestion(fact);
      const factId = this.#notes.ids.get(fact.fingerprint) ?? "";
      return [{ position: position + 1, factId, question, duration: OPEN, answered: 0, ...blank }];
    });
    const round = announcedRound({
      id: this.id,
      guildId: this.guildId,
      channelId: `channel of ${this.id}`,
      starterUserId: "1",
      topic: null,
      kind: "mixed",
      seconds: 20,
      pace: 1,
      speed: true,
      startedAt: this.at,
      questions,
    });
    const plan = { round, wished: questions.length, forget: [] };
    await this.#notes.stores.rounds.start({ guildId: round.guildId, channelId: round.channelId }, () => plan);
    await this.#apply({ kind: "startNow" });
  }

  #apply(event: RoundEvent) {
    return this.#notes.stores.rounds.change(this.id, this.at, (round) => decideRound(round, event, this.at));
  }

  /** The question's message, as if Discord had just sent it. */
  async open(position: number): Promise<void> {
    const send = { kind: "question", position } as const;
    const event = { kind: "sent", send, at: this.at, shownClosesAt: null, absence: null } as const;
    await this.#apply({ ...event, messageId: snowflakeAt(this.at, position) });
  }

  async press(...given: Parameters<PlayedRound["judged"]>): Promise<string> {
    return (await this.judged(...given))?.judgement.kind ?? "";
  }

  /** A press with all that becomes of it. */
  async judged(position: number, userId: string, right: boolean, after: number) {
    const question = (await this.#notes.stores.rounds.load(this.id))?.round.questions[position - 1];
    const openedAt = question?.openedAt ?? 0;
    const [judged] = await this.#notes.stores.rounds.press(
      [
        {
          roundId: this.id,
          interactionId: snowflakeAt(openedAt + after, ++presses),
          guildId: this.guildId,
          channelId: `channel of ${this.id}`,
          messageId: question?.messageId ?? "",
          userId,
          position,
          given: { kind: "option", choice: right ? 1 : 0 },
        },
      ],
      this.at,
    );
    return judged;
  }

  /** Closes, reveals and leaves the open question. */
  async reveal(position: number): Promise<void> {
    this.at += OPEN;
    await this.#apply({ kind: "due" });
    this.at += 2_000;
    await this.#apply({ kind: "due" });
    const send = { kind: "reveal", position } as const;
    await this.#apply({
      kind: "sent",
      send,
      messageId: "m",
      at: this.at,
      shownClosesAt: null,
      absence: null,
    });
  }

  async stop(): Promise<void> {
    await this.#apply({ kind: "stop", userId: "1" });
  }

  async next(): Promise<void> {
    this.at += 8_000;
    await this.#apply({ kind: "due" });
  }
}

/** A whole round in which the given members answer each question, right or wrong. */
export async function playRound(
  notes: StoredNotes,
  guildId: string,
  at: number,
  questions: readonly number[],
  right: Readonly<Record<string, boolean>>,
) {
  const round = new PlayedRound(notes, guildId, at, questions);
  await round.start();
  for (const position of questions.keys()) {
    await round.open(position + 1);
    for (const [userId, isRight] of Object.entries(right))
      await round.press(position + 1, userId, isRight, 0);
    await round.reveal(position + 1);
    await round.next();
  }
  return round;
}
