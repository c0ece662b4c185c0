import type { Image, ListPlace, Mark } from "./note.ts";

/** Offsets into a row's text, `to` not included. */
export type Span = { readonly from: number; readonly to: number };

/**
 * One written line of a note as a reader sees it, markup gone: the lines of a paragraph or list item, a heading, a
 * table's row, a code fence. The readers of questions and cards take the rows that are theirs out of the stream.
 */
export type Row = {
  readonly kind: "text" | "item" | "heading" | "cells" | "code" | "image";
  /** Plain text without list mark or check box, NFC, white space folded; a code fence's whole text for "code". */
  readonly text: string;
  readonly line: number;
  /** More than `line` only where one row takes several lines (code, a wrapped HTML paragraph). */
  readonly endLine: number;
  /** Rows of one paragraph or list item's paragraph share it; it grows through the note. */
  readonly block: number;
  /** How many lists the row stands in; 0 for none. */
  readonly depth: number;
  /** Where a list's item stands in its list, at its first row only; null for what is no item. */
  readonly place: ListPlace | null;
  /** The number of an ordered list's item ("3." gives 3), at its first row only. */
  readonly ordinal: number | null;
  /** A task list's box at the item's first row: `[x]` true, `[ ]` false; null for none. */
  readonly checked: boolean | null;
  /** What the row's list belongs to: the first row of the item it is nested in, or the line before that ends with ":". */
  readonly intro: Row | null;
  /** Headings above the row, outermost first, without the note's title; a heading's own text stands last. */
  readonly heading: readonly string[];
  /** The depth of a heading, 1 to 6; 0 for other rows. */
  readonly rank: number;
  /** Whether it stands in a block quote or callout; in `<details>`. */
  readonly isQuoted: boolean;
  readonly isHidden: boolean;
  /** Whether all of its text is bold. */
  readonly isBold: boolean;
  /** Code, links and formulas: no syntax is looked for in them. */
  readonly opaque: readonly Span[];
  readonly marks: readonly Mark[];
  readonly images: readonly Image[];
  readonly isExact: boolean;
  /** A table row's cells, beside its header's (empty where the table has none). */
  readonly cells: readonly string[];
  readonly header: readonly string[];
};

/** Whether an offset of the row's text stands in code, a link or a formula. */
export function isOpaque(row: Row, at: number): boolean {
  return row.opaque.some(({ from, to }) => at >= from && at < to);
}

/** Spans of a text as they lie where it begins so much later in another. */
export function movedBy<S extends Span>(by: number, spans: readonly S[]): S[] {
  return spans.map((span) => ({ ...span, from: span.from + by, to: span.to + by }));
}

/** The row's text from an offset on, up to another, spaces at its ends left out; its spans and marks move along. */
export function sliceOf(row: Row, from: number, to = row.text.length): Row {
  const part = row.text.slice(from, to);
  const start = from + (part.length - part.trimStart().length);
  const text = part.trim();
  const moved = <S extends Span>(spans: readonly S[]): S[] =>
    spans.flatMap((span) => {
      const [a, b] = [Math.max(0, span.from - start), Math.min(text.length, span.to - start)];
      return a < b ? [{ ...span, from: a, to: b }] : [];
    });
  return { ...row, text, opaque: moved(row.opaque), marks: moved(row.marks) };
}
