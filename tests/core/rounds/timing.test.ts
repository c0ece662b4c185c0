import { expect, test } from "vitest";
import type { Pace } from "../../../src/core/rounds/round.ts";
import { questionDuration, readingPause } from "../../../src/core/rounds/timing.ts";
import { roundQuestion } from "../../support/rounds.ts";

const { question } = roundQuestion(1);
const long = (characters: number) => ({
  ...question,
  stem: "s".repeat(characters - 10),
  options: ["o".repeat(4), "o".repeat(6)],
});

const durations: readonly (readonly [number, number, Pace, number])[] = [
  [20, 20, 1, 20_000],
  [150, 20, 1, 20_000],
  [151, 20, 1, 21_000],
  [165, 20, 1, 21_000],
  [166, 20, 1, 22_000],
  [450, 5, 1, 25_000],
  [150, 20, 1.5, 30_000],
  [151, 5, 1.5, 9_000],
  [166, 120, 2, 244_000],
];

test.each(durations)(
  "%i characters, %i seconds at least, pace %d: %i ms",
  (characters, seconds, pace, expected) => {
    expect(questionDuration(long(characters), seconds, pace)).toBe(expected);
  },
);

test.each([
  ["at least 40 seconds", 20, 5, 1, 40_000],
  ["twice the wish", 20, 30, 1, 60_000],
  ["twice what a long stem takes", 300, 20, 1, 60_000],
  ["the pace beside it", 20, 5, 1.5, 60_000],
] as const)("a typed answer has %s", (_, characters, seconds, pace, expected) => {
  const typed = { ...question, kind: "typed", stem: "s".repeat(characters), options: [] } as const;
  expect(questionDuration(typed, seconds, pace)).toBe(expected);
});

test.each([
  [20, 8_000],
  [150, 8_000],
  [151, 9_000],
  [600, 38_000],
])("after a source of %i characters come %i ms of reading", (characters, expected) => {
  const source = { ...question.source, text: "x".repeat(characters) };
  expect(readingPause({ ...question, source })).toBe(expected);
});
