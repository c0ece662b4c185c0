import { expect, it } from "vitest";
import { makeLibrary } from "#src/core/facts/library.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { makeBank } from "#src/core/questions/bank.ts";

const notes = [
  {
    file: "war.md",
    text: "# The war\n\nDouglas Haig commanded the army in the west from 1915.\n\nJohn French led the first corps to Mons in 1914.\n",
  },
  {
    file: "mind.md",
    text: "# The mind\n\nIvan Pavlov published his study of dogs and bells in 1927.\n\nAlbert Bandura published his study of dolls in 1929.\n\nEdward Tolman published his study of mazes in 1923.\n\nWolfgang Köhler published his study of apes in 1925.\n",
  },
];

it("no question on one note offers people or years of another", () => {
  const { questions } = makeBank(makeLibrary(notes.map(readNote)));
  const shown = questions
    .filter(({ source }) => source.file === "war.md")
    .flatMap(({ stem, options }) => [stem, ...options])
    .join("\n");
  expect(shown).not.toMatch(/Pavlov|Bandura|Tolman|Köhler|192[3579]/u);
  expect(questions.some(({ source }) => source.file === "war.md")).toBe(true);
});
