import { describe, expect, test } from "vitest";
import { StudyError } from "#src/core/errors.ts";
import { drawExercise, type PracticeKind } from "#src/core/exercises/draw.ts";
import type { Exercise } from "#src/core/exercises/exercise.ts";
import { makeLibrary } from "#src/core/facts/library.ts";
import { stemsOf } from "#src/core/facts/stems.ts";
import { languageOf } from "#src/core/notes/language.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { type Bank, makeBank } from "#src/core/questions/bank.ts";
import { isTypedRight } from "#src/core/questions/typed.ts";
import { seeded, shuffled } from "#src/core/random.ts";
import { notesIn } from "#tests/support/note-texts.ts";
import { practiceNote } from "#tests/support/practice-note.ts";

const folders = ["data/", "tests/fixtures/notes/", "tests/fixtures/corpus/"];
const seed = Number(process.env.COHORT_SEED ?? Date.now());
/** Of the notes that the engine is tuned on a few, others each time. */
const some = shuffled(notesIn("tests/judged/notes/tuned/"), seeded("exercises", seed)).slice(0, 40);
const notes = [...folders.flatMap(notesIn), ...some];
const libraries = [...notes, { file: "practice.md", text: practiceNote }].map((note) =>
  makeBank(makeLibrary([readNote(note)])),
);

const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

/** Whatever each library gives of a kind, for some seeds. */
function drawn<K extends Exercise["kind"] & PracticeKind>(kind: K): Extract<Exercise, { kind: K }>[] {
  const isOfKind = (exercise: Exercise): exercise is Extract<Exercise, { kind: K }> => exercise.kind === kind;
  return libraries.flatMap((bank) => seeds.flatMap((seed) => drawnFrom(bank, kind, seed))).filter(isOfKind);
}

function drawnFrom(bank: Bank, kind: PracticeKind, seed: number): Exercise[] {
  try {
    return [drawExercise({ bank, topic: null, kind, seed, lately: [], missed: [], barred: new Set() })];
  } catch (error) {
    if (error instanceof StudyError) return [];
    throw error;
  }
}

describe(`whatever notes give (COHORT_SEED=${seed})`, () => {
  test("no left side of a matching shares a word that matters with a right side, and no two right sides are half alike", () => {
    const all = drawn("matching");
    expect(all.length).toBeGreaterThan(25);
    const stems = (text: string) => stemsOf(text, languageOf(text));
    for (const { pairs, rights } of all) {
      expect(pairs.length).toBeGreaterThanOrEqual(4);
      expect(pairs.length).toBeLessThanOrEqual(6);
      expect(new Set(rights).size).toBe(pairs.length + 1);
      const said = rights.map((right) => [...stems(right.replaceAll(/(^|; )[^:;]{1,40}: /gu, "$1"))]);
      for (const { left, right } of pairs) {
        expect(rights).toContain(right);
        const shown = stems(left);
        for (const words of said) expect(words.filter((stem) => shown.has(stem))).toEqual([]);
      }
      for (const [at, words] of said.entries())
        for (const others of said.slice(at + 1)) {
          const shared = words.filter((stem) => others.includes(stem)).length;
          expect(shared / Math.max(1, Math.min(words.length, others.length))).toBeLessThanOrEqual(0.5);
        }
    }
  });

  test("steps are never shown in their order, and each stands once", () => {
    const all = drawn("order");
    expect(all.length).toBeGreaterThan(0);
    for (const { steps, shown } of all) {
      expect(shown).not.toEqual(steps);
      expect(shown.toSorted()).toEqual(steps.toSorted());
      expect(new Set(steps).size).toBe(steps.length);
    }
  });

  test("each member of a list is right for itself and for no other", () => {
    const all = drawn("list");
    expect(all.length).toBeGreaterThan(0);
    for (const { members } of all)
      for (const key of members)
        expect(members.filter((other) => isTypedRight(key.accepted[0] ?? "", other))).toEqual([key]);
  });

  test("a recall card shows less on its front than on its back", () => {
    for (const exercise of drawn("recall")) {
      expect(exercise.cue.text.trim()).not.toBe("");
      if (exercise.cue.kind !== "front")
        expect(exercise.cue.text.length).toBeLessThan(exercise.source.text.length);
    }
  });
});
