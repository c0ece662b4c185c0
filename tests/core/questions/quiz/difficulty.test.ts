import { describe, expect, test } from "vitest";
import type { Question } from "#src/core/questions/question.ts";
import { difficultyOf, latenessOf } from "#src/core/questions/quiz/difficulty.ts";
import { handmadeFacts, handmadeQuestion } from "../../../support/bank.ts";

const [fact] = handmadeFacts("Things", ["A"], 1);
if (fact === undefined) throw new Error("no fact was made");
const plain = handmadeQuestion(fact);
const results = (answers: number, credit: number, discrimination: number | null = null) => ({
  asked: 5,
  answers,
  credit,
  discrimination,
});

describe("difficulty without results", () => {
  const choice = { ...plain, options: ["a", "b", "c", "d"], key: ["a"] };
  const typed = { ...plain, kind: "typed", options: [] } as const;
  const ordered: readonly (readonly [string, Question, Question])[] = [
    [
      "a statement is easier than a choice",
      { ...choice, kind: "true-false", options: ["True", "False"] },
      choice,
    ],
    ["a choice is easier than the same typed", choice, typed],
    ["three options are easier than four", { ...choice, options: ["a", "b", "c"] }, choice],
    ["one option is easier than all that belong", choice, { ...choice, kind: "select-all" }],
    [
      "options unlike the key are easier than like ones",
      { ...choice, options: ["max pooling", "dropout", "the sigmoid"], key: ["max pooling"] },
      { ...choice, options: ["max pooling", "mean pooling", "sum pooling"], key: ["max pooling"] },
    ],
  ];
  test.each(ordered)("%s", (_, easier, harder) => {
    expect(difficultyOf(easier, undefined)).toBeLessThan(difficultyOf(harder, undefined));
    for (const one of [easier, harder]) {
      expect(difficultyOf(one, undefined)).toBeGreaterThan(0);
      expect(difficultyOf(one, undefined)).toBeLessThan(1);
    }
  });
});

describe("difficulty with results", () => {
  const before = difficultyOf(plain, undefined);
  test("seven answers change nothing, eight do", () => {
    expect(difficultyOf(plain, results(7, 0))).toBe(before);
    expect(difficultyOf(plain, results(8, 0))).toBeGreaterThan(before);
  });
  test.each([
    ["eight answers, none right: halfway to the hardest", results(8, 0), (before + 1) / 2],
    ["eight answers, all right: halfway to the easiest", results(8, 8), before / 2],
    ["very many answers, a third of them right: two thirds", results(80_000, 80_000 / 3), 2 / 3],
  ])("%s", (_, given, expected) => {
    expect(difficultyOf(plain, given)).toBeCloseTo(expected, 3);
  });
});

test.each([
  ["nothing is known", undefined, 0],
  ["discrimination is unknown", results(50, 20), 0],
  ["there are too few answers", results(7, 3, -1), 0],
  ["it tells well", results(50, 20, 0.4), 0],
  ["it tells usually well, by few answers", results(8, 4, 0.2), 0],
  ["it tells the wrong way round", results(50, 20, -0.5), 1],
])("where %s a question is late by %s", (_, given, expected) => {
  expect(latenessOf(given)).toBe(expected);
});

test("where it tells nothing a question is somewhat late", () => {
  expect(latenessOf(results(100, 20, 0))).toBeGreaterThan(0.3);
  expect(latenessOf(results(100, 20, 0))).toBeLessThan(1);
});
