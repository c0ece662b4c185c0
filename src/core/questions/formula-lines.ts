import type { Library } from "../facts/library.ts";
import { noteKey } from "../notes/note.ts";

/** A line of a note as it is shown to its author. */
export type FormulaLine = { readonly file: string; readonly line: number; readonly text: string };

/** A sign that stands between or before quantities. */
const signs = /[=≠≈≃≅≡<>≤≥≪≫∝∈∉⊂⊆∪∩∑∏∫∮√∂∇⇒⇔↦±∓]|\$[^$]*\\[a-z]+[^$]*\$/u;

/** Whether what stated nothing in words is a formula. */
export function isFormula(text: string): boolean {
  return signs.test(text);
}

/** The lines of notes that are no facts, as they are formulas without words. */
export function formulaLines({ notes, facts }: Library): readonly FormulaLine[] {
  const at = (key: string, line: number) => `${key}:${line}`;
  const stated = new Set(facts.map((fact) => at(noteKey(fact), fact.line)));
  return notes.flatMap((note) =>
    note.units
      .filter(({ line, text }) => isFormula(text) && !stated.has(at(noteKey(note), line)))
      .map(({ line, text }) => ({ file: note.file, line, text })),
  );
}
