import { describe, expect, test } from "vitest";
import { PERIODS, periodKey, withRanks } from "../../src/core/standings.ts";

describe("ranks", () => {
  test.each([
    [[], []],
    [[7], [1]],
    [
      [9, 9, 4],
      [1, 1, 3],
    ],
    [
      [9, 4, 4, 4, 1],
      [1, 2, 2, 2, 5],
    ],
    [
      [0, 0],
      [1, 1],
    ],
    [
      [5, 5, 3, 3],
      [1, 1, 3, 3],
    ],
  ])("of points %j are %j", (points, ranks) => {
    expect(withRanks(points.map((one) => ({ points: one }))).map(({ rank }) => rank)).toEqual(ranks);
  });

  test("leave the rows as they were", () => {
    expect(withRanks([{ points: 3, name: "a" }])).toEqual([{ points: 3, name: "a", rank: 1 }]);
  });
});

describe("a date is summed under", () => {
  test.each([
    ["2026-11-23", ["day:2026-11-23", "week:2026-W48", "month:2026-11", "all"]],
    ["2024-12-30", ["day:2024-12-30", "week:2025-W01", "month:2024-12", "all"]],
    ["2027-01-03", ["day:2027-01-03", "week:2026-W53", "month:2027-01", "all"]],
    ["2024-02-29", ["day:2024-02-29", "week:2024-W09", "month:2024-02", "all"]],
  ])("%s: %j", (date, keys) => {
    expect(PERIODS.map((period) => periodKey(period, date))).toEqual(keys);
  });
});
