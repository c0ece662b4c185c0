import { dueSlots, nextConcept, nextSlot, type Schedule, type Slot } from "../core/daily.ts";
import { StudyError } from "../core/errors.ts";
import type { Fact } from "../core/facts/fact.ts";
import { factsAbout } from "../core/facts/library.ts";
import { hash } from "../core/random.ts";
import { isZone, localDate } from "../core/time.ts";
import type { App, Member } from "./app.ts";
import type { Channels, Clock, Delivery, Logger, NewId } from "./ports.ts";
import type { DailyFeed, DailyStore, PendingSlot } from "./stores.ts";
import { factIdOf, factView, type Studies } from "./study.ts";
import type { DailyPostView, DailyStatus, GuildSettings } from "./views.ts";

/** How long one process keeps a slot that it sends, in milliseconds. */
const CLAIM = 60_000;
/** Discord remembers a nonce "for the past few minutes". */
const NONCE_MEMORY = 120_000;
const RECENT_SHOWN = 7;
/** Many servers share an hour; Discord takes about fifty messages a second. */
const SENT_AT_ONCE = 8;
/** Seven tries over about two hours ride out an outage; then the slot is skipped and says why. */
const WAITS = [10_000, 60_000, 300_000, 900_000, 1_800_000, 3_600_000];

export type DailyParts = {
  readonly daily: DailyStore;
  readonly settings: (guildId: string) => Promise<GuildSettings>;
  readonly studies: Studies;
  readonly channels: Channels;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Logger;
  readonly owner: string;
};

/** The daily concept: its settings, and `tick`, which opens what is due and sends what is open. */
export function makeDaily(parts: DailyParts): App["daily"] & { tick(): Promise<void> } {
  const { daily, clock, studies } = parts;
  const sender = makeSender(parts);

  async function show(guildId: string): Promise<DailyStatus> {
    const recent = await daily.recent(guildId, RECENT_SHOWN);
    const feed = await daily.get(guildId);
    if (feed === null) return { kind: "off", recent };
    const { channelId, time, zone, topic, weekdays } = feed;
    const nextAt = feed.nextAt ?? 0;
    return { kind: "on", settings: { channelId, time, zone, topic, weekdays }, nextAt, recent };
  }

  /** The next slot on a date that has had none: a date gets one post, whatever is changed. */
  async function nextFree(guildId: string, schedule: Schedule): Promise<Slot | null> {
    const taken = (await daily.recent(guildId, RECENT_SHOWN)).map(({ localDate }) => localDate);
    let next = nextSlot(schedule, clock());
    while (next !== null && taken.includes(next.localDate)) next = nextSlot(schedule, next.dueAt);
    return next;
  }

  return {
    show,
    async set(member, wish) {
      refuseUnlessManager(member);
      const zone = wish.zone ?? (await parts.settings(member.guildId)).zone;
      if (!isZone(zone)) throw new StudyError("unknownZone", { zone });
      const { bank } = studies(member.guildId);
      if (factsAbout(bank.library, wish.topic).length === 0) throw new StudyError("noNotes");
      const schedule = { ...wish, zone };
      const next = await nextFree(member.guildId, schedule);
      if (next === null)
        throw new StudyError("badOption", { option: "weekdays", value: "", example: "mon-fri" });
      await daily.save({ guildId: member.guildId, ...schedule, nextAt: next.dueAt }, member.userId);
      return show(member.guildId);
    },
    async off(member) {
      refuseUnlessManager(member);
      if ((await daily.get(member.guildId)) === null) throw new StudyError("noDaily");
      await daily.off(member.guildId);
    },
    async now(member, channelId) {
      refuseUnlessManager(member);
      return sender.now(member.guildId, channelId);
    },
    async tick() {
      for (const feed of await daily.due(clock())) await openDue(parts, feed);
      await sender.sendOpen();
    },
  };
}

function refuseUnlessManager(member: Member): void {
  if (!member.mayManageServer) throw new StudyError("notAllowed", { need: "manager" });
}

async function openDue({ daily, clock }: DailyParts, feed: DailyFeed): Promise<void> {
  if (feed.nextAt === null) return;
  const { slots, nextAt } = dueSlots(feed, feed.nextAt, clock());
  await daily.open(feed, slots, nextAt);
}

function refusalOf(delivery: Exclude<Delivery, { kind: "sent" }>, channelId: string): StudyError {
  if (delivery.kind === "forbidden") {
    return new StudyError("missingPermissions", { permissions: delivery.missing, channelId });
  }
  return new StudyError(delivery.kind === "gone" ? "channelGone" : "notSent", { channelId });
}

function makeSender({ daily, settings, studies, channels, clock, log, newId, owner }: DailyParts) {
  async function concept(
    guildId: string,
    topic: string | null,
  ): Promise<{ fact: Fact; factId: string } | null> {
    const study = studies(guildId);
    const posts = await daily.history(guildId);
    const fact = nextConcept({
      facts: factsOrAll(guildId, topic),
      posts: posts.flatMap((id) => study.factsById.get(id)?.fingerprint ?? []),
      twins: study.bank.twins,
      seed: guildId,
    });
    return fact === null ? null : { fact, factId: factIdOf(study, fact.fingerprint) };
  }

  /** A topic that was renamed or removed since it was chosen gives way to all notes. */
  function factsOrAll(guildId: string, topic: string | null): readonly Fact[] {
    const { library } = studies(guildId).bank;
    const isKnown = library.topics.some(({ name }) => name === topic);
    return factsAbout(library, isKnown ? topic : null);
  }

  async function chosen(slot: PendingSlot): Promise<{ fact: Fact; factId: string } | null> {
    const kept = slot.factId === null ? undefined : studies(slot.guildId).factsById.get(slot.factId);
    if (kept !== undefined && slot.factId !== null) return { fact: kept, factId: slot.factId };
    const feed = await daily.get(slot.guildId);
    const next = await concept(slot.guildId, feed?.topic ?? null);
    if (next !== null) await daily.choose(slot, next.factId);
    return next;
  }

  async function deliver(slot: PendingSlot, post: DailyPostView): Promise<Delivery> {
    const nonce = hash("daily", slot.guildId, slot.localDate).slice(0, 25);
    const maySeeOld = slot.tries > 1 && clock() - slot.dueAt > NONCE_MEMORY;
    if (!maySeeOld) return channels.post(slot.channelId, post, nonce);
    const found = await channels.find(slot.channelId, post);
    if (found.kind === "found") return { kind: "sent", messageId: found.messageId, at: found.at };
    if (found.kind === "none") return channels.post(slot.channelId, post, nonce);
    return { kind: "failed", reason: `the channel could not be read back: ${found.reason}` };
  }

  async function send(slot: PendingSlot): Promise<void> {
    const next = await chosen(slot);
    if (next === null) return daily.skip(slot, "noFacts");
    const { guildId, localDate: date } = slot;
    const post: DailyPostView = {
      kind: "daily",
      guildId,
      slot: date,
      localDate: date,
      fact: factView(next.fact),
    };
    const delivery = await deliver(slot, post);
    if (delivery.kind === "sent") return daily.sent({ ...slot, factId: next.factId }, delivery);
    log.warn(
      { guildId, localDate: date, tries: slot.tries, delivery },
      "A daily concept could not be posted",
    );
    if (delivery.kind === "gone") return daily.skip(slot, "gone");
    const wait = WAITS[slot.tries - 1];
    if (wait === undefined) return daily.skip(slot, delivery.kind === "forbidden" ? "forbidden" : "failed");
    return daily.retry(slot, clock() + wait);
  }

  async function sendOneByOne(): Promise<void> {
    for (;;) {
      const now = clock();
      const slot = await daily.claim(owner, now, now + CLAIM);
      if (slot === null) return;
      try {
        await send(slot);
      } catch (error) {
        log.error({ error, guildId: slot.guildId, localDate: slot.localDate }, "A daily slot failed");
      }
    }
  }

  return {
    /** Sends every slot that is open, some at once; one that fails or takes its time keeps no other waiting. */
    async sendOpen(): Promise<void> {
      await Promise.all(Array.from({ length: SENT_AT_ONCE }, sendOneByOne));
    },

    async now(guildId: string, channelId: string): Promise<{ channelId: string }> {
      const feed = await daily.get(guildId);
      const target = feed?.channelId ?? channelId;
      const next = await concept(guildId, feed?.topic ?? null);
      if (next === null) throw new StudyError("noNotes");
      const slot = newId();
      const zone = feed?.zone ?? (await settings(guildId)).zone;
      const today = localDate(clock(), zone);
      const post: DailyPostView = {
        kind: "daily",
        guildId,
        slot,
        localDate: today,
        fact: factView(next.fact),
      };
      const delivery = await channels.post(target, post, hash("daily", slot).slice(0, 25));
      if (delivery.kind !== "sent") {
        log.warn({ guildId, channelId: target, delivery }, "A daily concept could not be posted");
        throw refusalOf(delivery, target);
      }
      await daily.posted(guildId, slot, next.factId, delivery.at);
      return { channelId: target };
    },
  };
}
