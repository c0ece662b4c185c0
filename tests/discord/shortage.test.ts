import { expect, test } from "vitest";
import { StudyError } from "../../src/core/errors.ts";
import { draftNote } from "../../src/discord/wording/notes.ts";
import { refusal } from "../../src/discord/wording/refusal.ts";
import { summary } from "./note-views.ts";

const told = (values: StudyError["values"]) => refusal(new StudyError("noQuestions", values));

test.each([
  ["noFacts", "They state nothing yet; one plain statement a line is enough."],
  ["oneFact", "They state one thing only, and wrong options come from others of its kind; add some."],
  ["disabled", "Those that they give are disabled; editors can look at them."],
  ["kind", "They give others; try the kind `mixed`."],
  [
    "statements",
    "Most of the rest can only be judged true or false, at most a quarter of a mix; try the kind `true-false`.",
  ],
  [
    "formulas",
    "Most lines are formulas, or have some that can't be shown as they are written; say in words what they state.",
  ],
  [
    "language",
    "Sentences are asked in English, and some in German, Turkish, Spanish and French; a card (front :: back) or a definition works in any language.",
  ],
  ["contradicted", "Lines of theirs contradict each other; keep the right ones."],
  ["fewTerms", "They speak of fewer than eight terms, too few for wrong options; say more of others."],
  [
    "openClaims",
    "Most lines are true of other things too, or leave themselves open (can, often); say what only this one is or does.",
  ],
  ["fewFacts", "They state few things; add plain statements."],
])("who gets no question is told why: %s", (reason, sentence) => {
  expect(told({ topic: "Protocols", kind: "mixed", reason })).toBe(
    `The notes on "Protocols" give no good question. ${sentence}`,
  );
});

test("a wish for one kind is told of that kind", () => {
  expect(told({ topic: "", kind: "acronym", reason: "kind" })).toBe(
    "The notes give no good question of this kind. They give others; try the kind `mixed`.",
  );
});

test.each([
  [0, "No question: one statement only."],
  [2, "Few questions: one statement only."],
])("editors see of a note with %s questions why", (questions, line) => {
  const note = { ...summary({ questions, shortage: "oneFact" }), change: null };
  expect(draftNote(note, 80).split("\n")).toContain(line);
});
