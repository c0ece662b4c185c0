import { parse } from "csv-parse/sync";
import type { NoteProblem } from "./note.ts";

/** A row of fields with the file's line that it begins on. */
export type FieldRow = {
  readonly fields: readonly string[];
  readonly line: number;
  readonly endLine: number;
};

/** What Anki's own export says of itself in lines such as "#separator:tab" before the rows; columns count from 1. */
export type FieldHeader = { readonly values: ReadonlyMap<string, string>; readonly lines: number };

const separators: Readonly<Record<string, string>> = {
  tab: "\t",
  comma: ",",
  semicolon: ";",
  colon: ":",
  pipe: "|",
  space: " ",
};

/** The lines of the form "#name:value" that a table begins with. */
export function headerOf(text: string): FieldHeader {
  const values = new Map<string, string>();
  let lines = 0;
  for (const line of text.split(/\r?\n/u, 30)) {
    const [, name, value] = /^#([a-z ]+):(.*)$/iu.exec(line) ?? [];
    if (name === undefined || value === undefined) break;
    values.set(name.toLowerCase().trim(), value.trim());
    lines += 1;
  }
  return { values, lines };
}

/** Rows of CSV or TSV: the separator is what the header says, else what most of the first lines have. Quoting that can't be read is told. */
export function fieldRowsOf(
  text: string,
  header: FieldHeader,
): { rows: FieldRow[]; problems: NoteProblem[] } {
  const named = header.values.get("separator") ?? "";
  const body = text.split(/\r?\n/u).slice(header.lines);
  const delimiter =
    separators[named.toLowerCase()] ?? (named.length === 1 ? named : guessed(body.slice(0, 20)));
  const problems: NoteProblem[] = [];
  const rows = parsed(body, { delimiter, above: header.lines, problems });
  return { rows, problems: problems.toSorted((a, b) => a.line - b.line) };
}

function guessed(lines: readonly string[]): string {
  const written = lines.filter((line) => line.trim() !== "");
  const counts = ["\t", ";", ",", "|"].map((sign) => ({
    sign,
    lines: written.filter((line) => line.includes(sign)).length,
  }));
  const [best] = counts.toSorted((a, b) => b.lines - a.lines);
  return best === undefined || best.lines === 0 ? "\t" : best.sign;
}

type Wish = { readonly delimiter: string; readonly above: number; readonly problems: NoteProblem[] };

/** After so many quotes without an end the others are taken as plain text, line by line. */
const MOST_BROKEN = 8;

/** A quote that is never closed takes only its own row along: what stands below it is read anew. */
function parsed(lines: readonly string[], wish: Wish): FieldRow[] {
  const rows: FieldRow[] = [];
  let rest = lines;
  let { above } = wish;
  for (let broken = 0; rest.length > 0; broken += 1) {
    const { good, brokenAt } = parseOnce(rest, { ...wish, above, quotes: broken < MOST_BROKEN });
    for (const row of good) rows.push(row);
    if (brokenAt === null) break;
    const message =
      "A quotation mark opens a field here and is never closed: close it, or double it where it is part of the text.";
    wish.problems.push({ line: above + brokenAt, code: "quoteNotClosed", message });
    rest = rest.slice(brokenAt);
    above += brokenAt;
  }
  return rows;
}

function parseOnce(lines: readonly string[], { delimiter, above, quotes }: Wish & { quotes: boolean }) {
  const good: FieldRow[] = [];
  let last = 0;
  let isBroken = false;
  parse(lines.join("\n"), {
    delimiter,
    bom: true,
    quote: quotes ? '"' : null,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: () => {
      isBroken = true;
      return undefined;
    },
    on_record: (record: string[], { lines: end }) => {
      good.push({ fields: record, line: above + firstLine(lines, last), endLine: above + end });
      last = end;
      return null;
    },
  });
  return { good, brokenAt: isBroken ? firstLine(lines, last) : null };
}

/** The first line with something on it behind the `last`th. */
function firstLine(lines: readonly string[], last: number): number {
  let at = last;
  while (at < lines.length && (lines[at] ?? "").trim() === "") at += 1;
  return at + 1;
}
