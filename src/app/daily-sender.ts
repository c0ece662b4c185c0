import { CATCH_UP, nextConcept } from "../core/daily.ts";
import { StudyError } from "../core/errors.ts";
import type { Fact } from "../core/facts/fact.ts";
import { factsAbout } from "../core/facts/library.ts";
import { localDate } from "../core/time.ts";
import type { TellFailure } from "./failures.ts";
import type { Channels, Clock, Delivery, Logger } from "./ports.ts";
import { NONCE_MEMORY, postOnce, postUnlessThere } from "./sending.ts";
import type { DailyStore, PendingSlot } from "./stores.ts";
import { factIdOf, factView, type Studies, type Study } from "./study.ts";
import type { DailyPostView, GuildSettings } from "./views.ts";

/** How long one process keeps a slot that it sends, in milliseconds: should it die, the next minute's tick has it again. */
const CLAIM = 50_000;
/**
 * Slots that are sent at the same time: many servers share an hour, and Discord takes its time with each. The edge spreads
 * them.
 */
export const DAILIES_AT_ONCE = 24;
/** Slots that are claimed in one transaction. */
const CLAIMED_AT_ONCE = 8;
const HOUR = 3_600_000;
/** What failed is tried again so soon, in milliseconds, so that it is made up for as soon as an outage ends. */
const RETRY = 10_000;
/** What Discord refuses, though it told that it allows it, is tried again so soon: it counts what it refuses. */
const RETRY_REFUSED = 40_000;
/** So late it is given up even where the channel can't be read, so that nobody knows whether it is there. */
const FAILED_FOR = CATCH_UP + 2 * HOUR;
/** A channel that refuses is tried ever more seldom, seven times in two hours; then the slot is skipped and says why. */
const REFUSED_FOR = 2 * HOUR;
const FIRST_RETRY = 10_000;

/** What keeps a concept from its channel for longer than a day, until somebody changes something. */
const LASTING: ReadonlySet<string> = new Set(["forbidden", "gone"]);

export type DailyParts = {
  readonly daily: DailyStore;
  readonly settings: (guildId: string) => Promise<GuildSettings>;
  readonly studies: Studies;
  readonly channels: Channels;
  readonly clock: Clock;
  readonly log: Logger;
  readonly owner: string;
  readonly tellFailure: TellFailure;
};

type Post = {
  readonly guildId: string;
  readonly slot: string;
  readonly localDate: string;
  readonly fact: Fact;
};

function viewOf({ guildId, slot, localDate, fact }: Post): DailyPostView {
  return { kind: "daily", guildId, slot, localDate, fact: factView(fact) };
}

/** Decides the next concept of a guild's walk, given what was posted. */
function walk(
  study: Study,
  guildId: string,
  topic: string | null,
): (history: readonly string[]) => string | null {
  const facts = factsOrAll(study, topic);
  return (history) => {
    const posts = history.flatMap((id) => study.factsById.get(id)?.fingerprint ?? []);
    const fact = nextConcept({ facts, posts, twins: study.bank.twins, seed: guildId });
    return fact === null ? null : factIdOf(study, fact.fingerprint);
  };
}

/** A topic that was renamed, removed or switched off since it was chosen gives way to all notes. */
function factsOrAll({ bank: { library } }: Study, topic: string | null): readonly Fact[] {
  const isKnown = library.topics.some(({ name }) => name === topic);
  return factsAbout(library, isKnown ? topic : null);
}

function refusalOf(delivery: Exclude<Delivery, { kind: "sent" }>, channelId: string): StudyError {
  if (delivery.kind === "forbidden") {
    return new StudyError("missingPermissions", { permissions: delivery.missing, channelId });
  }
  return new StudyError(delivery.kind === "gone" ? "channelGone" : "notSent", { channelId });
}

async function done(work: Promise<void>): Promise<true> {
  await work;
  return true;
}

/** Sends daily concepts: those whose slot is open, and one at once on request. */
export function makeDailySender(parts: DailyParts) {
  const { daily, settings, studies, channels, clock, log, owner, tellFailure } = parts;
  let isClosed = false;

  /** The slot with its fact; null where there is none to show. */
  async function chosen(slot: PendingSlot): Promise<{ slot: PendingSlot; fact: Fact } | null> {
    const study = await studies(slot.guildId);
    const kept = slot.factId === null ? undefined : study.factsById.get(slot.factId);
    if (kept !== undefined) return { slot, fact: kept };
    const feed = await daily.get(slot.guildId);
    const factId = await daily.choose(slot, walk(study, slot.guildId, feed?.topic ?? null));
    const fact = factId === null ? undefined : study.factsById.get(factId);
    return fact === undefined ? null : { slot: { ...slot, factId }, fact };
  }

  async function deliver(slot: PendingSlot, post: DailyPostView): Promise<Delivery> {
    const name = ["daily", slot.guildId, slot.localDate];
    const mayBeThere = slot.tries > 1 && clock() - slot.dueAt > NONCE_MEMORY;
    if (!mayBeThere) return postOnce(channels, slot.channelId, post, name);
    return postUnlessThere(channels, slot.channelId, post, { name, since: slot.dueAt });
  }

  /** Whether other slots are worth a try: only in an outage none is. */
  async function send(opened: PendingSlot): Promise<boolean> {
    if (clock() - opened.dueAt > CATCH_UP) return endLate(opened);
    const next = await chosen(opened);
    if (next === null) return done(skip(opened, "noFacts"));
    const { slot, fact } = next;
    const { guildId, localDate: date } = slot;
    const delivery = await deliver(slot, viewOf({ guildId, slot: date, localDate: date, fact }));
    if (delivery.kind === "sent") return done(daily.sent(slot, delivery));
    log.warn(
      { guildId, localDate: date, tries: slot.tries, delivery },
      "A daily concept could not be posted",
    );
    if (delivery.kind === "gone") return done(skip(slot, "gone"));
    const isRefused = delivery.kind === "failed" && delivery.refused !== undefined;
    await postpone(slot, delivery.kind, isRefused ? RETRY_REFUSED : RETRY);
    return delivery.kind !== "failed" || delivery.isOutage !== true;
  }

  /**
   * A slot that is too late isn't sent any more; where it was, a crash before that was recorded, it is recorded. Where
   * the channel can't be read for the moment, it is looked at again.
   */
  async function endLate(slot: PendingSlot): Promise<boolean> {
    const fact = slot.factId === null ? undefined : (await studies(slot.guildId)).factsById.get(slot.factId);
    if (fact === undefined) return done(skip(slot, "late"));
    const { guildId, localDate: date, channelId } = slot;
    const view = viewOf({ guildId, slot: date, localDate: date, fact });
    const found = await channels.find(channelId, view, slot.dueAt);
    if (found.kind === "found") return done(daily.sent(slot, found));
    if (found.kind !== "unknown") return done(skip(slot, "late"));
    await postpone(slot, "failed");
    return found.isOutage !== true;
  }

  function postpone(slot: PendingSlot, reason: "forbidden" | "failed", soon = RETRY): Promise<void> {
    const late = clock() - slot.dueAt;
    const isFailure = reason === "failed";
    if (late > (isFailure ? FAILED_FOR : REFUSED_FOR)) return skip(slot, reason);
    const wait = isFailure ? soon : Math.min(HOUR, Math.max(FIRST_RETRY, 2 * late));
    return daily.retry(slot, clock() + wait, reason);
  }

  /** Of a channel that refuses day after day, or is gone, admins are told the first time. */
  async function wasTold({ guildId, localDate }: PendingSlot, reason: string): Promise<boolean> {
    if (!LASTING.has(reason)) return false;
    const slots = await daily.recent(guildId, 2);
    return slots.find((slot) => slot.localDate < localDate)?.reason === reason;
  }

  async function skip(slot: PendingSlot, reason: string): Promise<void> {
    await daily.skip(slot, reason);
    const { guildId, channelId, localDate } = slot;
    if (await wasTold(slot, reason)) return;
    const missing = reason === "forbidden" ? channels.refusalIn(channelId) : null;
    const failure = { kind: "failure", what: "daily", channelId, localDate, reason, missing } as const;
    await tellFailure(guildId, failure, localDate);
  }

  /** Takes some slots that are open. */
  async function claimed(most: number): Promise<readonly PendingSlot[]> {
    const now = clock();
    return isClosed ? [] : daily.claim(owner, now, now + CLAIM, most);
  }

  /** Sends a slot, whatever happens; whether others are worth a try. */
  async function tried(slot: PendingSlot): Promise<boolean> {
    try {
      return await send(slot);
    } catch (error) {
      log.error({ error, guildId: slot.guildId, localDate: slot.localDate }, "A daily slot failed");
      await postpone(slot, "failed");
      return true;
    }
  }

  return {
    /** Begins nothing new. */
    close(): void {
      isClosed = true;
    },

    /** Sends every slot that is open, some at a time; one goes first, and where an outage keeps it, all wait for the next tick. */
    async sendOpen(): Promise<void> {
      const [first] = await claimed(1);
      let isWorthIt = first !== undefined && (await tried(first));
      const underWay = new Set<Promise<void>>();
      let slots: readonly PendingSlot[] = [];
      do {
        slots = isWorthIt ? await claimed(CLAIMED_AT_ONCE) : [];
        for (const slot of slots) {
          const sending = tried(slot).then((isWell) => {
            isWorthIt &&= isWell;
            underWay.delete(sending);
          });
          underWay.add(sending);
        }
        while (underWay.size > DAILIES_AT_ONCE - CLAIMED_AT_ONCE) await Promise.race(underWay);
      } while (slots.length > 0);
      await Promise.all(underWay);
    },

    /** Posts the next concept at once; the same request again gives the same post. */
    async now(guildId: string, channelId: string, requestId: string): Promise<{ channelId: string }> {
      const feed = await daily.get(guildId);
      const target = feed?.channelId ?? channelId;
      const at = clock();
      const study = await studies(guildId);
      const decide = walk(study, guildId, feed?.topic ?? null);
      const factId = await daily.reserve({ guildId, slot: requestId, at }, decide);
      const fact = factId === null ? undefined : study.factsById.get(factId);
      if (fact === undefined) throw new StudyError("noNotes");
      const zone = feed?.zone ?? (await settings(guildId)).zone;
      const post = viewOf({ guildId, slot: requestId, localDate: localDate(at, zone), fact });
      const delivery = await postOnce(channels, target, post, ["daily", guildId, requestId]);
      if (delivery.kind === "sent") return { channelId: target };
      await daily.release(guildId, requestId);
      log.warn({ guildId, channelId: target, delivery }, "A daily concept could not be posted");
      throw refusalOf(delivery, target);
    },
  };
}
