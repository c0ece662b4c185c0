import { takeAuthored } from "./authored/take-authored.ts";
import { takeCards } from "./cards.ts";
import { asCloze } from "./cloze.ts";
import { noFrontMatter, readFrontMatter } from "./front-matter.ts";
import { type Language, languageOfNote } from "./language.ts";
import { parseMarkdown } from "./markdown.ts";
import type { Note, NoteProblem, NoteText } from "./note.ts";
import { folded } from "./plain-text.ts";
import { type Rows, rowsOf } from "./rows.ts";
import { readTable } from "./table-note.ts";
import { unitsOf } from "./units.ts";

/** As much of a note as its language is guessed from, in letters. */
const SAMPLE = 4_000;

/**
 * Reads one note into its title, source, units and authored questions. Never throws: what a person should look at is in
 * `problems`, by line.
 */
export function readNote(note: NoteText): Note {
  const read = note.format === "table" ? readRowsOfFields(note) : readMarkdown(note);
  const { title, sourceLink, units, questions, problems } = read;
  const isEmpty = units.length === 0 && questions.length === 0;
  return {
    file: note.file,
    owner: note.owner ?? null,
    title: title ?? note.title ?? nameOf(note.file),
    language: mostOf(units.map(({ language }) => language)) ?? read.language,
    sourceLink: sourceLink ?? note.source ?? null,
    units,
    questions,
    problems: [...problems, ...(isEmpty ? [nothingSaid(note, read)] : [])].sort((a, b) => a.line - b.line),
  };
}

type Read = Pick<Note, "units" | "questions" | "problems" | "sourceLink" | "language"> & {
  readonly title: string | null;
  readonly hasFormulas: boolean;
};

const nothing = {
  units: [],
  questions: [],
  sourceLink: null,
  title: null,
  language: "en",
  hasFormulas: false,
} as const;

function readRowsOfFields(note: NoteText): Read {
  return { ...nothing, ...readTable(note) };
}

function readMarkdown(note: NoteText): Read {
  const text = note.text.replace(/^\ufeff/u, "");
  const outline = outlineOf(text);
  if (outline === null) return { ...nothing, problems: [tooDeep(note.file)] };
  const { front, rows, title, sourceLink } = outline;
  const language = languageOfNote(sampleOf(outline.rows));
  const authored = takeAuthored(rows, language);
  const cards = takeCards(authored.rest);
  const stated = unitsOf(cards.rest, language).map((unit) => asCloze(unit, front.boldCloze));
  const units = [...cards.units, ...stated].sort((a, b) => a.line - b.line);
  return {
    title: title ?? front.title,
    sourceLink,
    language,
    units,
    questions: authored.questions,
    hasFormulas: outline.formulas > 0,
    problems: [...front.problems, ...outline.problems, ...authored.problems, ...cards.problems],
  };
}

/** A note's blocks with its front matter; null where they are nested so deep that the parser's stack runs over. */
function outlineOf(text: string): (Rows & { front: typeof noFrontMatter }) | null {
  try {
    const { root, problems } = parseMarkdown(text);
    const [first] = root.children;
    const front = first?.type === "yaml" ? readFrontMatter(first.value, 2) : noFrontMatter;
    const isOpen = first?.type !== "yaml" && /^---[ \t]*\r?\n\s*[\w-]+:/u.test(text);
    const rows = isOpen ? withoutOpenFront(rowsOf(root)) : rowsOf(root);
    return { ...rows, front, problems: [...problems, ...rows.problems] };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Leaves out the names and values of front matter whose second --- line is missing. */
function withoutOpenFront(outline: Rows): Rows {
  const [first] = outline.rows;
  const rows = outline.rows.filter(
    ({ block, text }) => block !== first?.block || !/^[\w-]+:(?:\s|$)/u.test(text),
  );
  const message = "The front matter has no end: close it with a second line of three dashes.";
  return { ...outline, rows, problems: [{ line: 1, code: "frontMatter", message }, ...outline.problems] };
}

function sampleOf(rows: Rows["rows"]): string {
  let sample = "";
  for (const row of rows) {
    if (row.kind !== "code") sample += `${row.text}\n`;
    if (sample.length > SAMPLE) break;
  }
  return sample.slice(0, SAMPLE);
}

function mostOf(languages: readonly Language[]): Language | null {
  const counts = new Map<Language, number>();
  for (const each of languages) counts.set(each, (counts.get(each) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? null;
}

function nameOf(file: string): string {
  const name = file.split("/").at(-1) ?? file;
  return (
    folded(name.replace(/\.(md|markdown|txt|csv|tsv|apkg|colpkg)$/iu, "").replace(/[-_]+/gu, " ")) || file
  );
}

function nothingSaid({ file }: NoteText, { hasFormulas }: Read): NoteProblem {
  if (hasFormulas) {
    const message = `${file} has formulas only: say in words what each states, one plain statement per line or list item.`;
    return { line: 1, code: "onlyFormulas", message };
  }
  const message = `${file} says nothing that can be asked: write one plain statement per line or list item.`;
  return { line: 1, code: "noFacts", message };
}

function tooDeep(file: string): NoteProblem {
  const message = `${file} has quotations, lists or marks nested hundreds deep: write it flat.`;
  return { line: 1, code: "nestedTooDeep", message };
}
