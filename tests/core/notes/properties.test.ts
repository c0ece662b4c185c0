import fc from "fast-check";
import { expect, test } from "vitest";
import { readNote } from "#src/core/notes/read-note.ts";
import { noteProperties } from "./properties.ts";

const seed = Number(process.env.COHORT_SEED ?? Date.now() % 1_000_000);
const numRuns = 250;

test.each(Object.entries(noteProperties))(
  `%s (seed ${seed})`,
  (_, property) => {
    fc.assert(property(), { seed, numRuns });
  },
  60_000,
);

test("a line of a megabyte, runs of signs and deep nesting are read in bounded time", () => {
  const long = [
    ..."=:|[*`$<~_>",
    "a | b\n",
    "{{c1::",
    "==a ",
    "[[a",
    "- ",
    "a :: b\n",
    "~~a~~ ",
    "A) b\n",
    "(T)\n",
  ];
  for (const piece of long) {
    const note = readNote({ file: "run.md", text: piece.repeat(Math.ceil(50_000 / piece.length)) });
    expect(Array.isArray(note.units)).toBe(true);
  }
  const line = readNote({ file: "line.md", text: "A cell is alive. ".repeat(62_000) });
  expect(line.problems).toMatchObject([{ code: "lineTooLong" }, { code: "noFacts" }]);
}, 30_000);
