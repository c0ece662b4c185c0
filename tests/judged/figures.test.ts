import { describe, expect, it } from "vitest";
import { isAcceptable, kappa, outcomes, wilson } from "./figures.ts";
import type { Item } from "./item.ts";
import { readSamples } from "./kept.ts";

describe("an item is acceptable", () => {
  it.each([
    [[], true],
    [[6, 9], true],
    [[6, 8, 9], false],
    [[1], false],
    [[5, 12], false],
    [[12, 12, 7], true],
  ])("where %j fail: %s", (failed, expected) => {
    expect(isAcceptable(failed)).toBe(expected);
  });
});

describe("Wilson's interval", () => {
  it.each([
    [95, 100, 0.888, 0.978],
    [600, 600, 0.994, 1],
    [0, 10, 0, 0.278],
  ])("of %i of %i goes from %d to %d", (hits, all, low, high) => {
    expect(wilson(hits, all).low).toBeCloseTo(low, 3);
    expect(wilson(hits, all).high).toBeCloseTo(high, 3);
  });
});

describe("Cohen's kappa", () => {
  it.each([
    [
      "full agreement",
      [
        [true, true],
        [false, false],
      ],
      1,
    ],
    [
      "agreement by chance alone",
      [
        [true, true],
        [true, false],
        [false, true],
        [false, false],
      ],
      0,
    ],
    [
      "full disagreement",
      [
        [true, false],
        [false, true],
      ],
      -1,
    ],
  ] as const)("of %s", (_, pairs, expected) => {
    expect(kappa(pairs)).toBeCloseTo(expected);
  });
});

describe("what judges say together", () => {
  const item: Item = {
    id: "one",
    language: "en",
    decoy: null,
    questionId: "q",
    kind: "choice",
    stem: "____",
    options: [],
    key: [],
    accepted: [],
    explanation: "",
    source: { file: "a.md", line: 1, heading: [], text: "" },
  };
  const judged = (...failed: readonly (readonly number[])[]) =>
    outcomes({
      items: [item],
      verdicts: failed.map((each, at) => ({ judge: String(at), item: "one", failed: [...each], why: "" })),
    });

  it.each([
    ["is nothing by one judge", [[]], undefined, undefined],
    ["is acceptance where both accept", [[], [9]], true, []],
    ["is refusal where one of two refuses", [[], [2]], false, [2]],
    ["is what two of three say", [[], [2], []], true, []],
  ])("%s", (_, failed, isAccepted, gates) => {
    expect(judged(...failed)[0]?.isAcceptable).toBe(isAccepted);
    expect(judged(...failed)[0]?.gates).toEqual(gates);
  });
});

it.each(readSamples())(
  "sample $name has two verdicts on each item, and refused what was bad on purpose",
  (sample) => {
    const judged = outcomes(sample);
    expect(judged).toHaveLength(sample.items.length);
    expect(judged.filter(({ item, isAcceptable }) => item.decoy !== null && isAcceptable)).toEqual([]);
  },
);

it("at least 800 questions are judged", () => {
  expect(readSamples().flatMap(({ items }) => items).length).toBeGreaterThan(800);
});
