import { describe, expect, it, test } from "vitest";
import { makeLibrary } from "#src/core/facts/library.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { makeBank } from "#src/core/questions/bank.ts";
import { isScored, yieldOf } from "#src/core/questions/question-yield.ts";
import { reasonWords } from "#src/core/questions/reason-words.ts";
import { handmadeBank, handmadeFacts, handmadeQuestion } from "../../support/bank.ts";
import { notesUnder } from "../../support/note-texts.ts";

const notes = notesUnder(["data/", "tests/fixtures/notes/", "tests/fixtures/corpus/"]);
const bankOf = (file: string, text: string) => makeBank(makeLibrary([readNote({ file, text })]));

describe.each(notes)("of $file", ({ file, text }) => {
  const bank = bankOf(file, text);
  const found = yieldOf(bank);

  it("every fact has a scored question, or a reason why it has none", () => {
    const scored = new Set(bank.questions.filter(isScored).map(({ fact }) => fact));
    const explained = new Set(found.unasked.map(({ place }) => place.fingerprint));
    for (const { fingerprint, text } of bank.library.facts)
      expect(scored.has(fingerprint) !== explained.has(fingerprint), text).toBe(true);
    for (const { place, reasons } of found.unasked) expect(reasons.length, place.text).toBeGreaterThan(0);
  });

  it("every reason has words for the note's author", () => {
    expect(bank.rejected.map(({ code }) => code).filter((code) => !(code in reasonWords))).toEqual([]);
  });
});

test("a yield counts sentences with a scored question; true statements, cards and written questions are none", () => {
  const [asked, told, turned, silent, card] = handmadeFacts("Blood", ["Parts"], 5);
  if (!asked || !told || !turned || !silent || !card) throw new Error("five facts were to be made");
  const facts = [asked, told, turned, silent, { ...card, pair: { front: "a", back: "b", twoWay: false } }];
  const statement = { kind: "true-false", options: ["True", "False"], isPinned: true } as const;
  const questions = [
    handmadeQuestion(asked),
    { ...handmadeQuestion(told), ...statement, key: ["True"] },
    { ...handmadeQuestion(turned), ...statement, key: ["False"] },
    { ...handmadeQuestion(silent), isAuthored: true },
  ];
  const rejected = [
    { fact: told, code: "V1", detail: "one" },
    { fact: told, code: "V1", detail: "one" },
    { fact: told, code: "V1", detail: "two" },
    { fact: silent, code: "V1", detail: "one" },
    { fact: silent, code: "V5", detail: "one" },
    { fact: asked, code: "V5", detail: "of no interest" },
  ];
  const { sentences, scored, unasked, totals } = yieldOf({ ...handmadeBank(facts), questions, rejected });
  expect({ sentences, scored }).toEqual({ sentences: 4, scored: 2 });
  expect(unasked.map(({ place, reasons }) => [place.fingerprint, reasons.length])).toEqual([
    [told.fingerprint, 2],
    [silent.fingerprint, 2],
    [card.fingerprint, 0],
  ]);
  expect(totals).toEqual([
    ["V1", 2],
    ["V5", 1],
  ]);
});
