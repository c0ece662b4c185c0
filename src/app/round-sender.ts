import { hash } from "../core/random.ts";
import type { Absence } from "../core/rounds/absence.ts";
import { decideRound, type RoundEvent } from "../core/rounds/machine.ts";
import type { Round } from "../core/rounds/round.ts";
import { OVERDUE } from "../core/rounds/timing.ts";
import type { Announcement, Channels, Clock, Delivery, Logger } from "./ports.ts";
import { awayView, lobbyView, questionView, revealView, standingsView } from "./round-views.ts";
import type { RoundStore, WaitingSend } from "./stores.ts";

/** Discord remembers a nonce "for the past few minutes"; after this many milliseconds the channel is read instead. */
const NONCE_MEMORY = 120_000;
/** How often the channel may refuse before the round ends: right after an outage Discord refuses wrongly. */
const REFUSALS = 6;
const LONGEST_WAIT = 30_000;

export type SenderParts = {
  readonly rounds: RoundStore;
  readonly channels: Channels;
  readonly clock: Clock;
  readonly log: Logger;
};

/** The bot's latest absence, null where it hasn't been away. */
export type LatestAbsence = () => Absence | null;

/** Discord answers so to the nonce of a message that was deleted meanwhile. */
function isDeleted(delivery: Delivery): boolean {
  return delivery.kind === "gone" && delivery.what === "message";
}

type Loaded = { readonly round: Round; readonly wished: number };

/** Says on Discord what waits in a round's rows, and records what became of it. */
export class RoundSender {
  readonly #parts: SenderParts;
  readonly #absence: LatestAbsence;

  constructor(parts: SenderParts, absence: LatestAbsence) {
    this.#parts = parts;
    this.#absence = absence;
  }

  /** Tries once to say what a row holds; where that fails for now, the row waits for its next time. */
  async say(roundId: string, waiting: WaitingSend): Promise<void> {
    const { rounds, clock } = this.#parts;
    const loaded = await rounds.load(roundId);
    const message = loaded === null ? null : await this.#message(loaded, waiting);
    if (loaded === null || message === null) {
      if (loaded !== null && (await this.#wasLeftBehind(loaded.round, waiting))) return;
      return rounds.dropSend(waiting.sendId, waiting.version, clock());
    }
    const delivery = await this.#deliver(loaded.round, waiting, message);
    await this.#record(loaded.round, waiting, message, delivery);
  }

  /** What a waiting row says now; null where it no longer needs saying. */
  async #message({ round, wished }: Loaded, { send }: WaitingSend): Promise<Announcement | null> {
    const { rounds, clock } = this.#parts;
    const question = round.questions[send.position - 1];
    const isCurrent = round.position === send.position;
    if (round.end === "unreachable") return null;
    switch (send.kind) {
      case "lobby":
        return lobbyView(round, wished);
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

  /** A question that was posted but not recorded before its round ended is recorded now, so that it gets its answer. */
  async #wasLeftBehind(round: Round, waiting: WaitingSend): Promise<boolean> {
    const question = round.questions[waiting.send.position - 1];
    if (waiting.send.kind !== "question" || round.end === "unreachable" || question?.messageId !== null)
      return false;
    const { channels, clock } = this.#parts;
    const found = await channels.find(round.channelId, questionView(round, question, clock()));
    if (found.kind !== "found") return false;
    const { messageId, at } = found;
    await this.#change(round.id, this.#sent(waiting, messageId, at), waiting, messageId);
    return true;
  }

  #deliver(round: Round, waiting: WaitingSend, message: Announcement): Promise<Delivery> {
    const messageId = this.#editedMessage(round, waiting);
    return messageId === null
      ? this.#post(round, waiting, message)
      : this.#parts.channels.edit(round.channelId, messageId, message);
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

  /** Posts once. What may be there already is looked for; standings that stand there are brought up to date. */
  async #post(round: Round, waiting: WaitingSend, message: Announcement): Promise<Delivery> {
    const { channels, clock } = this.#parts;
    const { send, tries, since, version } = waiting;
    const { channelId } = round;
    if (tries > 0 || version > 1 || clock() - since > NONCE_MEMORY) {
      const found = await channels.find(channelId, message);
      if (found.kind === "found" && send.kind === "standings")
        return channels.edit(channelId, found.messageId, message);
      if (found.kind === "found") return { kind: "sent", messageId: found.messageId, at: found.at };
    }
    // Being away twice is said twice; all else is there once, however often it is tried.
    const time = send.kind === "away" ? version : 1;
    const nonce = (attempt: string) => hash(round.id, send.kind, send.position, time, attempt).slice(0, 25);
    const delivery = await channels.post(channelId, message, nonce("first"));
    if (!isDeleted(delivery)) return delivery;
    const again = await channels.post(channelId, message, nonce("again"));
    return isDeleted(again) ? { kind: "failed", reason: "the message was deleted twice" } : again;
  }

  #sent(
    { send }: WaitingSend,
    messageId: string,
    at: number,
    shownClosesAt: number | null = null,
  ): RoundEvent {
    return { kind: "sent", send, messageId, at, shownClosesAt, absence: this.#absence() };
  }

  async #record(
    round: Round,
    waiting: WaitingSend,
    message: Announcement,
    delivery: Delivery,
  ): Promise<void> {
    const { clock, log } = this.#parts;
    const { send, tries } = waiting;
    const context = { roundId: round.id, send: send.kind, position: send.position, tries };
    switch (delivery.kind) {
      case "sent": {
        const shownClosesAt = message.kind === "question" && tries === 0 ? message.closesAt : null;
        const { messageId, at } = delivery;
        return this.#change(round.id, this.#sent(waiting, messageId, at, shownClosesAt), waiting, messageId);
      }
      case "gone":
        if (delivery.what === "channel") return this.#giveUp(round, waiting);
        log.info(context, "A message to be edited was deleted");
        return this.#change(round.id, this.#sent(waiting, "", clock()), waiting, null);
      case "forbidden":
        if (tries + 1 >= REFUSALS) return this.#giveUp(round, waiting);
        log.warn({ ...context, missing: delivery.missing }, "Discord refused a round's message");
        return this.#postpone(round, waiting);
      case "failed":
        log.warn({ ...context, reason: delivery.reason }, "A round's message could not be sent yet");
        return this.#postpone(round, waiting);
    }
  }

  async #postpone(round: Round, { sendId, version, since, tries }: WaitingSend): Promise<void> {
    const { clock, log, rounds } = this.#parts;
    if (round.phase === "over" && clock() - since > OVERDUE) {
      log.warn({ roundId: round.id }, "Gave up saying something for a round that is over");
      return rounds.dropSend(sendId, version, clock());
    }
    return rounds.postponeSend(sendId, clock() + Math.min(LONGEST_WAIT, 1000 * 2 ** tries));
  }

  #giveUp(round: Round, waiting: WaitingSend): Promise<void> {
    const { id: roundId, channelId } = round;
    this.#parts.log.warn({ roundId, channelId }, "A round's channel can't be reached");
    return this.#change(roundId, { kind: "unreachable" }, waiting, null);
  }

  async #change(
    roundId: string,
    event: RoundEvent,
    { sendId, version }: WaitingSend,
    messageId: string | null,
  ): Promise<void> {
    const now = this.#parts.clock();
    const done = { sendId, version, messageId };
    await this.#parts.rounds.change(roundId, now, (round) => decideRound(round, event, now), done);
  }
}
