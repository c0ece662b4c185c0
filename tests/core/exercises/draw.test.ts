import { describe, expect, test } from "vitest";
import { drawExercise, type ExerciseWish } from "#src/core/exercises/draw.ts";
import { isQuestion } from "#src/core/exercises/exercise.ts";
import { makeLibrary } from "#src/core/facts/library.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { makeBank } from "#src/core/questions/bank.ts";
import { practiceNote } from "#tests/support/practice-note.ts";
import { codeOfThrown } from "#tests/support/thrown.ts";

const bankOf = (text: string) => makeBank(makeLibrary([readNote({ file: "cells.md", text })]));
const bank = bankOf(practiceNote);
const draw = (wish: Partial<ExerciseWish> = {}) =>
  drawExercise({
    bank,
    topic: null,
    kind: "mixed",
    seed: 1,
    lately: [],
    missed: [],
    barred: new Set(),
    ...wish,
  });
const seeds = Array.from({ length: 40 }, (_, seed) => seed);

/** Draws one after another, each knowing all before it. */
function drawn(count: number, wish: Partial<ExerciseWish> = {}): string[] {
  const facts: string[] = [];
  for (let turn = 0; turn < count; turn += 1)
    facts.unshift(draw({ ...wish, seed: `turn ${turn}`, lately: facts }).fact);
  return facts.toReversed();
}

test("the same wish gives the same exercise, byte for byte, for every kind", () => {
  for (const kind of ["mixed", "choice", "true-false", "matching", "order", "list", "recall"] as const)
    expect(JSON.stringify(draw({ kind, seed: 7 }))).toBe(JSON.stringify(draw({ kind, seed: 7 })));
});

test("a wish for a kind gives that kind", () => {
  for (const kind of ["matching", "order", "list", "recall", "true-false"] as const)
    expect(new Set(seeds.map((seed) => draw({ kind, seed }).kind))).toEqual(new Set([kind]));
  expect(seeds.every((seed) => isQuestion(draw({ kind: "choice", seed })))).toBe(true);
});

test("a mix has every form, and mostly questions", () => {
  const kinds = Array.from({ length: 200 }, (_, seed) => draw({ seed }));
  const share = kinds.filter((exercise) => isQuestion(exercise)).length / kinds.length;
  expect(share).toBeGreaterThan(0.5);
  expect(share).toBeLessThan(0.9);
  for (const kind of ["matching", "order", "list", "recall"])
    expect(kinds.map((exercise) => exercise.kind)).toContain(kind);
});

test("all that a topic gives comes before any of it comes again", () => {
  const kind = "recall";
  const count = bank.library.facts.length;
  const facts = drawn(count * 2, { kind });
  expect(new Set(facts.slice(0, count)).size).toBe(count);
  expect(new Set(facts.slice(count)).size).toBe(count);
});

test("in a mix only what nothing else asks is recalled", () => {
  const scored = new Set(bank.questions.filter((each) => each.kind !== "true-false").map(({ fact }) => fact));
  for (let seed = 0; seed < 200; seed += 1) {
    const exercise = draw({ seed });
    if (exercise.kind === "recall") expect(scored).not.toContain(exercise.fact);
  }
});

test("a question that is barred never comes", () => {
  const only = bank.questions.filter(({ kind }) => kind === "true-false");
  const barred = new Set(only.slice(1).map(({ id }) => id));
  const ids = new Set(seeds.map((seed) => draw({ kind: "true-false", seed, barred }).id));
  expect(ids).toEqual(new Set([only[0]?.id]));
  const all = new Set(only.map(({ id }) => id));
  expect(codeOfThrown(() => draw({ kind: "true-false", barred: all }))).toBe("noQuestions");
});

test.each(["matching", "order", "list", "recall"] as const)("a barred %s never comes", (kind) => {
  const ids = new Set(seeds.map((seed) => draw({ kind, seed }).id));
  const [first = ""] = ids;
  const barred = new Set([first]);
  if (ids.size === 1) expect(codeOfThrown(() => draw({ kind, barred }))).toBe("noExercise");
  else for (const seed of seeds) expect(draw({ kind, seed, barred }).id).not.toBe(first);
});

test("a topic is kept to", () => {
  const topic = "Cells › Division";
  expect(draw({ topic, kind: "order" })).toMatchObject({ source: { heading: ["Cells", "Division"] } });
  expect(codeOfThrown(() => draw({ topic, kind: "matching" }))).toBe("noExercise");
  expect(codeOfThrown(() => draw({ topic: "Gardening" }))).toBe("unknownTopic");
});

describe("a library that gives none", () => {
  test("of a kind says which", () => {
    const few = bankOf("# Few\n\nMitochondria produce most of the cell's energy.\n");
    for (const kind of ["matching", "order", "list"] as const)
      expect(() => draw({ bank: few, kind })).toThrow(
        expect.objectContaining({ code: "noExercise", values: { kind } }),
      );
    for (const kind of ["choice", "select-all"] as const)
      expect(() => draw({ bank: few, kind })).toThrow(
        expect.objectContaining({
          code: "noQuestions",
          values: { kind, reason: expect.stringMatching(/oneFact|kind/) },
        }),
      );
    expect(draw({ bank: few, kind: "recall" })).toMatchObject({
      cue: { kind: "about", text: "Mitochondria" },
      answer: "Mitochondria produce most of the cell's energy.",
    });
  });

  test("without any notes says so", () => {
    for (const kind of ["mixed", "recall"] as const)
      expect(codeOfThrown(() => draw({ bank: makeBank(makeLibrary([])), kind }))).toBe("noNotes");
  });

  test("of notes that state nothing says why", () => {
    for (const [text, reason] of [
      ["# Nothing\n", "noFacts"],
      ["# Laws\n\n- $E = mc^2$\n", "formulas"],
    ] as const)
      expect(() => draw({ bank: bankOf(text), kind: "mixed" })).toThrow(
        expect.objectContaining({ code: "noQuestions", values: { kind: "mixed", reason } }),
      );
  });
});

test.each([
  [
    "a card by its front",
    "Ribosome :: builds proteins",
    { kind: "front", text: "Ribosome" },
    "builds proteins",
  ],
  [
    "a statement by what it is about",
    "Dropout disables random neurons.",
    { kind: "about", text: "Dropout" },
    null,
  ],
  [
    "a fragment by what it stands under",
    "Advantages of RAID:\n- redundant disks",
    { kind: "about", text: "Advantages of RAID" },
    null,
  ],
  [
    "another by what is marked",
    "Was dort **Proteine** baut, heißt Ribosom.",
    { kind: "about", text: "Proteine" },
    null,
  ],
  [
    "any other by how it begins",
    "Hücre zarı seçici geçirgen bir yapıdadır.",
    { kind: "opening", text: "Hücre zarı seçici" },
    null,
  ],
])("%s is recalled", (_, line, cue, answer) => {
  const only = bankOf(`# Note\n\n${line}\n`);
  const [fact] = only.library.facts;
  expect(draw({ bank: only, kind: "recall" })).toMatchObject({ cue, answer: answer ?? fact?.text });
});

test("a deck in which nothing can be matched doesn't hide another", () => {
  const alike = Array.from({ length: 60 }, (_, at) => `Part${at}x :: is one of the known parts of a cell`);
  const bank = bankOf(`# Parts\n\n${alike.join("\n")}\n\n${practiceNote.replace("# Cells", "")}`);
  for (const seed of seeds.slice(0, 10))
    expect(draw({ bank, kind: "matching", seed })).toMatchObject({ kind: "matching" });
});
