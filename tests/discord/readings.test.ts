import { expect, test } from "vitest";
import { zoneNamed } from "../../src/core/time.ts";
import { clip, fitted } from "../../src/discord/clip.ts";
import { readClockTime } from "../../src/discord/clock-time.ts";
import { readWeekdays } from "../../src/discord/weekdays.ts";
import { zonesLike } from "../../src/discord/zones.ts";

test.each([
  ["9:00", "09:00"],
  ["09:00", "09:00"],
  ["9am", "09:00"],
  ["9 AM", "09:00"],
  ["9 a.m.", "09:00"],
  ["12am", "00:00"],
  ["12pm", "12:00"],
  ["18.30", "18:30"],
  ["6.30pm", "18:30"],
  ["18h30", "18:30"],
  ["00:00", "00:00"],
  [" 23:59 ", "23:59"],
])("the time %j is %s", (text, expected) => {
  expect(readClockTime(text)).toBe(expected);
});

test.each(["", "9", "24:00", "9:60", "13pm", "0am", "9:5", "nine", "-1:00", "9:00:00", "09:00 Uhr"])(
  "%j is no time",
  (text) => {
    expect(() => readClockTime(text)).toThrow("badTime");
  },
);

test.each([
  ["mon-fri", [1, 2, 3, 4, 5]],
  ["Mon – Fri", [1, 2, 3, 4, 5]],
  ["monday to wednesday", [1, 2, 3]],
  ["fri-mon", [1, 5, 6, 7]],
  ["mon,wed", [1, 3]],
  ["wed, mon and wed", [1, 3]],
  ["Sundays", [7]],
  ["thurs", [4]],
  ["weekdays", [1, 2, 3, 4, 5]],
  ["every day", [1, 2, 3, 4, 5, 6, 7]],
])("the weekdays %j are %j", (text, expected) => {
  expect(readWeekdays(text)).toEqual(expected);
});

test.each(["", "someday", "mo", "1-5", "mon-", "mon-wed-fri", "monkey"])("%j are no weekdays", (text) => {
  expect(() => readWeekdays(text)).toThrow("badOption");
});

test.each([
  ["short", 10, "short"],
  ["one two three", 10, "one two…"],
  ["one two, three", 9, "one two…"],
  ["onelongwordonly", 8, "onelong…"],
  ["👩‍💻👩‍💻👩‍💻", 8, "👩‍💻…"],
  ["", 5, ""],
])("%j within %i characters is %j", (text, most, expected) => {
  expect(clip(text, most)).toBe(expected);
});

test.each([
  ["kolkata", "Asia/Kolkata"],
  ["Kyiv", "Europe/Kyiv"],
  ["ho chi minh", "Asia/Ho_Chi_Minh"],
  ["kathmandu", "Asia/Kathmandu"],
  ["yangon", "Asia/Yangon"],
  ["nuuk", "America/Nuuk"],
  ["asmara", "Africa/Asmara"],
  ["calcutta", "Asia/Calcutta"],
  ["new york", "America/New_York"],
  ["buenos aires", "America/Buenos_Aires"],
  ["utc", "UTC"],
])("who types %j is offered %s, which is a zone", (typed, zone) => {
  expect(zonesLike(typed)[0]).toBe(zone);
});

test("every zone that is offered is one that can be set", () => {
  const offered = zonesLike("");
  expect(offered.length).toBeGreaterThan(400);
  expect(offered.filter((zone) => zoneNamed(zone) !== zone)).toEqual([]);
});

test("a text is shortened only as far as it must be", () => {
  expect(fitted(100, (room) => clip("word ".repeat(40), room)).length).toBeLessThanOrEqual(100);
  expect(fitted(2_000, (room) => String(room))).toBe("900");
});
