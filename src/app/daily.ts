import { dueSlots, nextSlot, type Schedule, type Slot } from "../core/daily.ts";
import { StudyError } from "../core/errors.ts";
import { topicNamed } from "../core/facts/library.ts";
import { zoneNamed } from "../core/time.ts";
import type { App, Member } from "./app.ts";
import { type DailyParts, makeDailySender } from "./daily-sender.ts";
import { endOfTick } from "./end-of-tick.ts";
import type { DailyFeed, Opening } from "./stores.ts";
import type { DailyStatus, FailureView } from "./views.ts";

const RECENT_SHOWN = 7;
/** Feeds that are opened in one transaction: each costs the disk's confirmation. */
const OPENED_AT_ONCE = 25;

/** What admins are told of a slot that came due too long ago. */
type Late = {
  readonly guildId: string;
  readonly failure: Extract<FailureView, { what: "daily" }>;
};

/** What keeps daily concepts going: `tick` opens what is due and sends what is open; after `close` it begins nothing new. */
export type DailyUpkeep = { tick(): Promise<void>; close(): void };

/** The daily concept: its settings and its upkeep. */
export function makeDaily(parts: DailyParts): App["daily"] & DailyUpkeep {
  const { daily, clock, studies, channels } = parts;
  const sender = makeDailySender(parts);

  async function show(guildId: string): Promise<DailyStatus> {
    const recent = await daily.recent(guildId, RECENT_SHOWN);
    const feed = await daily.get(guildId);
    if (feed === null) return { kind: "off", recent };
    const { channelId, time, zone, topic, weekdays } = feed;
    const nextAt = feed.nextAt ?? 0;
    const refused = channels.refusalIn(channelId);
    return { kind: "on", settings: { channelId, time, zone, topic, weekdays }, nextAt, refused, recent };
  }

  /** The next slot on a date that has had none: a date gets one post, whatever is changed. */
  async function nextFree(guildId: string, schedule: Schedule): Promise<Slot | null> {
    const taken = (await daily.recent(guildId, RECENT_SHOWN)).map(({ localDate }) => localDate);
    let next = nextSlot(schedule, clock());
    while (next !== null && taken.includes(next.localDate)) next = nextSlot(schedule, next.dueAt);
    return next;
  }

  async function tellLate(late: readonly Late[]): Promise<void> {
    for (const { guildId, failure } of late) await parts.tellFailure(guildId, failure, failure.localDate);
  }

  return {
    show,
    async set(member, wish) {
      refuseUnlessManager(member);
      const typed = wish.zone ?? (await parts.settings(member.guildId)).zone;
      const zone = zoneNamed(typed);
      if (zone === null) throw new StudyError("unknownZone", { zone: typed });
      const { library } = (await studies(member.guildId)).bank;
      if (library.facts.length === 0) throw new StudyError("noNotes");
      const topic = wish.topic === null ? null : topicNamed(library, wish.topic).name;
      const schedule = { ...wish, topic, zone };
      const next = await nextFree(member.guildId, schedule);
      if (next === null)
        throw new StudyError("badOption", { option: "weekdays", value: "", example: "mon-fri" });
      await daily.save({ guildId: member.guildId, ...schedule, nextAt: next.dueAt });
      return show(member.guildId);
    },
    async off(member) {
      refuseUnlessManager(member);
      if ((await daily.get(member.guildId)) === null) throw new StudyError("noDaily");
      await daily.off(member.guildId);
    },
    async now(member, channelId, requestId) {
      refuseUnlessManager(member);
      return sender.now(member.guildId, channelId, requestId);
    },
    async tick() {
      const late = await openDue(parts);
      await Promise.all([sender.sendOpen(), tellLate(late)]);
    },
    close: sender.close,
  };
}

function refuseUnlessManager(member: Member): void {
  if (!member.mayManageServer) throw new StudyError("notAllowed", { need: "manager" });
}

/** Opens what has come due; gives what admins are to be told of what came too late, the latest of each server. */
async function openDue({ daily, clock }: DailyParts): Promise<readonly Late[]> {
  const late: Late[] = [];
  const due = await daily.due(clock());
  for (let from = 0; from < due.length; from += OPENED_AT_ONCE) {
    const openings = due.slice(from, from + OPENED_AT_ONCE).flatMap((feed) => openingOf(feed, clock()));
    await daily.open(openings);
    late.push(...openings.flatMap(lateOf));
    await endOfTick();
  }
  return late;
}

function openingOf(feed: DailyFeed, now: number): readonly Opening[] {
  return feed.nextAt === null ? [] : [{ feed, ...dueSlots(feed, feed.nextAt, now) }];
}

function lateOf({ feed: { guildId, channelId }, slots }: Opening): readonly Late[] {
  const late = slots.findLast(({ skipped }) => skipped !== null);
  if (late === undefined) return [];
  const { localDate } = late;
  return [
    {
      guildId,
      failure: { kind: "failure", what: "daily", channelId, localDate, reason: "late", missing: null },
    },
  ];
}
