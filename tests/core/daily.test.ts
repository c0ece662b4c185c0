import { describe, expect, test } from "vitest";
import { dueSlots, nextSlot, type Schedule } from "../../src/core/daily.ts";

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const HOUR = 3_600_000;
const utc = (at: number | undefined | null) => (at == null ? null : new Date(at).toISOString().slice(0, 16));
const feed = (zone: string, time: string, weekdays = EVERY_DAY): Schedule => ({ zone, time, weekdays });

describe("the next slot", () => {
  test.each([
    ["later today", "UTC", "09:00", EVERY_DAY, "2026-11-23T08:59:59Z", "2026-11-23", "2026-11-23T09:00"],
    [
      "not now, but after",
      "UTC",
      "09:00",
      EVERY_DAY,
      "2026-11-23T09:00:00Z",
      "2026-11-24",
      "2026-11-24T09:00",
    ],
    [
      "on the next of its weekdays",
      "UTC",
      "09:00",
      [3],
      "2026-11-25T10:00:00Z",
      "2026-12-02",
      "2026-12-02T09:00",
    ],
    [
      "by the zone's own date",
      "Pacific/Kiritimati",
      "01:00",
      [2],
      "2026-11-23T09:00:00Z",
      "2026-11-24",
      "2026-11-23T11:00",
    ],
    [
      "before the UTC date",
      "Pacific/Pago_Pago",
      "23:00",
      [7],
      "2026-11-23T09:00:00Z",
      "2026-11-22",
      "2026-11-23T10:00",
    ],
    [
      "after a gap",
      "Europe/London",
      "01:30",
      EVERY_DAY,
      "2026-03-28T12:00:00Z",
      "2026-03-29",
      "2026-03-29T01:00",
    ],
    [
      "on its date, though the gap ends it",
      "America/Nuuk",
      "23:30",
      EVERY_DAY,
      "2026-03-28T12:00:00Z",
      "2026-03-28",
      "2026-03-29T01:00",
    ],
    [
      "the day after that at its own time",
      "America/Nuuk",
      "23:30",
      EVERY_DAY,
      "2026-03-29T01:00:00Z",
      "2026-03-29",
      "2026-03-30T00:30",
    ],
    [
      "once in an overlap",
      "Europe/London",
      "01:30",
      EVERY_DAY,
      "2026-10-25T00:30:00Z",
      "2026-10-26",
      "2026-10-26T01:30",
    ],
    [
      "over a date that the zone skipped",
      "Pacific/Apia",
      "09:00",
      EVERY_DAY,
      "2011-12-29T20:00:00Z",
      "2011-12-31",
      "2011-12-30T19:00",
    ],
    [
      "a week after a skipped date",
      "Pacific/Apia",
      "09:00",
      [5],
      "2011-12-29T20:00:00Z",
      "2012-01-06",
      "2012-01-05T19:00",
    ],
  ])("comes %s", (_, zone, time, weekdays, after, date, due) => {
    const slot = nextSlot(feed(zone, time, weekdays), Date.parse(after));
    expect([slot?.localDate, utc(slot?.dueAt)]).toEqual([date, due]);
  });

  test("is none without a weekday", () => {
    expect(nextSlot(feed("UTC", "09:00", []), 0)).toBeNull();
  });
});

describe("slots that have come due", () => {
  const due = Date.parse("2026-11-23T09:00:00Z");
  const at = (after: number) => dueSlots(feed("UTC", "09:00"), due, due + after);

  test("none before the time", () => {
    expect(at(-1)).toEqual({ slots: [], nextAt: due });
  });

  test.each([
    ["on time", 0, null],
    ["six hours late", 6 * HOUR, null],
    ["later than six hours", 6 * HOUR + 1, "late"],
  ])("%s", (_, after, skipped) => {
    expect(at(after)).toEqual({
      slots: [{ localDate: "2026-11-23", dueAt: due, skipped }],
      nextAt: due + 24 * HOUR,
    });
  });

  test("after some days each date is told once, and only the last is caught up", () => {
    const { slots, nextAt } = at(3 * 24 * HOUR + HOUR);
    expect(slots.map(({ localDate, skipped }) => [localDate, skipped])).toEqual([
      ["2026-11-23", "late"],
      ["2026-11-24", "late"],
      ["2026-11-25", "late"],
      ["2026-11-26", null],
    ]);
    expect(utc(nextAt)).toBe("2026-11-27T09:00");
  });

  test("after a year only the last month is told", () => {
    const { slots, nextAt } = at(365 * 24 * HOUR);
    expect([slots.length, slots[0]?.localDate, utc(nextAt)]).toEqual([31, "2027-10-24", "2027-11-24T09:00"]);
  });
});
