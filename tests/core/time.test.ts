import { describe, expect, test } from "vitest";
import {
  addDays,
  datesAround,
  instantOf,
  isDateIn,
  isoWeek,
  localDate,
  weekday,
  zoneNamed,
} from "../../src/core/time.ts";

const utc = (at: number) => new Date(at).toISOString().slice(0, 16);

describe("an ISO week", () => {
  test.each([
    ["2024-12-29", "2024-W52"],
    ["2024-12-30", "2025-W01"],
    ["2026-01-01", "2026-W01"],
    ["2026-12-31", "2026-W53"],
    ["2027-01-03", "2026-W53"],
    ["2027-01-04", "2027-W01"],
    ["2021-01-03", "2020-W53"],
  ])("of %s is %s", (date, week) => {
    expect(isoWeek(date)).toBe(week);
  });
});

describe("the span", () => {
  test.each([
    ["2026-11-23", "week", "2026-11-23", "2026-11-29"],
    ["2026-11-29", "week", "2026-11-23", "2026-11-29"],
    ["2027-01-01", "week", "2026-12-28", "2027-01-03"],
    ["2024-02-10", "month", "2024-02-01", "2024-02-29"],
    ["2026-12-31", "month", "2026-12-01", "2026-12-31"],
  ] as const)("around %s by %s is %s to %s", (date, period, from, to) => {
    expect(datesAround(date, period)).toEqual({ from, to });
  });
});

test.each([
  ["2026-11-23", 1],
  ["2026-11-29", 7],
  ["2024-02-29", 4],
])("%s is weekday %i, Monday being 1", (date, day) => {
  expect(weekday(date)).toBe(day);
});

test.each([
  ["2024-02-28", 1, "2024-02-29"],
  ["2026-12-31", 1, "2027-01-01"],
  ["2026-03-01", -1, "2026-02-28"],
])("%s and %i days is %s", (date, days, expected) => {
  expect(addDays(date, days)).toBe(expected);
});

test.each([
  ["2026-11-23T23:59:59Z", "UTC", "2026-11-23"],
  ["2026-11-23T23:59:59Z", "Asia/Kathmandu", "2026-11-24"],
  ["2026-11-23T04:59:59Z", "America/New_York", "2026-11-22"],
  ["2026-11-23T10:00:00Z", "Pacific/Kiritimati", "2026-11-24"],
  ["2026-11-23T10:59:00Z", "Pacific/Pago_Pago", "2026-11-22"],
])("at %s it is in %s %s", (at, zone, date) => {
  expect(localDate(Date.parse(at), zone)).toBe(date);
});

describe("a local time", () => {
  test.each([
    ["2026-11-23", "09:00", "UTC", "2026-11-23T09:00"],
    ["2026-11-23", "09:00", "Asia/Kolkata", "2026-11-23T03:30"],
    ["2026-11-23", "00:00", "Australia/Eucla", "2026-11-22T15:15"],
    ["2026-07-01", "12:00", "America/St_Johns", "2026-07-01T14:30"],
  ])("%s %s in %s is %s UTC", (date, time, zone, expected) => {
    expect(utc(instantOf(date, time, zone))).toBe(expected);
  });

  test.each([
    ["one hour in spring", "2026-03-29", "01:30", "Europe/London", "2026-03-29T01:00"],
    ["the gap's first minute", "2026-03-29", "01:00", "Europe/London", "2026-03-29T01:00"],
    ["midnight", "2026-04-24", "00:00", "Africa/Cairo", "2026-04-23T22:00"],
    ["half an hour", "2026-10-04", "02:15", "Australia/Lord_Howe", "2026-10-03T15:30"],
    ["the end of a day", "2026-03-28", "23:30", "America/Nuuk", "2026-03-29T01:00"],
  ])("that daylight saving skips is the first valid minute after: %s", (_, date, time, zone, expected) => {
    expect(utc(instantOf(date, time, zone))).toBe(expected);
  });

  test.each([
    ["one hour in autumn", "2026-10-25", "01:30", "Europe/London", "2026-10-25T00:30"],
    ["half an hour", "2026-04-05", "01:45", "Australia/Lord_Howe", "2026-04-04T14:45"],
    ["around midnight", "2026-10-31", "23:30", "America/Havana", "2026-11-01T03:30"],
  ])("that comes twice is its first coming: %s", (_, date, time, zone, expected) => {
    expect(utc(instantOf(date, time, zone))).toBe(expected);
  });
});

test("a date that a zone skipped is none there; one that only begins late is", () => {
  expect(isDateIn("2011-12-30", "Pacific/Apia")).toBe(false);
  expect(isDateIn("2011-12-29", "Pacific/Apia")).toBe(true);
  expect(isDateIn("2011-12-31", "Pacific/Apia")).toBe(true);
  expect(isDateIn("2011-12-30", "UTC")).toBe(true);
  expect(isDateIn("2026-04-24", "Africa/Cairo")).toBe(true);
});

test.each([
  ["Europe/Berlin", "Europe/Berlin"],
  ["UTC", "UTC"],
  [" europe/berlin ", "Europe/Berlin"],
  ["Asia/Kolkata", "Asia/Kolkata"],
  ["Europe/Atlantis", null],
  ["", null],
  ["+01:00", null],
  ["09:00", null],
  ["2026-01-01T00:00Z", null],
  ["2026-01-01T00:00[Europe/London]", null],
])("the zone named %j is %j", (typed, expected) => {
  expect(zoneNamed(typed)).toBe(expected);
});
