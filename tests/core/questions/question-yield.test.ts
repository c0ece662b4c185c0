import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { makeLibrary } from "#src/core/facts/library.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { makeBank } from "#src/core/questions/bank.ts";
import { isScored, yieldOf } from "#src/core/questions/question-yield.ts";
import { reasonWords } from "#src/core/questions/reason-words.ts";

const root = new URL("../../../", import.meta.url);
const files = ["data/", "tests/fixtures/notes/", "tests/fixtures/corpus/"].flatMap((folder) =>
  readdirSync(new URL(folder, root))
    .filter((file) => file.endsWith(".md"))
    .map((file) => `${folder}${file}`),
);
const bankOf = (file: string, text: string) => makeBank(makeLibrary([readNote({ file, text })]));

describe.each(files)("of %s", (file) => {
  const bank = bankOf(file, readFileSync(new URL(file, root), "utf8"));
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
  const text = [
    "# Blood",
    "Plasma transports nutrients, hormones and waste products.",
    "Plasma :: the liquid part of blood",
    "Which part is red? (A)\nA) red cells\nB) plasma",
  ].join("\n\n");
  const bank = bankOf("blood.md", text);
  expect(bank.questions.map(({ kind, key, isAuthored }) => [kind, key[0], isAuthored])).toEqual([
    ["choice", "red cells", true],
    ["true-false", "True", false],
  ]);
  const { sentences, scored, unasked, totals } = yieldOf(bank);
  expect({ sentences, scored }).toEqual({ sentences: 1, scored: 0 });
  expect(unasked.map(({ place }) => place.line)).toEqual([3, 5]);
  const codes = unasked.map(({ reasons }) => new Set(reasons.map(({ code }) => code)));
  for (const [code, count] of totals) expect(codes.filter((each) => each.has(code))).toHaveLength(count);
  expect(totals.map(([code]) => code).sort()).toEqual(
    [...new Set(codes.flatMap((each) => [...each]))].sort(),
  );
});
