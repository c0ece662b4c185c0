import type { Fact, Fingerprint } from "./facts/fact.ts";
import { hash } from "./random.ts";
import { addDays, instantOf, isDateIn, localDate, weekday } from "./time.ts";

/** When a feed wants its concept: a local time ("09:00") on some ISO weekdays in an IANA zone. */
export type Schedule = { readonly time: string; readonly zone: string; readonly weekdays: readonly number[] };

/** A local date's slot and the instant it is due. */
export type Slot = { readonly localDate: string; readonly dueAt: number };

/** How late a slot may still be posted after the bot was away, in milliseconds. */
export const CATCH_UP = 6 * 3_600_000;
/** How many of the latest concepts keep their twins away. */
export const TWINS_APART = 7;

/** Two weeks and a day: a zone once skipped a date, so that a weekday was missing for two weeks. */
const DAYS_AHEAD = 15;
/** After a long outage only the latest missed dates are worth a row. */
const MISSED_SHOWN = 31;

/** The first slot that is due after an instant; null only for a schedule without weekdays. */
export function nextSlot(schedule: Schedule, after: number): Slot | null {
  const today = localDate(after, schedule.zone);
  for (let day = -1; day <= DAYS_AHEAD; day++) {
    const date = addDays(today, day);
    if (!schedule.weekdays.includes(weekday(date)) || !isDateIn(date, schedule.zone)) continue;
    const dueAt = instantOf(date, schedule.time, schedule.zone);
    if (dueAt > after) return { localDate: date, dueAt };
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
  /** All posts of the guild, oldest first. */
  readonly posts: readonly Fingerprint[];
  readonly twins: ReadonlyMap<Fingerprint, Fingerprint>;
  readonly seed: string;
};

/**
 * The next concept: every fact before any again, in an order that the seed shuffles anew for each pass, and no twin
 * of one of the last seven where another is left; facts with a formula that can't be shown exactly are left out. Null
 * where there are no facts.
 */
export function nextConcept({ facts: all, posts, twins, seed }: Walk): Fact | null {
  const facts = all.filter(({ isExact }) => isExact);
  const { pass, shown } = passOf(facts, posts);
  const ever = new Set(posts);
  const groupOf = (fingerprint: Fingerprint) => twins.get(fingerprint) ?? fingerprint;
  const left = facts.filter(({ fingerprint }) => !shown.has(fingerprint));
  const groups = Map.groupBy(left, ({ fingerprint }) => groupOf(fingerprint));
  const due = left.map((fact) => ({
    fact,
    isOld: ever.has(fact.fingerprint),
    group: groupOf(fact.fingerprint),
    order: hash(seed, pass, fact.fingerprint),
  }));
  // Those with most twins left come first, so that they don't all stand at the end of the pass.
  const twinsLeft = (group: Fingerprint) => groups.get(group)?.length ?? 0;
  due.sort(
    (a, b) =>
      Number(a.isOld) - Number(b.isOld) ||
      twinsLeft(b.group) - twinsLeft(a.group) ||
      (a.order < b.order ? -1 : 1),
  );
  const lately = new Set(posts.slice(-TWINS_APART).map(groupOf));
  const apart = due.find(({ group }) => !lately.has(group));
  return (apart ?? due[0])?.fact ?? null;
}

/** Which pass through the facts the next post belongs to, and what that pass has shown already. */
function passOf(facts: readonly Fact[], posts: readonly Fingerprint[]) {
  const known = new Set(facts.map(({ fingerprint }) => fingerprint));
  let pass = 0;
  let shown = new Set<Fingerprint>();
  for (const post of posts) {
    if (!known.has(post)) continue;
    if (shown.has(post)) {
      pass += 1;
      shown = new Set();
    }
    shown.add(post);
  }
  return shown.size < known.size ? { pass, shown } : { pass: pass + 1, shown: new Set<Fingerprint>() };
}
