import fc from "fast-check";
import type { Fact } from "#src/core/facts/fact.ts";
import { makeLibrary } from "#src/core/facts/library.ts";
import { readingOf } from "#src/core/facts/note-reading.ts";
import type { Unit } from "#src/core/notes/note.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { anyDocument, plainBlock } from "#tests/support/documents.ts";

const read = (text: string, file = "note.md") => readNote({ file, text });
const idsOf = (...texts: readonly string[]) =>
  makeLibrary(texts.map((text, at) => read(text, `${at}.md`))).facts.map(
    ({ fingerprint }: Fact) => fingerprint,
  );

/** Letters and digits of a text, folded as the reader folds them. */
const letters = (text: string) =>
  text
    .normalize("NFC")
    .match(/[\p{L}\p{N}]+/gu)
    ?.map((word) => word) ?? [];

/** The words of a unit that its lines don't hold; formulas and HTML are written otherwise than they are shown. */
function wordsElsewhere(unit: Unit, lines: readonly string[]): string[] {
  const written = lines.slice(unit.line - 1, unit.endLine).join("\n");
  if (/[$<&]/u.test(written)) return [];
  const said = unit.kind === "tableRow" ? (unit.pair?.front ?? "") : unit.text;
  const held = letters(written).join("");
  return letters(said).filter((word) => !held.includes(word));
}

/** The rules that hold for every note, with the arbitrary documents they are tried on. */
export const noteProperties: Readonly<Record<string, () => fc.IProperty<unknown>>> = {
  "reading never throws, and lines stand in order within the note": () =>
    fc.property(anyDocument, (text) => {
      const note = read(text);
      const last = text.split(/\r\n|\n|\r/u).length;
      const places = [...note.units, ...note.questions];
      const problems = readingOf(note).problems;
      return (
        places.every(({ line, endLine }) => line >= 1 && line <= endLine && endLine <= last) &&
        problems.every(({ line, message }) => line >= 1 && line <= last && message !== "")
      );
    }),
  "the lines of a unit hold its words": () =>
    fc.property(anyDocument, (text) => {
      const lines = text.split(/\r\n|\n|\r/u);
      for (const unit of read(text).units) {
        const missing = wordsElsewhere(unit, lines);
        if (missing.length > 0) throw new Error(`${unit.line}: “${unit.text}” lacks ${missing.join(", ")}`);
      }
    }),
  "a key is among the options, and no option or stem is empty": () =>
    fc.property(anyDocument, (text) =>
      read(text).questions.every(
        ({ key, options, stem }) =>
          key.length > 0 &&
          key.every((at) => options[at] !== undefined) &&
          stem !== "" &&
          options.every((each) => each !== ""),
      ),
    ),
  "ids outlive blank lines between blocks": () =>
    fc.property(fc.array(plainBlock, { minLength: 1, maxLength: 8 }), (blocks) =>
      same(idsOf(blocks.join("\n\n")), idsOf(`\n\n${blocks.join("\n\n\n\n")}\n\n`)),
    ),
  "ids outlive a new order of blocks": () =>
    fc.property(fc.uniqueArray(plainBlock, { minLength: 1, maxLength: 8 }), (blocks) =>
      same(idsOf(blocks.join("\n\n")).toSorted(), idsOf(blocks.toReversed().join("\n\n")).toSorted()),
    ),
  "ids don't depend on the order of files": () =>
    fc.property(anyDocument, anyDocument, (a, b) => {
      const [first, second] = [read(a, "a.md"), read(b, "b.md")];
      const ids = (notes: Parameters<typeof makeLibrary>[0]) =>
        makeLibrary(notes).facts.map((fact) => fact.fingerprint);
      return same(ids([first, second]), ids([second, first]));
    }),
};

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at]);
}
