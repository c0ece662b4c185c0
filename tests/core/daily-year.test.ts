import { describe, expect, test } from "vitest";
import { nextSlot } from "../../src/core/daily.ts";
import { TIMES, ZONES } from "../support/zones.ts";

const YEAR = [Date.UTC(2026, 0, 1, 12), Date.UTC(2027, 0, 1, 12)] as const;
const MINUTE = 60_000;

/** The wall clock of a zone, as another implementation of time zones (Intl) reads it: "2026-03-29 01:30". */
function wallClock(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  return (at) => format.format(at);
}

function dates(): string[] {
  const days: string[] = [];
  for (let at = YEAR[0]; at < YEAR[1]; at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

/** Every slot of a year, one after another. */
function slotsOf(zone: string, time: string) {
  const schedule = { zone, time, weekdays: [1, 2, 3, 4, 5, 6, 7] };
  const slots = [];
  let slot = nextSlot(schedule, YEAR[0] - 2 * 86_400_000);
  while (slot !== null && slot.localDate <= "2026-12-31") {
    if (slot.localDate >= "2026-01-01") slots.push(slot);
    slot = nextSlot(schedule, slot.dueAt);
  }
  return slots;
}

/** What is wrong with a slot's time; null where it is the first valid minute at or after the wish. */
function wrong(read: (at: number) => string, wish: string, dueAt: number): string | null {
  const shown = read(dueAt);
  const earlier = [30, 60, 90, 120].map((minutes) => read(dueAt - minutes * MINUTE));
  if (shown === wish) return earlier.includes(wish) ? "its second coming" : null;
  const isGap = read(dueAt - MINUTE) < wish && wish < shown;
  return isGap ? null : `${shown} instead of ${wish}`;
}

describe(`365 days in ${ZONES.length} zones`, () => {
  test.each(TIMES)("at %s there is one slot a date, none missing, at the first valid minute", (time) => {
    expect(ZONES.length).toBeGreaterThanOrEqual(30);
    const all = dates();
    const problems: string[] = [];
    for (const zone of ZONES) {
      const read = wallClock(zone);
      const slots = slotsOf(zone, time);
      if (slots.map(({ localDate }) => localDate).join() !== all.join())
        problems.push(`${zone}: other dates`);
      for (const { localDate, dueAt } of slots) {
        const problem = wrong(read, `${localDate} ${time}`, dueAt);
        if (problem !== null) problems.push(`${zone}, ${localDate} ${time}: ${problem}`);
      }
    }
    expect(problems).toEqual([]);
  });
});
