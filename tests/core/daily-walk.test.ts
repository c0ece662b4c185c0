import { describe, expect, test } from "vitest";
import { nextConcept } from "../../src/core/daily.ts";
import type { Fact } from "../../src/core/facts/fact.ts";
import { seeded } from "../../src/core/random.ts";
import { handmadeFacts } from "../support/bank.ts";

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

  test("leaves out what can't be shown exactly", () => {
    const [first, ...others] = facts;
    if (first === undefined) throw new Error("no facts");
    expect(new Set(walk(30, [{ ...first, isExact: false }, ...others]))).toEqual(new Set(prints(others)));
  });

  test("counts no posts of facts that are gone", () => {
    const gone = handmadeFacts("Gone", ["Layers"], 3);
    const next = (posts: readonly Fact[]) =>
      nextConcept({ facts, posts: prints(posts), twins: new Map(), seed: "guild" });
    expect(next([...gone, ...gone])).toEqual(next([]));
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
