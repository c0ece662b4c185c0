import { expect, test } from "vitest";
import { lasting, missed } from "../../../src/core/rounds/absence.ts";
import { AWAY } from "../../../src/core/rounds/timing.ts";

test.each([
  ["all of it", { from: 0, to: 100 }, 40],
  ["its beginning", { from: 0, to: 30 }, 10],
  ["its end", { from: 50, to: 100 }, 10],
  ["nothing, before it", { from: 0, to: 15 }, -5],
  ["nothing, after it", { from: 65, to: 100 }, -5],
])("an absence misses of a time %s", (_, absence, expected) => {
  expect(missed(absence, 20, 60)).toBe(expected);
});

test("nothing is missed where nobody was away", () => {
  expect(missed(null, 20, 60)).toBe(0);
});

const before = { from: 0, to: 60_000 };

test("the latest absence counts where it lasted for more than two seconds", () => {
  const latest = { from: 100_000, to: 100_000 + AWAY + 1 };
  expect(lasting(before, latest)).toBe(latest);
  expect(lasting(null, latest)).toBe(latest);
});

test("a shorter one leaves what counted before, if anything did", () => {
  const latest = { from: 100_000, to: 100_000 + AWAY };
  expect(lasting(before, latest)).toBe(before);
  expect(lasting(null, latest)).toBeNull();
});
