import type { Absence } from "../core/rounds/absence.ts";
import type { RoundEvent } from "../core/rounds/event.ts";
import { decideRound } from "../core/rounds/machine.ts";
import type { Round } from "../core/rounds/round.ts";
import type { TellFailure } from "./failures.ts";
import type { Announcement, Channels, Clock, Delivery, Logger } from "./ports.ts";
import {
  awayView,
  lobbyView,
  questionView,
  revealView,
  shortageIn,
  standingsView,
  voidedView,
} from "./round-views.ts";
import type { RuledStudies } from "./ruled-study.ts";
import { NONCE_MEMORY, postOnce, postUnlessThere } from "./sending.ts";
import type { RoundStore, WaitingSend } from "./stores.ts";

/** How often the channel may refuse before the round ends: right after an outage Discord refuses wrongly. */
const REFUSALS = 6;
const LONGEST_WAIT = 30_000;
/** Where nothing went out, since nothing can be sent for now, the next try costs Discord nothing. */
const LONGEST_OUTAGE_WAIT = 10_000;
/** Discord counts what it refuses, so that is tried ever more seldom. */
const LONGEST_REFUSED_WAIT = 3_600_000;
/** A round's last words are tried for so long, in milliseconds: outages take hours. */
const LAST_WORDS = 86_400_000;
/** A message that Discord dates this long before it was wanted, or after now, in milliseconds, shows a wrong clock. */
const CLOCKS_APART = 1_000;

export type SenderParts = {
  readonly rounds: RoundStore;
  readonly studies: RuledStudies;
  readonly channels: Channels;
  readonly clock: Clock;
  readonly log: Logger;
  readonly tellFailure: TellFailure;
};

/** The bot's latest long absence, null where it hasn't been away for long. */
export type LatestAbsence = () => Absence | null;

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
    if (loaded !== null && message === null && (await this.#isLookedFor(loaded.round, waiting))) return;
    if (loaded === null || message === null) return rounds.dropSend(waiting.sendId, waiting.version, clock());
    const delivery = await this.#deliver(loaded.round, waiting, message);
    await this.#record(loaded.round, waiting, message, delivery);
  }

  /** What a waiting row says now; null where it no longer needs saying. */
  async #message({ round, wished }: Loaded, { send }: WaitingSend): Promise<Announcement | null> {
    const { rounds, studies, clock } = this.#parts;
    const question = round.questions[send.position - 1];
    const isCurrent = round.position === send.position;
    if (round.end === "unreachable") return null;
    switch (send.kind) {
      case "lobby":
        return lobbyView(round, wished, await shortageIn(studies, round, wished));
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
      case "voided":
        return question === undefined ? null : voidedView(round, question);
      case "reveal": {
        if (question === undefined) return null;
        const answers = await rounds.answers(round.id, send.position);
        const isVoid = (await rounds.voided(round.id)).has(send.position);
        const hidden = await rounds.hidden(round.guildId);
        return revealView({ round, question, answers, isVoid, hidden });
      }
    }
  }

  /**
   * A question that was posted but not recorded before its round ended is recorded now, so that it gets its answer; where
   * nobody can tell whether it was, it is looked for again. False where there is none.
   */
  async #isLookedFor(round: Round, waiting: WaitingSend): Promise<boolean> {
    const question = round.questions[waiting.send.position - 1];
    if (waiting.send.kind !== "question" || round.end === "unreachable" || question?.messageId !== null)
      return false;
    const { channels, clock } = this.#parts;
    const view = questionView(round, question, clock());
    const found = await channels.find(round.channelId, view, waiting.since);
    if (found.kind === "unknown") await this.#postpone(round, waiting);
    if (found.kind !== "found") return found.kind === "unknown";
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
    // Being away twice is said twice; all else is there once, however often it is tried.
    const time = send.kind === "away" ? version : 1;
    const name = [round.id, send.kind, send.position, time];
    if (tries === 0 && version === 1 && clock() - since <= NONCE_MEMORY) {
      return postOnce(channels, channelId, message, name);
    }
    const delivery = await postUnlessThere(channels, channelId, message, { name, since });
    const isOld = delivery.kind === "sent" && delivery.at < clock() - 1_000;
    if (isOld && send.kind === "standings") return channels.edit(channelId, delivery.messageId, message);
    return delivery;
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
        if (send.kind === "question") this.#watchClock(waiting.since, at);
        return this.#change(round.id, this.#sent(waiting, messageId, at, shownClosesAt), waiting, messageId);
      }
      case "gone":
        if (delivery.what === "channel") return this.#giveUp(round, waiting);
        log.info(context, "A message to be edited was deleted");
        return this.#change(round.id, this.#sent(waiting, "", clock()), waiting, null);
      case "forbidden":
        if (tries + 1 >= REFUSALS && round.phase !== "over") return this.#giveUp(round, waiting);
        log.warn({ ...context, missing: delivery.missing }, "Discord refused a round's message");
        return this.#postpone(round, waiting, LONGEST_REFUSED_WAIT);
      case "failed":
        log.warn({ ...context, reason: delivery.reason }, "A round's message could not be sent yet");
        return this.#postpone(round, waiting, delivery.isOutage ? LONGEST_OUTAGE_WAIT : LONGEST_WAIT);
    }
  }

  /** Questions close by Discord's clock on this machine's timers: where the two differ, someone has to know. */
  #watchClock(wantedAt: number, sentAt: number): void {
    const [ahead, behind] = [wantedAt - sentAt, sentAt - this.#parts.clock()];
    if (Math.max(ahead, behind) <= CLOCKS_APART) return;
    const fields = { aheadMs: Math.max(0, ahead), behindMs: Math.max(0, behind) };
    this.#parts.log.warn(fields, "This machine's clock is wrong by Discord's; keep it right by NTP");
  }

  async #postpone(
    round: Round,
    { sendId, version, since, tries }: WaitingSend,
    longest = LONGEST_WAIT,
  ): Promise<void> {
    const { clock, log, rounds } = this.#parts;
    if (round.phase === "over" && clock() - since > LAST_WORDS) {
      log.warn({ roundId: round.id }, "Gave up saying something for a round that is over");
      return rounds.dropSend(sendId, version, clock());
    }
    return rounds.postponeSend(sendId, clock() + Math.min(longest, 1000 * 2 ** tries));
  }

  async #giveUp(round: Round, waiting: WaitingSend): Promise<void> {
    const { id: roundId, guildId, channelId } = round;
    this.#parts.log.warn({ roundId, channelId }, "A round's channel can't be reached");
    await this.#change(roundId, { kind: "unreachable" }, waiting, null);
    // A round that was over before loses no question by it.
    if (round.endedAt !== null) return;
    const missing = this.#parts.channels.refusalIn(channelId);
    const failure = { kind: "failure", what: "round", channelId, missing } as const;
    await this.#parts.tellFailure(guildId, failure, roundId);
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
