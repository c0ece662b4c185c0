import { syntaxOf } from "./inline-syntax.ts";
import type { Leaves } from "./leaves.ts";
import type { Image, Mark } from "./note.ts";
import type { Span } from "./row.ts";

/** One written line of a block: plain text with what its author marked in it. */
export type InlineLine = {
  readonly text: string;
  readonly line: number;
  readonly endLine: number;
  readonly opaque: readonly Span[];
  readonly marks: readonly Mark[];
  readonly isBold: boolean;
  /** False where a formula of it stands as its TeX source. */
  readonly isExact: boolean;
  readonly images: readonly Image[];
  /** A cloze opens on it and never ends. */
  readonly isUnclosed: boolean;
};

type Draft = {
  text: string;
  line: number | null;
  opaque: Span[];
  marks: Mark[];
  bold: number;
  isExact: boolean;
  endLine: number;
};

/**
 * The lines of a block as they were written: white space folded, the syntax that Markdown doesn't know (highlights,
 * wikilinks, clozes, comments) read and removed. Pictures go with the first line.
 */
export function linesOf(block: Leaves): InlineLine[] {
  const { text, opaque, bold, inexact } = joined(block);
  const syntax = syntaxOf(text, opaque);
  const { rows, spanIn } = foldedRows(block, syntax.removed);
  for (const span of opaque) for (const { row, from, to } of spanIn(span)) row.opaque.push({ from, to });
  for (const span of inexact) for (const { row } of spanIn(span)) row.isExact = false;
  for (const span of bold) {
    for (const { row, from, to } of spanIn(span)) {
      row.bold += to - from;
      row.marks.push({ from, to, kind: "bold" });
    }
  }
  for (const { from, to, ...mark } of syntax.marks)
    for (const part of spanIn({ from, to })) part.row.marks.push({ ...mark, from: part.from, to: part.to });
  const images = [...block.images, ...syntax.images];
  const unclosed = new Set(
    syntax.unclosed.flatMap((at) => spanIn({ from: at, to: at + 1 }).map(({ row }) => row)),
  );
  return rows.map((draft, at) => {
    const { line, bold: inBold, ...row } = draft;
    return {
      ...row,
      isExact: row.isExact && !hasLooseTex(draft),
      isUnclosed: unclosed.has(draft),
      marks: row.marks.toSorted((a, b) => a.from - b.from || b.to - a.to),
      line: line ?? 1,
      endLine: Math.max(line ?? 1, row.endLine),
      isBold: row.text !== "" && inBold >= row.text.length,
      images: at === 0 ? images : [],
    };
  });
}

/** Whether a command of TeX stands outside of dollar signs. */
function hasLooseTex({ text, opaque }: Draft): boolean {
  const at = /\\[a-z]{2,20}\s?[{_^]/iu.exec(text)?.index ?? -1;
  return at !== -1 && !opaque.some(({ from, to }) => from <= at && at < to);
}

function joined({ leaves }: Leaves) {
  const opaque: Span[] = [];
  const inexact: Span[] = [];
  const bold: { from: number; to: number }[] = [];
  let at = 0;
  for (const leaf of leaves) {
    const to = at + leaf.text.length;
    if (leaf.isOpaque) opaque.push({ from: at, to });
    if (!leaf.isExact) inexact.push({ from: at, to });
    const last = bold.at(-1);
    if (leaf.isBold && last?.to === at) last.to = to;
    else if (leaf.isBold) bold.push({ from: at, to });
    at = to;
  }
  return { text: leaves.map(({ text }) => text).join(""), opaque, bold, inexact };
}

/** Rows of folded text, and how a span of the joined text lies in them. */
function foldedRows({ leaves }: Leaves, removed: readonly Span[]) {
  const length = leaves.reduce((sum, { text }) => sum + text.length, 0);
  const rowAt = new Int32Array(length);
  const columnAt = new Int32Array(length);
  const rows: Draft[] = [];
  let row: Draft = emptyRow();
  let pending = false;
  let edit = 0;
  let at = 0;
  for (const leaf of leaves) {
    let { line } = leaf;
    for (const char of codeUnits(leaf.text)) {
      while ((removed[edit]?.to ?? length) <= at) edit += 1;
      const isRemoved = (removed[edit]?.from ?? length) <= at;
      if (char === "\n") {
        line += 1;
        rows.push(row);
        row = emptyRow();
        pending = false;
      } else if (!isRemoved && /\s/u.test(char)) pending = row.text !== "";
      else if (!isRemoved) {
        row.line ??= line;
        row.text += pending ? ` ${char}` : char;
        pending = false;
      }
      row.endLine = Math.max(row.endLine, leaf.endLine ?? line);
      const isShown = !isRemoved && !pending && char !== "\n";
      rowAt[at] = rows.length;
      columnAt[at] = row.text.length - (isShown && row.text !== "" ? 1 : 0);
      at += 1;
    }
  }
  rows.push(row);
  const spanIn = (span: Span) => partsOf({ span, rows, rowAt, columnAt });
  return { rows: rows, spanIn };
}

function* codeUnits(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += 1) yield text.charAt(at);
}

function emptyRow(): Draft {
  return { text: "", line: null, opaque: [], marks: [], bold: 0, isExact: true, endLine: 1 };
}

type Layout = {
  readonly span: Span;
  readonly rows: readonly Draft[];
  readonly rowAt: Int32Array;
  readonly columnAt: Int32Array;
};

/** A span's parts by row, without white space at their ends; empty ones are left out. */
function partsOf({ span, rows, rowAt, columnAt }: Layout) {
  const last = span.to - 1;
  const [first = 0, end = 0] = [rowAt[span.from], rowAt[last]];
  return rows.slice(first, end + 1).flatMap((row, index) => {
    const isLast = first + index === end;
    let from = index === 0 ? (columnAt[span.from] ?? 0) : 0;
    const to = isLast ? Math.min(row.text.length, (columnAt[last] ?? 0) + 1) : row.text.length;
    if (row.text[from] === " ") from += 1;
    return from < to ? [{ row, from, to }] : [];
  });
}
