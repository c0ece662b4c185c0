import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Question } from "#src/core/questions/question.ts";
import { seeded, shuffled } from "#src/core/random.ts";
import { notesUnder } from "#tests/support/note-texts.ts";
import { bankRules } from "./bank-rules.ts";
import { bankOf, folders, noteRules, tunedFolder } from "./note-banks.ts";

const seed = Number(process.env.COHORT_SEED ?? Date.now());
const some = shuffled(notesUnder([tunedFolder]), seeded("properties", seed)).slice(0, 20);
const notes = [...notesUnder(folders), ...some];

describe.each(notes.map((note) => [note.file, note] as const))("the questions of %s", (_, note) => {
  const bank = bankOf([note]);

  it.each(Object.entries(noteRules))("hold to this: %s", (_, rule) => {
    expect(rule(note, bank)).toEqual([]);
  });
});

describe(`the questions of all these notes together (COHORT_SEED=${seed})`, () => {
  const bank = bankOf(notes);

  it.each(Object.entries(bankRules))("hold to this: %s", (_, rule) => {
    expect(rule(bank)).toEqual([]);
  });

  it("are the same, byte for byte, whatever the order of the files", () => {
    expect(JSON.stringify(bankOf(notes.toReversed()).questions)).toBe(JSON.stringify(bank.questions));
  });
});

/** Lines that can stand anywhere: no part of a block that needs its neighbours. */
const lines = [
  ...new Set(
    notes.flatMap(({ text }) => text.split("\n")).filter((line) => /^(?:[-*] )?\p{L}.{20,200}$/u.test(line)),
  ),
];
const libraries = fc
  .array(
    fc.record({
      title: fc.constantFrom("Notes", "Cells", "Networks"),
      lines: fc.array(fc.constantFrom(...lines), { minLength: 1, maxLength: 25 }),
    }),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((made) =>
    made.map(({ title, lines: chosen }, at) => ({
      file: `${at}.md`,
      text: `# ${title}\n\n## Part\n\n${chosen.join("\n\n")}\n`,
    })),
  );

test.each(Object.entries(bankRules))("any notes made of such lines hold to this: %s", (_, rule) => {
  fc.assert(
    fc.property(libraries, (made) => {
      expect(rule(bankOf(made))).toEqual([]);
    }),
    { numRuns: 40, seed },
  );
});

/** For each rule a question, or two, that breaks it. */
const spoiled: Readonly<Record<keyof typeof bankRules, (question: Question) => readonly Question[]>> = {
  "each question has one id of its own": (one) => [one, one],
  "one right option exactly, or several of several": (one) => [{ ...one, key: one.options.slice(0, 2) }],
  "no option is the key, or another option, once folded": (one) => [
    { ...one, options: [...one.options, `The ${one.options[0]?.toUpperCase()}`] },
  ],
  "no two options name one thing": (one) => [{ ...one, options: ["DNA", "Deoxyribonucleic acid"] }],
  "neither stem, title, headings nor options give the key away": (one) => [
    { ...one, stem: `${one.key[0]}s: ____ or ${one.key[0]}` },
  ],
  "no other name of the key stands in the stem": (one) => [
    { ...one, key: ["DNA"], options: ["DNA", "RNA"], stem: "____ or deoxyribonucleic acid stores genes." },
  ],
  "no statement is called false that the notes make, or of which they say every word in that order": (
    one,
  ) => [
    {
      ...one,
      kind: "true-false",
      key: ["False"],
      options: ["True", "False"],
      stem: "DNA stores genetic information.",
    },
  ],
  "wrong options are of the key's type": (one) => [{ ...one, options: [...one.key, "46 chromosomes"] }],
  "wrong options are about as long as the key": (one) => [
    { ...one, key: ["Helicase"], options: ["Helicase", "The rough endoplasmic reticulum"] },
  ],
  "a message holds it, and its options can be read": (one) => [{ ...one, stem: "long ".repeat(400) }],
  "every fact without a scored question has a reason": () => [],
};

test.each(Object.entries(spoiled))("the rule is broken by what breaks it: %s", (name, spoil) => {
  const bank = bankOf(notes.filter(({ file }) => file.endsWith("fixtures/notes/cell-biology.md")));
  const one = bank.questions.find(({ kind, options }) => kind === "choice" && options.length > 2);
  if (one === undefined) throw new Error("no choice in the fixture");
  expect(bankRules[name]?.({ ...bank, questions: spoil(one), rejected: [] })).not.toEqual([]);
});
