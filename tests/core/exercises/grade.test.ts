import { describe, expect, test } from "vitest";
import type { Exercise, ListRecall, Matching, Ordering, RecallCard } from "#src/core/exercises/exercise.ts";
import { creditOf, creditsFor, factsIn, namedIn } from "#src/core/exercises/grade.ts";
import { type Deed, isAnswered, type Response, respond } from "#src/core/exercises/response.ts";
import { handmadeFacts, handmadeQuestion } from "#tests/support/bank.ts";

const source = { file: "note.md", line: 3, heading: ["Notes"], text: "", url: null };
const common = { id: "E", fact: "f1", source };

const matching: Matching = {
  ...common,
  kind: "matching",
  pairs: ["a", "b", "c", "d"].map((left, at) => ({
    fact: `f${at}`,
    left,
    right: left.toUpperCase(),
    line: at,
  })),
  rights: ["D", "X", "A", "C", "B"],
};
const ordering: Ordering = {
  ...common,
  kind: "order",
  title: "Steps",
  steps: ["one", "two", "three", "four", "five"],
  shown: ["three", "one", "five", "two", "four"],
};
const list: ListRecall = {
  ...common,
  kind: "list",
  title: "Parts of blood",
  members: [["Plasma"], ["Red cells", "erythrocytes"], ["Platelets"]].map((accepted, at, all) => ({
    accepted,
    others: all.toSpliced(at, 1).flat(),
    isExact: false,
    language: "en",
  })),
};
const card: RecallCard = {
  ...common,
  kind: "recall",
  cue: { kind: "about", text: "Plasma" },
  answer: "It is liquid.",
};

/** What becomes of an exercise that is done step by step. */
function done(exercise: Exercise, ...deeds: readonly Deed[]): Response | null {
  return deeds.reduce<Response | null>((before, deed) => respond(exercise, before, deed), null);
}
const picks = (...choices: readonly number[]): Deed[] =>
  choices.map((choice, at) => ({ kind: "pick", at, choice }));

describe("matching", () => {
  test.each([
    ["all right", [2, 4, 3, 0], [1, 1, 1, 1], 1],
    ["two swapped", [4, 2, 3, 0], [0, 0, 1, 1], 0.5],
    ["the decoy taken", [1, 4, 3, 0], [0, 1, 1, 1], 0.75],
    ["nothing right", [4, 2, 0, 3], [0, 0, 0, 0], 0],
  ])("%s is graded pair by pair", (_, choices, credits, credit) => {
    const response = done(matching, ...picks(...choices));
    if (response === null) throw new Error("not answered");
    expect(isAnswered(matching, response)).toBe(true);
    expect(creditOf(matching, response)).toBe(credit);
    expect(creditsFor(matching, response)).toEqual(
      credits.map((each, at) => ({ fact: `f${at}`, credit: each })),
    );
  });

  test("is about each of its facts, that which counts as practised first", () => {
    expect(factsIn(matching)).toEqual(["f1", "f0", "f2", "f3"]);
  });
});

test.each([
  ["all in order", [1, 3, 0, 4], 1],
  ["one step astray", [0, 1, 3, 4], 0.75],
  ["two neighbours swapped", [3, 1, 0, 4], 0.75],
  ["backwards", [2, 4, 0, 3], 0],
])("an order with %s earns its share", (_, choices, credit) => {
  const response = done(ordering, ...picks(...choices));
  if (response === null) throw new Error("not answered");
  expect(response).toMatchObject({ kind: "picks" });
  expect(isAnswered(ordering, response)).toBe(true);
  expect(creditOf(ordering, response)).toBe(credit);
});

describe("a list is graded name by name", () => {
  const graded = (text: string) => {
    const response = { kind: "text", text } as const;
    return { credit: creditOf(list, response), ...namedIn(list, response) };
  };
  test.each([
    ["one a line", "Plasma\nred cells\nplatelets"],
    ["in any order, by any name and with a slip", "platelts\nErythrocytes\nthe plasma"],
    ["on one line with commas", "plasma, erythrocytes, platelets"],
    ["with bullets and numbers", "- plasma\n2. red cells\n\n• platelets"],
  ])("%s", (_, text) => {
    expect(graded(text)).toEqual({ credit: 1, named: [true, true, true], wrong: [] });
  });

  test("what is wrong or missing costs its share, and saying one thing twice gives it once", () => {
    expect(graded("plasma\nlymph")).toEqual({ credit: 1 / 3, named: [true, false, false], wrong: ["lymph"] });
    expect(graded("red cells\nerythrocytes\nplasma").credit).toBe(2 / 3);
  });

  test("only as many lines count as there are members", () => {
    expect(graded("lymph\nbile\nwater\nplasma\nplatelets").credit).toBe(0);
  });
});

test.each([
  ["knew", 1],
  ["almost", 0.5],
  ["didNot", 0],
] as const)("a card that its reader says they %s earns %d", (grade, credit) => {
  const response = done(card, { kind: "show" }, { kind: "grade", grade });
  expect(response).toEqual({ kind: "grade", grade });
  expect(creditsFor(card, response ?? { kind: "shown" })).toEqual([{ fact: "f1", credit }]);
});

describe("what a member does", () => {
  const [fact] = handmadeFacts("Notes", ["A"], 1);
  if (fact === undefined) throw new Error("no fact");
  const question = handmadeQuestion(fact);

  test("twice counts once, and what is answered stays", () => {
    const once = done(matching, ...picks(2));
    expect(respond(matching, once, { kind: "pick", at: 0, choice: 4 })).toEqual(once);
    const all = done(matching, ...picks(2, 4, 3, 0));
    expect(respond(matching, all, { kind: "takeBack", at: 4 })).toEqual(all);
    const chosen = done(question, { kind: "option", choice: 1 });
    expect(respond(question, chosen, { kind: "option", choice: 2 })).toEqual(chosen);
    const judged = done(card, { kind: "show" }, { kind: "grade", grade: "knew" });
    expect(respond(card, judged, { kind: "grade", grade: "didNot" })).toEqual(judged);
  });

  test("can take the last pick back, once, and can't pick the same twice", () => {
    const two = done(matching, ...picks(2, 4));
    const one = respond(matching, two, { kind: "takeBack", at: 2 });
    expect(one).toEqual({ kind: "picks", picks: [2] });
    expect(respond(matching, one, { kind: "takeBack", at: 2 })).toEqual(one);
    expect(respond(matching, one, { kind: "pick", at: 1, choice: 2 })).toEqual(one);
    expect(respond(matching, done(matching, ...picks()), { kind: "takeBack", at: 0 })).toEqual({
      kind: "picks",
      picks: [],
    });
  });

  test("to another exercise comes to nothing", () => {
    expect(done(question, { kind: "option", choice: 4 })).toBeNull();
    expect(done(question, { kind: "text", text: "right" })).toBeNull();
    expect(done(question, { kind: "show" })).toBeNull();
    expect(done(matching, { kind: "pick", at: 0, choice: 5 })).toBeNull();
    expect(done(matching, { kind: "pick", at: 0, choice: 0.5 })).toBeNull();
    expect(done(matching, { kind: "option", choice: 0 })).toBeNull();
    expect(done(list, { kind: "text", text: " \n " })).toBeNull();
    expect(done(card, { kind: "grade", grade: "knew" })).toBeNull();
  });
});
