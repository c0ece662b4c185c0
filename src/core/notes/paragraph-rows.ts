import type { Paragraph } from "mdast";
import { type InlineLine, linesOf } from "./inline.ts";
import { leavesOf } from "./leaves.ts";
import type { NoteProblem } from "./note.ts";
import { calloutTitle, cellsOf, looseHeading, withBullets } from "./paragraph-shapes.ts";
import { type Row, sliceOf } from "./row.ts";
import { newRow, openHeading, type Place, type RowsDraft } from "./rows-draft.ts";
import { isOnlyLinks, sourceLinkOf } from "./source-link.ts";

/** Reads a paragraph's lines: as text, or as the source, picture, heading, bullets or table that they are. */
export function readParagraph(draft: RowsDraft, block: Paragraph, place: Place): void {
  const leaves = leavesOf(block.children);
  const lines = linesOf(leaves);
  if (isOnlyLinks(block)) {
    readLinks(draft, block, place, lines);
    return;
  }
  for (const part of partsOf(lines, place)) readPart(draft, block, place, part);
}

/** The lines from each heading without a space on. */
function partsOf(lines: readonly InlineLine[], { depth }: Place): InlineLine[][] {
  const parts: InlineLine[][] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    if (last === undefined || (depth === 0 && looseHeading(line.text) !== null)) parts.push([line]);
    else last.push(line);
  }
  return parts;
}

function readPart(draft: RowsDraft, block: Paragraph, place: Place, lines: readonly InlineLine[]): void {
  const loose = place.depth === 0 ? looseHeading(lines[0]?.text ?? "") : null;
  if (loose !== null) readLooseHeading(draft, lines, loose, place);
  const base = newRow(draft, block, place);
  const said = lines.slice(loose === null ? 0 : 1);
  for (const { isUnclosed, line } of said)
    if (isUnclosed) draft.problems.push(clozeNotClosed(line + place.offset));
  const rows = said
    .filter(({ isUnclosed }) => !isUnclosed)
    .map((line, at): Row => ({ ...base, ...rowPart(line, place), ...(at === 0 ? place.mark : null) }))
    .map((row): Row => (row.text === "" && row.images.length > 0 ? { ...row, kind: "image" } : row))
    .filter(({ text, kind }) => text !== "" || kind === "image");
  draft.rows.push(...shaped(draft, withoutCallout(rows)));
}

function clozeNotClosed(line: number): NoteProblem {
  const message = "A cloze opens on this line and never ends: close it with two braces, {{c1::like this}}.";
  return { line, code: "clozeNotClosed", message };
}

function rowPart({ line, endLine, isUnclosed: _, ...rest }: InlineLine, { offset, htmlEnd }: Place) {
  return { ...rest, line: line + offset, endLine: htmlEnd ?? endLine + offset };
}

/** A paragraph of nothing but links and pictures: a source where it comes first, else its pictures alone. */
function readLinks(draft: RowsDraft, block: Paragraph, place: Place, lines: readonly InlineLine[]): void {
  const isFirst = draft.rows.every(({ kind }) => kind === "heading");
  if (isFirst && place.nesting === 1) draft.sourceLink ??= sourceLinkOf(block);
  const images = lines.flatMap((line) => line.images);
  if (images.length > 0) draft.rows.push({ ...newRow(draft, block, place), kind: "image", images });
}

function readLooseHeading(
  draft: RowsDraft,
  [first]: readonly InlineLine[],
  { rank, from }: { readonly rank: number; readonly from: number },
  { offset }: Place,
): void {
  if (first === undefined) return;
  const text = first.text.slice(from).trim();
  openHeading(draft, rank, text);
  const message = `“${first.text.slice(0, 40)}” is read as a heading: put a space after the # marks, so that other programs see one too.`;
  draft.problems.push({ line: first.line + offset, code: "headingWithoutSpace", message });
}

/** A callout's first line is its title: it stays as a line of its own, without the marker. */
function withoutCallout([first, ...rest]: readonly Row[]): Row[] {
  if (first === undefined) return [];
  const from = first.isQuoted ? calloutTitle(first.text) : null;
  if (from === null) return [first, ...rest];
  const title = sliceOf(first, from);
  if (title.text === "") return rest;
  const heading = [...title.heading, title.text];
  return [{ ...title, kind: "heading", rank: 6, heading }, ...rest.map((row) => ({ ...row, intro: title }))];
}

/** Bullets that Markdown doesn't know become items, and lines with bars between cells a table. */
function shaped(draft: RowsDraft, rows: readonly Row[]): Row[] {
  const cells = rows.map(({ text }) => cellsOf(text));
  const isTable =
    rows.length >= 2 && cells.every((each) => each?.length === cells[0]?.length && each !== null);
  if (!isTable) return withBullets(rows, () => (draft.block += 1));
  const [first] = rows;
  const message =
    "These lines look like a table without its second line: put |---|---| below the first line.";
  if (first !== undefined) draft.problems.push({ line: first.line, code: "tableWithoutDelimiter", message });
  const isWide = (cells[0]?.length ?? 0) > 2;
  const header = isWide ? (cells[0] ?? []) : [];
  return rows
    .map((row, at): Row => ({ ...row, kind: "cells", cells: cells[at] ?? [], header }))
    .slice(isWide ? 1 : 0);
}
