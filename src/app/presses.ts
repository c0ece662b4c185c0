import { isSameGiven } from "../core/questions/given.ts";
import type { Question } from "../core/questions/question.ts";
import type { Refused } from "../core/rounds/press.ts";
import type { Press } from "./app.ts";
import { endOfTick } from "./end-of-tick.ts";
import type { Clock } from "./ports.ts";
import type { PressOutcome, RefusedOutcome } from "./press-views.ts";
import type { Play } from "./round-play.ts";
import type { JudgedPress, RoundPress, RoundStore } from "./stores.ts";
import { answered, pressed } from "./study.ts";

/** A rush is committed after this many ticks, however many more presses come. */
const MOST_TICKS = 10;

type Waiting = {
  readonly press: RoundPress;
  readonly resolve: (judged: JudgedPress) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Presses that arrive together share a commit: a lone press is committed at the end of its tick, those of a rush a few
 * ticks later. Each is told only after the commit that holds it.
 */
export class PressQueue {
  readonly #rounds: RoundStore;
  readonly #clock: Clock;
  #waiting: Waiting[] = [];
  #isCommitting = false;

  constructor(rounds: RoundStore, clock: Clock) {
    this.#rounds = rounds;
    this.#clock = clock;
  }

  add(press: RoundPress): Promise<JudgedPress> {
    const judged = new Promise<JudgedPress>((resolve, reject) =>
      this.#waiting.push({ press, resolve, reject }),
    );
    if (!this.#isCommitting) void this.#commitAll();
    return judged;
  }

  async #commitAll(): Promise<void> {
    this.#isCommitting = true;
    while (this.#waiting.length > 0) {
      await this.#gather();
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#commit(batch);
    }
    this.#isCommitting = false;
  }

  /** Waits as long as each tick brings another press, a few ticks at most: a commit waits for the disk. */
  async #gather(): Promise<void> {
    let known = 0;
    for (let tick = 0; tick < MOST_TICKS && this.#waiting.length > known; tick++) {
      known = this.#waiting.length;
      await endOfTick();
    }
  }

  async #commit(batch: readonly Waiting[]): Promise<void> {
    try {
      const judged = await this.#rounds.press(
        batch.map(({ press }) => press),
        this.#clock(),
      );
      for (const [index, { resolve, reject }] of batch.entries()) {
        const one = judged[index];
        if (one === undefined) reject(new Error("A press was not judged"));
        else resolve(one);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}

function outcomeOf(press: Press, { judgement, round, question, points }: JudgedPress): PressOutcome {
  if (question === null) return { kind: "notPart" };
  switch (judgement.kind) {
    case "unknownRound":
      return { kind: "notPart" };
    case "counts": {
      const { given, credit } = judgement.answer;
      if (points === null) return { kind: "voided", question: pressed(question), given };
      if (judgement.revealed)
        return { kind: "countedAfterReveal", question: answered(question), given, credit, points };
      const isOpen = round?.open === true && round.position === press.position;
      const mayReveal = isOpen && round.starterUserId === press.userId;
      const isChange = judgement.before !== null && !isSameGiven(judgement.before.given, given);
      return { kind: isChange ? "changed" : "locked", question: pressed(question), given, mayReveal };
    }
    case "superseded":
      return { kind: "superseded", question: pressed(question), given: judgement.answer.given };
    case "repeated":
      return judgement;
    default:
      return refusedOutcome(judgement, question);
  }
}

/** Why a press comes to nothing, with the question's answer once that is out. */
export function refusedOutcome(refused: Refused, question: Question): RefusedOutcome {
  switch (refused.kind) {
    case "tooLate": {
      const { lateBy, revealed } = refused;
      return { kind: "tooLate", lateBy, answer: revealed ? answered(question) : null };
    }
    case "roundOver":
      return { ...refused, answer: answered(question) };
    case "notPart":
      return refused;
  }
}

/** Judges an answer and moves its round on where it closes the question early or comes after the reveal. */
export function makePresses(rounds: RoundStore, play: Play, clock: Clock) {
  const queue = new PressQueue(rounds, clock);
  return async (press: Press): Promise<PressOutcome> => {
    const judged = await queue.add(press);
    if (judged.closesEarlyAt !== null) play.wakeAt(press.roundId, judged.closesEarlyAt);
    const outcome = outcomeOf(press, judged);
    if (outcome.kind === "countedAfterReveal" || outcome.kind === "voided") void play.wake(press.roundId);
    return outcome;
  };
}
