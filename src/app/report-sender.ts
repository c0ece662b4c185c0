import type { Channels, Clock, Delivery, Logger } from "./ports.ts";
import type { ReportSendStore, RulingStore, WaitingReport } from "./question-stores.ts";
import type { ReportedView } from "./question-views.ts";
import { reviewed } from "./reviews.ts";
import { NONCE_MEMORY, postOnce, postUnlessThere } from "./sending.ts";
import type { RoundStore } from "./stores.ts";
import type { GuildSettings } from "./views.ts";

/** A question gets a new message at most once in so many milliseconds; all else is edited in. */
const BETWEEN_POSTS = 3_600_000;
const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 3_600_000;
const MOST_TRIES = 10;

export type ReportSenderParts = {
  readonly reportSends: ReportSendStore;
  readonly rulings: RulingStore;
  readonly rounds: Pick<RoundStore, "beingAsked">;
  readonly settings: (guildId: string) => Promise<GuildSettings>;
  readonly channels: Channels;
  readonly clock: Clock;
  readonly log: Logger;
};

export type ReportSender = {
  /** Sends what is due; while that is under way, once more after it. */
  readonly send: () => Promise<void>;
  /** Starts nothing new and waits for what is under way. */
  readonly close: () => Promise<void>;
};

function nextPost({ postedAt }: WaitingReport): number {
  return postedAt === null ? 0 : postedAt + BETWEEN_POSTS;
}

/** Tells admin channels about reported questions: what is due is a row, and one message a question is brought up to date. */
export function makeReportSender(parts: ReportSenderParts): ReportSender {
  const { reportSends, rulings, rounds, settings, channels, clock, log } = parts;
  let sending: Promise<void> | null = null;
  let again = false;
  let isClosed = false;

  async function sendDue(): Promise<void> {
    again = false;
    for (const waiting of await reportSends.due(clock())) if (!isClosed) await say(waiting);
  }

  function send(): Promise<void> {
    if (isClosed) return Promise.resolve();
    if (sending !== null) {
      again = true;
      return sending;
    }
    sending = sendDue()
      .catch((error: unknown) => log.error({ error }, "Admin channels could not be told of reports"))
      .then(() => {
        sending = null;
        return again ? send() : undefined;
      });
    return sending;
  }

  async function say(waiting: WaitingReport): Promise<void> {
    const { guildId, questionId, message } = waiting;
    const { adminChannelId } = await settings(guildId);
    const ruling = await rulings.one(guildId, questionId);
    if (adminChannelId === null || ruling === null)
      return reportSends.said(waiting, { kind: "dropped" }, clock());
    // Whoever reads there may be playing.
    if ((await rounds.beingAsked(guildId)).has(questionId))
      return reportSends.postpone(waiting, { dueAt: clock() + FIRST_WAIT, tries: waiting.tries });
    const view: ReportedView = { kind: "reported", ...reviewed(ruling) };
    if (message?.channelId === adminChannelId) {
      const delivery = await channels.edit(adminChannelId, message.messageId, view);
      const isSeen = !waiting.isNews || clock() < nextPost(waiting);
      if (delivery.kind === "sent" && isSeen) return reportSends.said(waiting, { kind: "edited" }, clock());
      if (delivery.kind !== "sent" && delivery.kind !== "gone") return failed(waiting, delivery);
    }
    return post(waiting, adminChannelId, view);
  }

  async function post(waiting: WaitingReport, channelId: string, view: ReportedView): Promise<void> {
    const { guildId, questionId, postedAt, tries, since } = waiting;
    const next = nextPost(waiting);
    if (clock() < next) return reportSends.postpone(waiting, { dueAt: next, tries });
    const name = ["report", guildId, questionId, postedAt ?? 0];
    const isFresh = tries === 0 && clock() - since <= NONCE_MEMORY;
    const delivery = isFresh
      ? await postOnce(channels, channelId, view, name)
      : await postUnlessThere(channels, channelId, view, { name, since });
    if (delivery.kind !== "sent") return failed(waiting, delivery);
    const { messageId } = delivery;
    await reportSends.said(waiting, { kind: "posted", channelId, messageId }, clock());
  }

  async function failed(waiting: WaitingReport, delivery: Delivery): Promise<void> {
    const { guildId, tries } = waiting;
    const isOver = delivery.kind === "gone" || tries + 1 >= MOST_TRIES;
    log.warn({ guildId, delivery, tries }, "The admin channel could not be told of a reported question");
    if (isOver) return reportSends.said(waiting, { kind: "dropped" }, clock());
    const dueAt = clock() + Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries);
    await reportSends.postpone(waiting, { dueAt, tries: tries + 1 });
  }

  return {
    send,
    async close() {
      isClosed = true;
      await sending;
    },
  };
}
