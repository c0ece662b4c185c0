import type { Fact, Fingerprint } from "./facts/fact.ts";
import { hash } from "./random.ts";
import { addDays, instantOf, localDate, weekday } from "./time.ts";

/** When a feed wants its concept: a local time ("09:00") on some ISO weekdays in an IANA zone. */
export type Schedule = { readonly time: string; readonly zone: string; readonly weekdays: readonly number[] };

/** A local date's slot and the instant it is due. */
export type Slot = { readonly localDate: string; readonly dueAt: number };

/** How late a slot may still be posted after the bot was away, in milliseconds. */
export const CATCH_UP = 6 * 3_600_000;
/** How many of the latest concepts keep their twins away. */
export const TWINS_APART = 7;

/** More than a week and the odd date that a zone skipped. */
const DAYS_AHEAD = 10;
/** After a long outage only the latest missed dates are worth a row. */
const MISSED_SHOWN = 31;

/** The first slot that is due after an instant; null only for a schedule without weekdays. */
export function nextSlot(schedule: Schedule, after: number): Slot | null {
  const today = localDate(after, schedule.zone);
  for (let day = -1; day <= DAYS_AHEAD; day++) {
    const date = addDays(today, day);
    if (!schedule.weekdays.includes(weekday(date))) continue;
    const dueAt = instantOf(date, schedule.time, schedule.zone);
    const isRealDate = localDate(dueAt, schedule.zone) === date;
    if (isRealDate && dueAt > after) return { localDate: date, dueAt };
  }
  return null;
}

/** A slot that has come due, and why it is skipped where it is. */
export type DueSlot = Slot & { readonly skipped: "late" | null };

/**
 * The slots from a feed's next time until now, and the time after them. A slot that is more than six hours late is
 * skipped; of a long outage only the last month is told.
 */
export function dueSlots(
  schedule: Schedule,
  nextAt: number,
  now: number,
): { slots: DueSlot[]; nextAt: number | null } {
  const slots: DueSlot[] = [];
  let slot = nextSlot(schedule, nextAt - 1);
  while (slot !== null && slot.dueAt <= now) {
    slots.push({ ...slot, skipped: now - slot.dueAt > CATCH_UP ? "late" : null });
    slot = nextSlot(schedule, slot.dueAt);
  }
  return { slots: slots.slice(-MISSED_SHOWN), nextAt: slot?.dueAt ?? null };
}

/** What the walk through a topic's facts has shown so far. */
export type Walk = {
  readonly facts: readonly Fact[];
  /** How often each fact was posted. */
  readonly posts: ReadonlyMap<Fingerprint, number>;
  /** The latest posts, newest first. */
  readonly latest: readonly Fingerprint[];
  readonly twins: ReadonlyMap<Fingerprint, Fingerprint>;
  readonly seed: string;
};

/**
 * The next concept: every fact before any again, in an order that the seed shuffles anew for each pass, and no twin
 * of one of the last seven where another is left. Null where there are no facts.
 */
export function nextConcept({ facts, posts, latest, twins, seed }: Walk): Fact | null {
  const count = (fact: Fact) => posts.get(fact.fingerprint) ?? 0;
  const twin = (fingerprint: Fingerprint) => twins.get(fingerprint) ?? fingerprint;
  const fewest = Math.min(...facts.map(count));
  const lately = new Set(latest.slice(0, TWINS_APART).map(twin));
  const due = facts
    .filter((fact) => count(fact) === fewest)
    .map((fact) => ({ fact, order: hash(seed, fewest, fact.fingerprint) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1));
  const fresh = due.find(({ fact }) => !lately.has(twin(fact.fingerprint)));
  return (fresh ?? due[0])?.fact ?? null;
}
