import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exportOf } from "#src/core/notes/export.ts";
import type { Note, Pair } from "#src/core/notes/note.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { readTable } from "#src/core/notes/table-note.ts";

const read = (text: string) => readNote({ file: "bio.md", text });
const rowsOf = (text: string) => text.split(/\r?\n/u).filter((line) => line !== "" && !line.startsWith("#"));
const anki = (text: string) => rowsOf(exportOf([read(text)], "anki")).map((row) => row.split("\t"));
const csv = (text: string) => rowsOf(exportOf([read(text)], "csv")).slice(1);

const note = `# Cell biology

## Parts
Nucleus :: holds DNA
Lysosome ::: digests &lt;waste&gt; & "more"

Osmosis: movement of water

The ==heart== pumps ==blood==.

{{c1::Paris::city}} is in France.

The **liver** cleans blood.

Cells divide by mitosis.

1. Which organelle makes most of the ATP?
A. Ribosome
B. Mitochondrion
Answer: B
`;

describe("text for Anki", () => {
  it("names its separator, columns and HTML in lines that Anki reads", () => {
    expect(
      exportOf([read(note)], "anki")
        .split("\n")
        .slice(0, 6),
    ).toEqual([
      "#separator:tab",
      "#html:true",
      "#notetype column:1",
      "#deck column:2",
      "#tags column:5",
      "#columns:Notetype\tDeck\tFront\tBack\tTags",
    ]);
  });

  it("has cards, definitions, clozes and questions by their note types, and leaves plain sentences out", () => {
    const deck = "Cell biology::Parts";
    const tag = "Cell_biology";
    expect(anki(note)).toEqual([
      ["Basic", deck, "Nucleus", "holds DNA", tag],
      ["Basic (and reversed card)", deck, "Lysosome", "digests &lt;waste&gt; &amp; &quot;more&quot;", tag],
      ["Basic", deck, "Osmosis", "movement of water", tag],
      ["Cloze", deck, "The {{c1::heart}} pumps {{c2::blood}}.", "", tag],
      ["Cloze", deck, "{{c1::Paris::city}} is in France.", "", tag],
      ["Cloze", deck, "The {{c1::liver}} cleans blood.", "", tag],
      [
        "Basic",
        deck,
        "Which organelle makes most of the ATP?<br>A. Ribosome<br>B. Mitochondrion",
        "B. Mitochondrion",
        tag,
      ],
    ]);
  });

  it("keeps colons of a heading from making decks", () => {
    expect(anki("# C++\n## std::vector:\nArray :: list\n")[0]?.[1]).toBe("C++::std:vector");
  });
});

describe("CSV", () => {
  it("has sides, file, line and headings, and gaps where a part is hidden", () => {
    expect(exportOf([read(note)], "csv").startsWith("front,back,file,line,heading\r\n")).toBe(true);
    expect(csv(note).slice(0, 5)).toEqual([
      "Nucleus,holds DNA,bio.md,4,Parts",
      'Lysosome,"digests <waste> & ""more""",bio.md,5,Parts',
      "Osmosis,movement of water,bio.md,7,Parts",
      'The […] pumps […].,"heart; blood",bio.md,9,Parts',
      "[city] is in France.,Paris,bio.md,11,Parts",
    ]);
  });

  it.each(["=1+1", "+1", "-1", "@sum(a)"])("has no cell that a spreadsheet runs: %s", (cell) => {
    expect(csv(`Danger :: ${cell}\n`)).toEqual([`Danger,'${cell},bio.md,1,`]);
  });
});

const seed = Number(process.env.COHORT_SEED ?? Date.now() % 1_000_000);

const piece = fc.constantFrom(
  "a",
  "B",
  "é",
  "ı",
  "1",
  " ",
  "<b>",
  "&amp;",
  "&",
  '"',
  "'",
  "=",
  "-",
  "@",
  ",",
  ";",
  "|",
  "::",
  ":",
  "#x",
  "==y==",
  "[[z]]",
  "{",
  "}",
  "$",
  "\\",
  "<",
  "细胞",
  "😀",
);
const side = fc
  .array(piece, { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join("").replace(/\s+/gu, " ").trim())
  .filter((text) => text !== "");
const pair = fc.record({ front: side, back: side, twoWay: fc.boolean() });
const heading = fc.array(fc.constantFrom("Parts", "A, b", 'The "cell"', "1 <2>", "Tab; semi"), {
  maxLength: 3,
});

function noteWith(pairs: readonly Pair[], path: readonly string[]): Note {
  const shape = {
    kind: "card",
    prefix: null,
    language: "en",
    item: null,
    className: null,
    marks: [],
    images: [],
  } as const;
  const units = pairs.map((each, at) => {
    const text = `${each.front}: ${each.back}`;
    return { ...shape, text, pair: each, heading: path, line: at + 1, endLine: at + 1, isExact: true };
  });
  const rest = { owner: null, language: "en", sourceLink: null, questions: [], problems: [] } as const;
  return { ...rest, file: "bio.md", title: "Bio", units };
}

describe(`what is exported comes back whole (seed ${seed})`, () => {
  it("as text for Anki: sides, directions and headings", () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 6 }), heading, (pairs, path) => {
        const { units, problems } = readTable({
          file: "a.txt",
          text: exportOf([noteWith(pairs, path)], "anki"),
          format: "table",
        });
        expect(problems).toEqual([]);
        expect(units.map((unit) => unit.pair)).toEqual(pairs);
        expect(units.map((unit) => unit.heading)).toEqual(pairs.map(() => ["Bio", ...path]));
      }),
      { seed, numRuns: 500 },
    );
  });

  it("as CSV: sides and headings", () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 6 }), heading, (pairs, path) => {
        const { units, problems } = readTable({
          file: "a.csv",
          text: exportOf([noteWith(pairs, path)], "csv"),
          format: "table",
        });
        expect(problems).toEqual([]);
        expect(units.map((unit) => unit.pair)).toEqual(pairs.map((each) => ({ ...each, twoWay: false })));
        expect(units.map((unit) => unit.heading)).toEqual(pairs.map(() => path));
      }),
      { seed, numRuns: 500 },
    );
  });

  it("with hidden parts and their hints", () => {
    const text = exportOf([read(note)], "anki");
    const clozes = readTable({ file: "a.txt", text, format: "table" }).units.filter(
      ({ pair }) => pair === null,
    );
    expect(
      clozes.map(({ text, marks }) => [
        text,
        marks.map(({ from, to, hint }) => [text.slice(from, to), hint]),
      ]),
    ).toEqual([
      [
        "The heart pumps blood.",
        [
          ["heart", undefined],
          ["blood", undefined],
        ],
      ],
      ["Paris is in France.", [["Paris", "city"]]],
      ["The liver cleans blood.", [["liver", undefined]]],
    ]);
  });
});
