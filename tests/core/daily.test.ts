import { describe, expect, test } from "vitest";
import { dueSlots, nextConcept, nextSlot, type Schedule } from "../../src/core/daily.ts";
import type { Fact } from "../../src/core/facts/fact.ts";
import { seeded } from "../../src/core/random.ts";
import { handmadeFacts } from "../support/bank.ts";

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

describe("the walk", () => {
  type Change = (day: number, facts: readonly Fact[]) => readonly Fact[];

  /** Which facts come on each of some days, while the notes may change. */
  function walk(
    days: number,
    given: readonly Fact[],
    change: Change = (_, facts) => facts,
    twins = new Map<string, string>(),
  ) {
    const posts: string[] = [];
    let facts = given;
    for (let day = 0; day < days; day++) {
      facts = change(day, facts);
      const fact = nextConcept({ facts, posts, twins, seed: "guild" });
      if (fact !== null) posts.push(fact.fingerprint);
    }
    return posts;
  }

  const facts = handmadeFacts("Networks", ["Layers"], 12);
  const prints = (some: readonly Fact[]) => some.map(({ fingerprint }) => fingerprint);

  test("shows every fact before any again, pass after pass, each in another order", () => {
    const posts = walk(36, facts);
    const passes = [posts.slice(0, 12), posts.slice(12, 24), posts.slice(24)];
    for (const pass of passes) expect(new Set(pass)).toEqual(new Set(prints(facts)));
    expect(new Set(passes.map(String)).size).toBe(3);
    expect(posts).toEqual(walk(36, facts));
  });

  test("differs from guild to guild", () => {
    const first = (seed: string) => nextConcept({ facts, posts: [], twins: new Map(), seed })?.fingerprint;
    expect(new Set(["a", "b", "c", "d", "e", "f"].map(first)).size).toBeGreaterThan(1);
  });

  test("has nothing to show where there are no facts", () => {
    expect(nextConcept({ facts: [], posts: [], twins: new Map(), seed: "guild" })).toBeNull();
  });

  test("shows a fact that was added after two passes once, not until it has caught up", () => {
    const [added, ...before] = facts;
    const posts = walk(40, before, (day) => (day < 25 || added === undefined ? before : facts));
    const comings = posts.flatMap((print, day) => (print === added?.fingerprint ? [day] : []));
    expect(comings[0]).toBe(25);
    expect(comings.filter((day) => day < 34)).toHaveLength(1);
  });

  test("never shows one again before all others, whatever is added and removed", () => {
    const random = seeded("walk");
    const pool = handmadeFacts("Networks", ["Layers", "Routes"], 20);
    const change: Change = (_, now) => {
      const chance = random();
      const absent = pool.filter((fact) => !now.includes(fact));
      const [one] = absent;
      if (chance < 0.1 && one !== undefined) return [...now, one];
      return chance > 0.92 && now.length > 4 ? now.filter((fact) => fact !== now[0]) : now;
    };
    const shownAt = new Map<string, number>();
    let facts = pool.slice(0, 10);
    const posts: string[] = [];
    for (let day = 0; day < 600; day++) {
      facts = [...change(day, facts)];
      const fact = nextConcept({ facts, posts, twins: new Map(), seed: "guild" });
      const before = shownAt.get(fact?.fingerprint ?? "");
      const unshown = facts.filter((one) => !shownAt.has(one.fingerprint));
      if (before !== undefined && unshown.length > 0)
        throw new Error(`day ${day}: one again before a new one`);
      if (fact === null) throw new Error("no fact");
      posts.push(fact.fingerprint);
      shownAt.set(fact.fingerprint, day);
    }
  });

  test("goes on with what is left when the topic becomes wider", () => {
    const narrow = facts.slice(0, 4);
    const posts = walk(12, narrow, (day) => (day < 4 ? narrow : facts));
    expect(new Set(posts)).toEqual(new Set(prints(facts)));
  });

  /** Facts of which each group of `size` says the same, for the first `twinned` facts. */
  const twinned = (facts: readonly Fact[], upTo: number, size: number) =>
    new Map(
      facts.map(({ fingerprint }, at) => [
        fingerprint,
        facts[at < upTo ? at - (at % size) : at]?.fingerprint ?? "",
      ]),
    );

  test.each([
    ["three of thirty", 30, 3, 3],
    ["thirty pairs", 60, 60, 2],
  ])("keeps seven posts between twins: %s", (_, count, upTo, size) => {
    const many = handmadeFacts("Networks", ["Links"], count);
    const twins = twinned(many, upTo, size);
    const groups = walk(count * 3, many, undefined, twins).map((print) => twins.get(print));
    for (const [day, group] of groups.entries())
      expect(groups.slice(Math.max(0, day - 7), day)).not.toContain(group);
  });

  test("shows twins closer where nothing else is left in the pass", () => {
    const posts = walk(3, facts.slice(0, 3), undefined, twinned(facts, 3, 3));
    expect(new Set(posts).size).toBe(3);
  });
});
