import type { Library } from "#src/core/facts/library.ts";
import { makeLibrary } from "#src/core/facts/library.ts";
import type { NoteText } from "#src/core/notes/note.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { type Gap, gapsOf } from "#src/core/questions/gaps/gap.ts";
import type { Marker } from "#src/core/questions/gaps/uniqueness.ts";
import type { Trial } from "#src/core/questions/gaps/vetoes.ts";
import type { Term } from "#src/core/questions/terms/term.ts";
import { type TermBank, termBank } from "#src/core/questions/terms/term-bank.ts";
import { notesIn } from "#tests/support/note-texts.ts";

/** The fixture notes as they stand in files. */
export function fixtureNotes(): readonly NoteText[] {
  return notesIn("tests/fixtures/notes/");
}

/** A library of one note with one statement a paragraph. */
export function libraryOf(...lines: readonly string[]): Library {
  return makeLibrary([readNote({ file: "note.md", text: `# Notes\n\n## Part\n${lines.join("\n\n")}\n` })]);
}

/** The terms of such a library. */
export function bankOf(...lines: readonly string[]): TermBank {
  return termBank(libraryOf(...lines));
}

/** The term of that name; throws when the notes give none. */
export function termOf(bank: TermBank, name: string): Term {
  const term = bank.terms.find((each) => each.name === name);
  if (term === undefined)
    throw new Error(`no term “${name}” among ${bank.terms.map((each) => each.name).join(", ")}`);
  return term;
}

/** The first gap of the sentence that begins with `opening`. */
export function gapOf(bank: TermBank, opening: string): Gap {
  const sentence = bank.sentences.find(({ fact }) => fact.text.startsWith(opening));
  const gap = sentence === undefined ? undefined : gapsOf(sentence, bank)[0];
  if (gap === undefined) throw new Error(`no gap in “${opening}”`);
  return gap;
}

/** A candidate for the gap in the library's first statement. */
export function trialOf(
  lines: readonly [string, ...string[]],
  candidate: string,
  markers: readonly Marker[] = ["specific"],
): Trial {
  const bank = bankOf(...lines);
  return { gap: gapOf(bank, lines[0]), markers, candidate: termOf(bank, candidate), text: candidate, bank };
}
