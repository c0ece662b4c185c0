import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { makeTimers } from "../../src/ops/timers.ts";

const year = 365 * 24 * 3_600_000;

/** Runs real timers for a short while and says whom they woke. */
async function woken(use: (set: (key: string, inMs: number, name: string) => void) => void) {
  const names: string[] = [];
  const timers = makeTimers(Date.now);
  use((key, inMs, name) => timers.set(key, Date.now() + inMs, () => names.push(name)));
  await wait(120);
  timers.close();
  await wait(80);
  return names;
}

test("a timer wakes once at its time, and one that is overdue at once", async () => {
  expect(
    await woken((set) => {
      set("a", 40, "later");
      set("b", -1_000, "overdue");
    }),
  ).toEqual(["overdue", "later"]);
});

test("setting a key again replaces its timer", async () => {
  expect(
    await woken((set) => {
      set("a", 20, "first");
      set("a", 40, "second");
    }),
  ).toEqual(["second"]);
});

test("a time farther away than setTimeout can count does not fire at once", async () => {
  expect(await woken((set) => set("a", year, "next year"))).toEqual([]);
});

test("a closed set of timers wakes nobody", async () => {
  expect(await woken((set) => set("a", 160, "after the close"))).toEqual([]);
});

test("a cleared timer wakes nobody", async () => {
  const names: string[] = [];
  const timers = makeTimers(Date.now);
  timers.set("a", Date.now() + 20, () => names.push("a"));
  timers.clear("a");
  timers.clear("unknown");
  await wait(60);
  expect(names).toEqual([]);
});
