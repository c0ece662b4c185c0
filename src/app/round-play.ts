import type { Absence } from "../core/rounds/absence.ts";
import type { RoundEvent } from "../core/rounds/event.ts";
import { decideRound } from "../core/rounds/machine.ts";
import type { Round } from "../core/rounds/round.ts";
import type { Timers } from "./ports.ts";
import { RoundSender, type SenderParts } from "./round-sender.ts";
import type { Claim } from "./stores.ts";

/** How long a process keeps a round that it works on, in milliseconds, should it die. */
const CLAIM = 5_000;

export type PlayParts = SenderParts & {
  readonly timers: Timers;
  /** This process, for claims. */
  readonly owner: string;
};

/** Moves rounds on: what is due is a row; this claims it, acts, and records. */
export class Play {
  readonly #parts: PlayParts;
  readonly #sender: RoundSender;
  readonly #claimed = new Set<string>();
  readonly #running = new Map<string, { again: boolean; done: Promise<void> }>();
  /** When each round is looked after next. */
  readonly #alarms = new Map<string, number>();
  /** Whether the bot hears Discord; until it does, nothing moves on. */
  #isHeard = false;
  #absence: Absence | null = null;
  #isResuming = false;
  #closed = false;

  constructor(parts: PlayParts) {
    this.#parts = parts;
    this.#sender = new RoundSender(parts, () => this.#absence);
  }

  /** How many rounds are being worked on at this moment. */
  get busy(): number {
    return this.#running.size;
  }

  /** Looks after a round now; while it is being worked on, once more after that. */
  wake(roundId: string): Promise<void> {
    if (!this.#isHeard || this.#closed) return Promise.resolve();
    const running = this.#running.get(roundId);
    if (running !== undefined) {
      running.again = true;
      return running.done;
    }
    const entry = { again: false, done: Promise.resolve() };
    this.#running.set(roundId, entry);
    entry.done = this.#work(roundId, entry).finally(() => this.#running.delete(roundId));
    return entry.done;
  }

  /** Makes a due row punctual. What it waits for already, if sooner, stays: that may be another process's claim or a second try. */
  wakeAt(roundId: string, at: number): void {
    if (this.#closed || at >= (this.#alarms.get(roundId) ?? Number.POSITIVE_INFINITY)) return;
    this.#alarms.set(roundId, at);
    this.#parts.timers.set(`round:${roundId}`, at, () => {
      this.#alarms.delete(roundId);
      void this.wake(roundId);
    });
  }

  /** Applies an event of a member's or the bot's making, then goes on. */
  async apply(roundId: string, event: RoundEvent): Promise<Round | null> {
    const now = this.#parts.clock();
    const round = await this.#parts.rounds.change(roundId, now, (before) => decideRound(before, event, now));
    void this.wake(roundId);
    return round;
  }

  /** Discord can't be heard: nothing moves on until `resume`. */
  pause(): void {
    this.#isHeard = false;
  }

  /**
   * Discord is heard: open questions get back the time that nobody could use, and rounds go on. `lasting` is the latest
   * absence that was long, which may be an earlier one.
   */
  async resume(absence: Absence, lasting: Absence | null): Promise<void> {
    const unfinished = await this.#parts.rounds.unfinished();
    this.#absence = lasting;
    this.#isHeard = true;
    this.#isResuming = true;
    for (const roundId of unfinished) {
      try {
        await this.apply(roundId, { kind: "back", absence });
      } catch (error) {
        this.#parts.log.error({ error, roundId }, "A round could not be taken up again");
      }
    }
    this.#isResuming = false;
  }

  /**
   * Looks after whatever is due: a process beside this one may have begun a round, or have brought forward what it is to do
   * next, and have ended since.
   */
  async sweep(): Promise<void> {
    if (!this.#isHeard || this.#closed) return;
    const inHand = new Set(this.#running.keys());
    const due = await this.#parts.rounds.due(this.#parts.clock());
    // Whoever is back gives rounds their time again first.
    if (this.#isResuming) return;
    for (const roundId of due)
      if (!inHand.has(roundId) && !this.#running.has(roundId)) void this.wake(roundId);
  }

  /** Starts nothing new, waits for what is under way, and leaves the rounds to whoever comes next. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled([...this.#running.values()].map((entry) => entry.done));
    for (const roundId of this.#claimed) await this.#parts.rounds.release(roundId, this.#parts.owner);
  }

  async #work(roundId: string, entry: { again: boolean }): Promise<void> {
    try {
      do {
        entry.again = false;
        await this.#advance(roundId);
      } while (entry.again && !this.#closed && this.#isHeard);
    } catch (error) {
      this.#parts.log.error({ error, roundId }, "A round could not be moved on; trying again");
      this.wakeAt(roundId, this.#parts.clock() + 2_000);
    }
  }

  async #advance(roundId: string): Promise<void> {
    while (this.#isHeard && !this.#closed) {
      const claim = await this.#claim(roundId);
      if (claim.kind === "noRound") return;
      if (claim.kind === "taken") return this.wakeAt(roundId, claim.freeAt);
      const waitUntil = await this.#sayWhatWaits(roundId);
      const round = await this.#whenDue(roundId);
      if (round === null) return;
      if (waitUntil !== null) return this.wakeAt(roundId, Math.min(waitUntil, round.dueAt ?? waitUntil));
      if ((await this.#parts.rounds.nextSend(roundId)) !== null) continue;
      const dueAt = await this.#parts.rounds.dueAt(roundId);
      if (dueAt !== null) return this.wakeAt(roundId, dueAt);
      this.#claimed.delete(roundId);
      this.#alarms.delete(roundId);
      return this.#parts.timers.clear(`round:${roundId}`);
    }
  }

  #claim(roundId: string): Promise<Claim> {
    const now = this.#parts.clock();
    this.#claimed.add(roundId);
    return this.#parts.rounds.claim(roundId, this.#parts.owner, now, now + CLAIM);
  }

  async #whenDue(roundId: string): Promise<Round | null> {
    const now = this.#parts.clock();
    return this.#parts.rounds.change(roundId, now, (round) => decideRound(round, { kind: "due" }, now));
  }

  /** Sends what may be sent by now; gives the time of the next attempt where something still waits. */
  async #sayWhatWaits(roundId: string): Promise<number | null> {
    while (!this.#closed && this.#isHeard) {
      const waiting = await this.#parts.rounds.nextSend(roundId);
      if (waiting === null) return null;
      if (waiting.dueAt > this.#parts.clock()) return waiting.dueAt;
      const claim = await this.#claim(roundId);
      if (claim.kind === "taken") return claim.freeAt;
      await this.#sender.say(roundId, waiting);
    }
    return null;
  }
}
