import { expect, test } from "vitest";
import { drawExercise, type ExerciseKind } from "#src/core/exercises/draw.ts";
import { reviewable } from "#src/core/exercises/reviewable.ts";
import { makeLibrary } from "#src/core/facts/library.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { makeBank } from "#src/core/questions/bank.ts";
import { pinFlaw } from "#src/core/questions/people/ruling.ts";
import { practiceNote } from "#tests/support/practice-note.ts";

const bank = makeBank(makeLibrary([readNote({ file: "cells.md", text: practiceNote })]));
const drawn = (kind: ExerciseKind) =>
  drawExercise({ bank, topic: null, barred: new Set(), kind, seed: 1, lately: [], missed: [] });

test("an exercise is reviewed with what was asked and all that is right, under its own id and line", () => {
  for (const kind of ["matching", "order", "list", "recall"] as const) {
    const exercise = drawn(kind);
    const seen = reviewable(exercise);
    const { id, fact, source } = exercise;
    expect(seen).toMatchObject({ id, fact, source, exercise: kind, key: seen.options });
    expect(seen.stem).not.toBe("");
    for (const right of seen.key) expect(right).not.toBe("");
  }
  expect(reviewable(drawn("list"))).toMatchObject({
    stem: "The layers of a plant's surface",
    key: ["cuticle", "epidermis", "mesophyll"],
  });
  expect(reviewable(drawn("order")).key[0]).toBe("Chromosomes condense");
  expect(reviewable(drawn("matching")).key[0]).toMatch(/^\w+: \w/u);
});

test("nothing can be pinned in its place", () => {
  const pin = { kind: "options", key: ["a"], wrong: ["b"] } as const;
  expect(pinFlaw(reviewable(drawn("list")), pin)).toMatchObject({ code: "otherForm" });
});

test("a question is reviewed as it is", () => {
  const question = drawn("choice");
  expect(reviewable(question)).toBe(question);
});
