import { expect, test } from "vitest";
import { makeRate } from "../../../src/discord/pace/rate.ts";

const limit = { perSecond: 40, atOnce: 5 };

/** When each of so many goes that all want to go at once. */
function times(count: number, start = 1_000_000): number[] {
  const rate = makeRate(limit, () => start);
  return Array.from({ length: count }, () => rate.take());
}

test("a few go at once, and then one after the other at an even pace", () => {
  expect(times(8, 0)).toEqual([0, 0, 0, 0, 0, 25, 50, 75]);
});

test("in no second go more than so many a second and those at once together", () => {
  const went = times(300);
  const most = Math.max(...went.map((from) => went.filter((at) => at >= from && at <= from + 1_000).length));
  expect(most).toBe(45);
});

test("after a rest as many go at once as at first, and no more", () => {
  const clock = { now: 0 };
  const rate = makeRate(limit, () => clock.now);
  for (let count = 0; count < 20; count++) rate.take();
  clock.now = 60_000;
  expect(Array.from({ length: 6 }, () => rate.take())).toEqual([
    60_000, 60_000, 60_000, 60_000, 60_000, 60_025,
  ]);
});

test("a clock that is set back keeps nobody waiting", () => {
  const clock = { now: 86_400_000 };
  const rate = makeRate(limit, () => clock.now);
  for (let count = 0; count < 20; count++) rate.take();
  clock.now = 0;
  expect(rate.take()).toBe(0);
});
