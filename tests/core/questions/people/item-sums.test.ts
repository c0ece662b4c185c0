import { describe, expect, test } from "vitest";
import type { Given } from "../../../../src/core/questions/given.ts";
import {
  type ItemSums,
  itemStatistics,
  itemsOfRound,
} from "../../../../src/core/questions/people/item-sums.ts";
import type { Question } from "../../../../src/core/questions/question.ts";
import { roundQuestion } from "../../../support/rounds.ts";

const asked = [1, 2, 3].map((position) => roundQuestion(position));
/** Handmade questions have the key as their second option. */
const [RIGHT, WRONG]: readonly Given[] = [
  { kind: "option", choice: 1 },
  { kind: "option", choice: 0 },
];

const answer = (userId: string, position: number, isRight: boolean) => ({
  userId,
  position,
  given: (isRight ? RIGHT : WRONG) ?? { kind: "text" as const, text: "" },
});
const nothing: ItemSums = { asked: 0, answers: 0, credit: 0, compared: 0, x: 0, y: 0, xx: 0, yy: 0, xy: 0 };

function added(all: readonly ItemSums[]): ItemSums {
  return all.reduce(
    (a, b) => ({
      asked: a.asked + b.asked,
      answers: a.answers + b.answers,
      credit: a.credit + b.credit,
      compared: a.compared + b.compared,
      x: a.x + b.x,
      y: a.y + b.y,
      xx: a.xx + b.xx,
      yy: a.yy + b.yy,
      xy: a.xy + b.xy,
    }),
    nothing,
  );
}

/** The first question's discrimination, of members who got it and the two others right or wrong. */
function discrimination(members: readonly Marks[]): number | null {
  const answers = members.flatMap((right, member) =>
    right.map((isRight, at) => answer(String(member), at + 1, isRight)),
  );
  const [first] = itemsOfRound(asked, answers);
  return first === undefined ? null : itemStatistics(first.sums).discrimination;
}

type Marks = readonly [boolean, boolean, boolean];
const times = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);

describe("discrimination", () => {
  test.each<[string, readonly (readonly Marks[])[], number | null]>([
    [
      "1 where those who are right here are right elsewhere",
      [times(6, [true, true, true]), times(6, [false, false, false])],
      1,
    ],
    [
      "-1 where they are wrong elsewhere",
      [times(6, [true, false, false]), times(6, [false, true, true])],
      -1,
    ],
    [
      "0 where it tells nothing",
      [
        times(3, [true, true, true]),
        times(3, [true, false, false]),
        times(3, [false, true, true]),
        times(3, [false, false, false]),
      ],
      0,
    ],
    ["unknown where everyone is right", [times(12, [true, true, false])], null],
    [
      "unknown where everyone is alike elsewhere",
      [times(6, [true, true, false]), times(6, [false, true, false])],
      null,
    ],
    ["unknown below ten answers", [times(5, [true, true, true]), times(4, [false, false, false])], null],
    ["known at ten", [times(5, [true, true, true]), times(5, [false, false, false])], 1],
  ])("is %s", (_, groups, expected) => {
    const found = discrimination(groups.flat());
    if (expected === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(expected, 10);
  });

  test("is the point-biserial correlation, also summed over rounds", () => {
    const rows = [
      [true, true, true],
      [true, true, false],
      [false, true, false],
      [true, false, true],
      [false, false, false],
      [false, false, true],
    ] as const;
    const round = rows.flatMap((right, member) =>
      right.map((isRight, at) => answer(String(member), at + 1, isRight)),
    );
    const [first] = itemsOfRound(asked, round);
    if (first === undefined) throw new Error("no item");
    // In words: covariance 1/12, variances 1/4 and 1/12.
    expect(itemStatistics(added([first.sums, first.sums])).discrimination).toBeCloseTo(1 / Math.sqrt(3), 10);
  });

  test("leaves out who answered nothing else in the round", () => {
    const [first] = itemsOfRound(asked, [answer("1", 1, true), answer("2", 1, false), answer("2", 2, true)]);
    expect(first?.sums).toMatchObject({ answers: 2, credit: 1, compared: 1 });
  });
});

describe("a round", () => {
  test("counts each question that was asked, also one that nobody answered", () => {
    const items = itemsOfRound(asked, [answer("1", 2, true)]);
    expect(items.map(({ questionId, sums }) => [questionId, sums.asked, sums.answers])).toEqual(
      asked.map(({ question }, at) => [question.id, 1, at === 1 ? 1 : 0]),
    );
  });

  test("counts the wrong options by their texts, of a select-all each of them, and nothing that was typed", () => {
    const all: Question = { ...roundQuestion(1).question, kind: "select-all" };
    const wrong = (question: Question, given: Given) =>
      itemsOfRound([{ position: 1, question }], [{ userId: "1", position: 1, given }])[0]?.wrong;
    const [first = "", , third = ""] = all.options;
    expect(wrong(all, { kind: "options", choices: [0, 1, 2] })).toEqual(
      new Map([
        [first, 1],
        [third, 1],
      ]),
    );
    const typed: Question = {
      ...all,
      kind: "typed",
      options: [],
      typed: { accepted: ["TCP"], others: [], isExact: true, language: "en" },
    };
    expect(wrong(typed, { kind: "text", text: "UDP" })).toEqual(new Map());
  });

  test("sums part of a select-all as its share", () => {
    const question: Question = { ...roundQuestion(1).question, kind: "select-all" };
    const two = { ...question, key: question.options.slice(0, 2) };
    const given: Given = { kind: "options", choices: [0] };
    expect(
      itemsOfRound([{ position: 1, question: two }], [{ userId: "1", position: 1, given }])[0]?.sums.credit,
    ).toBe(0.5);
  });
});
