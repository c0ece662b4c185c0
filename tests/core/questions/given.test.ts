import { describe, expect, test } from "vitest";
import { creditFor, fitsQuestion, type Given, isSameGiven } from "../../../src/core/questions/given.ts";
import { asSelectAll, asTyped } from "../../support/bank.ts";
import { roundQuestion } from "../../support/rounds.ts";

const { question: choice } = roundQuestion(1);
/** "right" is at 0, 2 and 4; "wrong" at 1 and 3. */
const several = asSelectAll(choice);
const typed = asTyped(choice);

const option = (choice: number): Given => ({ kind: "option", choice });
const options = (...choices: number[]): Given => ({ kind: "options", choices });
const text = (text: string): Given => ({ kind: "text", text });

describe("credit", () => {
  test("of one option is all or nothing", () => {
    expect([0, 1, 2, 3].map((at) => creditFor(choice, option(at)))).toEqual([0, 1, 0, 0]);
  });

  test.each([
    ["all that are right", [0, 2, 4], 1],
    ["in any order", [4, 0, 2], 1],
    ["two of three", [0, 4], 2 / 3],
    ["one of three", [2], 1 / 3],
    ["a wrong one of two takes half away", [0, 2, 4, 1], 1 / 2],
    ["a wrong one beside two right ones", [0, 2, 1], 1 / 6],
    ["as many wrong as right", [0, 1], 0],
    ["more wrong than right is no less than nothing", [1, 3], 0],
    ["everything", [0, 1, 2, 3, 4], 0],
    ["an option chosen twice counts once", [0, 0, 2, 4], 1],
  ])("of several: %s", (_, choices, expected) => {
    expect(creditFor(several, options(...choices))).toBeCloseTo(expected, 12);
  });

  test.each([
    [2, 4],
    [3, 3],
    [4, 2],
    [4, 1],
  ])(
    "of %i right and %i wrong: everything earns nothing, and a wrong one takes a right one's share at least",
    (right, wrong) => {
      const key = Array.from({ length: right }, (_, at) => `right ${at}`);
      const question = {
        ...several,
        key,
        options: [...key, ...Array.from({ length: wrong }, (_, at) => `w${at}`)],
      };
      const first = (count: number) => options(...Array.from({ length: count }, (_, at) => at));
      expect(creditFor(question, first(right))).toBe(1);
      expect(creditFor(question, first(right + wrong))).toBe(0);
      expect(creditFor(question, first(right + 1))).toBeLessThanOrEqual(1 - 1 / right);
    },
  );

  test("of several that are all right: everything is right", () => {
    const question = { ...several, key: several.options };
    expect(creditFor(question, options(0, 1, 2, 3, 4))).toBe(1);
  });

  test("of a text is all or nothing", () => {
    expect(creditFor(typed, text(typed.key[0] ?? ""))).toBe(1);
    expect(creditFor(typed, text("no idea"))).toBe(0);
  });
});

test("an answer fits only a question of its form, with options that it has", () => {
  const given = { option: option(0), options: options(0, 1), text: text("right"), blank: text(" ") };
  const fits = (question: typeof choice) =>
    Object.entries(given).map(([, one]) => fitsQuestion(question, one));
  expect(fits(choice)).toEqual([true, false, false, false]);
  expect(fits(several)).toEqual([false, true, false, false]);
  expect(fits(typed)).toEqual([false, false, true, false]);
  expect([options(), options(5), options(-1), options(0.5)].some((one) => fitsQuestion(several, one))).toBe(
    false,
  );
  expect(creditFor(choice, text(choice.key[0] ?? ""))).toBe(0);
});

test("two answers are the same where they say the same", () => {
  expect(isSameGiven(options(2, 10), options(10, 2))).toBe(true);
  expect(isSameGiven(options(1), options(1, 2))).toBe(false);
  expect(isSameGiven(option(1), option(1))).toBe(true);
  expect(isSameGiven(option(1), option(2))).toBe(false);
  expect(isSameGiven(option(1), options(1))).toBe(false);
  expect(isSameGiven(text("a"), text("a"))).toBe(true);
  expect(isSameGiven(text("a"), text("A"))).toBe(false);
});
