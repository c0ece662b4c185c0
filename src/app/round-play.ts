import { hash } from "../core/random.ts";
import { decideRound, type RoundEvent } from "../core/rounds/machine.ts";
import type { Round } from "../core/rounds/round.ts";
import { OVERDUE } from "../core/rounds/timing.ts";
import type { Announcement, Channels, Clock, Delivery, Logger, Timers } from "./ports.ts";
import { awayView, lobbyView, questionView, revealView, standingsView } from "./round-views.ts";
import type { RoundStore, WaitingSend } from "./stores.ts";

/** How long a process keeps a round that it works on, in milliseconds, should it die. */
const CLAIM = 5_000;
/** Discord remembers a nonce "for the past few minutes"; after this many milliseconds the channel is read instead. */
const NONCE_MEMORY = 120_000;
/** How often the channel may refuse before the round ends: right after an outage Discord refuses wrongly. */
const REFUSALS = 6;
const LONGEST_WAIT = 30_000;

export type PlayParts = {
  readonly rounds: RoundStore;
  readonly channels: Channels;
  readonly timers: Timers;
  readonly clock: Clock;
  readonly log: Logger;
  /** This process, for claims. */
  readonly owner: string;
};

/** What became of one attempt to say something: go on at once, or not before a time. */
type Attempt = { readonly kind: "done" } | { readonly kind: "wait"; readonly until: number };

/** Moves rounds on: what is due is a row; this claims it, acts, and records. */
export class Play {
  readonly #parts: PlayParts;
  readonly #running = new Map<string, { again: boolean; done: Promise<void> }>();
  /** Whether the bot hears Discord; until it does, nothing moves on. */
  #isHeard = false;
  #closed = false;

  constructor(parts: PlayParts) {
    this.#parts = parts;
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

  /** Makes a due row punctual. */
  wakeAt(roundId: string, at: number): void {
    if (!this.#closed) this.#parts.timers.set(`round:${roundId}`, at, () => void this.wake(roundId));
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

  /** Discord is heard: open questions get back the time that nobody could use, and rounds go on. */
  async resume(awaySince: number): Promise<void> {
    const unfinished = await this.#parts.rounds.unfinished();
    this.#isHeard = true;
    for (const roundId of unfinished) {
      try {
        await this.apply(roundId, { kind: "back", awaySince });
      } catch (error) {
        this.#parts.log.error({ error, roundId }, "A round could not be taken up again");
      }
    }
  }

  /** Starts nothing new and waits for what is under way. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled([...this.#running.values()].map((entry) => entry.done));
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
      if (!(await this.#claim(roundId))) return this.wakeAt(roundId, this.#parts.clock() + CLAIM);
      const waitUntil = await this.#sayWhatWaits(roundId);
      const round = await this.#whenDue(roundId);
      if (round === null) return;
      if (waitUntil !== null) return this.wakeAt(roundId, Math.min(waitUntil, round.dueAt ?? waitUntil));
      if ((await this.#parts.rounds.nextSend(roundId)) !== null) continue;
      if (round.dueAt !== null) return this.wakeAt(roundId, round.dueAt);
      return this.#parts.timers.clear(`round:${roundId}`);
    }
  }

  #claim(roundId: string): Promise<boolean> {
    const now = this.#parts.clock();
    return this.#parts.rounds.claim(roundId, this.#parts.owner, now, now + CLAIM);
  }

  async #whenDue(roundId: string): Promise<Round | null> {
    const now = this.#parts.clock();
    return this.#parts.rounds.change(roundId, now, (round) => decideRound(round, { kind: "due" }, now));
  }

  /** Sends until nothing waits; gives the time of the next attempt where one failed. */
  async #sayWhatWaits(roundId: string): Promise<number | null> {
    while (!this.#closed && this.#isHeard) {
      const waiting = await this.#parts.rounds.nextSend(roundId);
      if (waiting === null) return null;
      if (waiting.dueAt > this.#parts.clock()) return waiting.dueAt;
      if (!(await this.#claim(roundId))) return this.#parts.clock() + CLAIM;
      const attempt = await this.#say(roundId, waiting);
      if (attempt.kind === "wait") return attempt.until;
    }
    return null;
  }

  async #say(roundId: string, waiting: WaitingSend): Promise<Attempt> {
    const { rounds, clock } = this.#parts;
    const loaded = await rounds.load(roundId);
    const message = loaded === null ? null : await this.#message(loaded, waiting);
    if (loaded === null || message === null) {
      await rounds.dropSend(waiting.sendId, waiting.version, clock());
      return { kind: "done" };
    }
    const delivery = await this.#deliver(loaded.round, waiting, message);
    return this.#record(loaded.round, waiting, message, delivery);
  }

  /** What a waiting row says now; null where it no longer needs saying. */
  async #message(
    { round, wished }: { round: Round; wished: number },
    { send }: WaitingSend,
  ): Promise<Announcement | null> {
    const { rounds, clock } = this.#parts;
    const question = round.questions[send.position - 1];
    const isCurrent = round.position === send.position;
    if (round.end === "unreachable") return null;
    switch (send.kind) {
      case "lobby":
        return round.lobbyMessageId === null ? null : lobbyView(round, wished);
      case "standings":
        return standingsView(round, rounds);
      case "question":
        if (question === undefined || round.phase !== "asking" || !isCurrent) return null;
        return questionView(round, question, clock() + question.duration);
      case "deadline":
        if (question?.closesAt == null || round.phase !== "open" || !isCurrent) return null;
        return questionView(round, question, question.closesAt);
      case "away":
        return question === undefined || round.phase !== "open" || !isCurrent ? null : awayView(question);
      case "reveal":
        if (question === undefined) return null;
        return revealView(round, question, await rounds.answers(round.id, send.position));
    }
  }

  #deliver(round: Round, waiting: WaitingSend, message: Announcement): Promise<Delivery> {
    const { channels } = this.#parts;
    const messageId = this.#editedMessage(round, waiting);
    return messageId === null
      ? this.#post(round, waiting, message)
      : channels.edit(round.channelId, messageId, message);
  }

  #editedMessage(round: Round, { send, messageId }: WaitingSend): string | null {
    switch (send.kind) {
      case "lobby":
        return round.lobbyMessageId;
      case "deadline":
      case "reveal":
        return round.questions[send.position - 1]?.messageId ?? null;
      case "standings":
        return messageId;
      default:
        return null;
    }
  }

  async #post(round: Round, { send, tries, since }: WaitingSend, message: Announcement): Promise<Delivery> {
    const { channels, clock } = this.#parts;
    if (tries > 0 || clock() - since > NONCE_MEMORY) {
      const found = await channels.find(round.channelId, message);
      if (found.kind === "found") return { kind: "sent", messageId: found.messageId, at: found.at };
    }
    return channels.post(round.channelId, message, hash(round.id, send.kind, send.position).slice(0, 25));
  }

  async #record(
    round: Round,
    waiting: WaitingSend,
    message: Announcement,
    delivery: Delivery,
  ): Promise<Attempt> {
    const { clock, log, rounds } = this.#parts;
    const { send, sendId, version, tries } = waiting;
    const context = { roundId: round.id, send: send.kind, position: send.position, tries };
    switch (delivery.kind) {
      case "sent": {
        const shownClosesAt = message.kind === "question" && tries === 0 ? message.closesAt : null;
        const { messageId, at } = delivery;
        await this.#change(
          round.id,
          { kind: "sent", send, messageId, at, shownClosesAt },
          waiting,
          messageId,
        );
        return { kind: "done" };
      }
      case "gone":
        if (delivery.what === "channel") return this.#giveUp(round, waiting);
        log.info(context, "A message to be edited was deleted");
        await this.#change(
          round.id,
          { kind: "sent", send, messageId: "", at: clock(), shownClosesAt: null },
          waiting,
          null,
        );
        return { kind: "done" };
      case "forbidden":
        if (tries + 1 >= REFUSALS) return this.#giveUp(round, waiting);
        log.warn({ ...context, missing: delivery.missing }, "Discord refused a round's message");
        break;
      case "failed":
        log.warn({ ...context, reason: delivery.reason }, "A round's message could not be sent yet");
    }
    if (round.phase === "over" && clock() - waiting.since > OVERDUE) {
      log.warn(context, "Gave up saying something for a round that is over");
      await rounds.dropSend(sendId, version, clock());
      return { kind: "done" };
    }
    const until = clock() + Math.min(LONGEST_WAIT, 1000 * 2 ** tries);
    await rounds.postponeSend(sendId, until);
    return { kind: "wait", until };
  }

  async #giveUp(round: Round, waiting: WaitingSend): Promise<Attempt> {
    this.#parts.log.warn(
      { roundId: round.id, channelId: round.channelId },
      "A round's channel can't be reached",
    );
    await this.#change(round.id, { kind: "unreachable" }, waiting, null);
    return { kind: "done" };
  }

  async #change(
    roundId: string,
    event: RoundEvent,
    { sendId, version }: WaitingSend,
    messageId: string | null,
  ) {
    const now = this.#parts.clock();
    const done = { sendId, version, messageId };
    await this.#parts.rounds.change(roundId, now, (round) => decideRound(round, event, now), done);
  }
}
