import type { Heading, List, Nodes, Paragraph, Root, Table } from "mdast";
import { blocksOfHtml } from "./html.ts";
import { type InlineLine, linesOf } from "./inline.ts";
import { leavesOf } from "./leaves.ts";
import { withDollars } from "./money.ts";
import type { NoteProblem, SourceLink } from "./note.ts";
import { calloutTitle, cellsOf, looseHeading, withBullets } from "./paragraph-shapes.ts";
import type { Row } from "./row.ts";
import { sliceOf } from "./row.ts";
import { isOnlyLinks, sourceLinkOf } from "./source-link.ts";

/** A note's blocks as rows in reading order, with its first H1 and its own source. */
export type Rows = {
  readonly title: string | null;
  readonly sourceLink: SourceLink | null;
  readonly rows: readonly Row[];
  readonly problems: readonly NoteProblem[];
};

type Draft = {
  title: string | null;
  sourceLink: SourceLink | null;
  readonly rows: Row[];
  readonly problems: NoteProblem[];
  headings: { readonly rank: number; readonly text: string }[];
  block: number;
  /** How many `<details>` are open. */
  hidden: number;
};

/** Where a block stands. `offset` is added to its lines; `mark` is the list item's whose first paragraph it is. */
type Place = {
  readonly depth: number;
  readonly intro: Row | null;
  readonly isQuoted: boolean;
  readonly offset: number;
  readonly nesting: number;
  readonly mark: Pick<Row, "ordinal" | "checked"> | null;
};

/** Blocks within blocks are followed this far: nobody writes deeper. */
const DEEPEST = 100;

/** Walks the blocks of a parsed note. Formulas that stand alone, footnotes and definitions of links say nothing. */
export function rowsOf(root: Root): Rows {
  const draft: Draft = {
    title: null,
    sourceLink: null,
    rows: [],
    problems: [],
    headings: [],
    block: 0,
    hidden: 0,
  };
  const place = { depth: 0, intro: null, isQuoted: false, offset: 0, nesting: 0, mark: null };
  readBlocks(draft, root.children, place);
  return draft;
}

function readBlocks(draft: Draft, blocks: readonly Nodes[], place: Place): void {
  if (place.nesting >= DEEPEST) return;
  for (const block of blocks) readBlock(draft, block, { ...place, nesting: place.nesting + 1 });
}

function readBlock(draft: Draft, block: Nodes, place: Place): void {
  switch (block.type) {
    case "heading":
      return readHeading(draft, block, place);
    case "paragraph":
      return readParagraph(draft, block, place);
    case "list":
      return readList(draft, block, place);
    case "table":
      return readTable(draft, block, place);
    case "code": {
      const code = { ...newRow(draft, block, place), kind: "code", text: withDollars(block.value) } as const;
      draft.rows.push(code);
      return;
    }
    case "blockquote":
      return readBlocks(draft, block.children, { ...place, isQuoted: true });
    case "html":
      return readHtml(draft, block.value, { ...place, offset: linesFrom(block, place).line - 1 });
    default:
  }
}

function linesFrom(node: Nodes, { offset }: Place): { line: number; endLine: number } {
  const { start, end } = node.position ?? { start: { line: 1 }, end: { line: 1 } };
  return { line: start.line + offset, endLine: end.line + offset };
}

/** A row of a new block, still without text. */
function newRow(draft: Draft, node: Nodes, place: Place): Row {
  draft.block += 1;
  return {
    kind: place.mark === null ? "text" : "item",
    text: "",
    ...linesFrom(node, place),
    block: draft.block,
    depth: place.depth,
    ordinal: null,
    checked: null,
    intro: place.intro,
    heading: draft.headings.map(({ text }) => text),
    rank: 0,
    isQuoted: place.isQuoted,
    isHidden: draft.hidden > 0,
    isBold: false,
    opaque: [],
    marks: [],
    images: [],
    isExact: true,
    cells: [],
    header: [],
  };
}

function readHeading(draft: Draft, block: Heading, place: Place): void {
  const { isExact, ...leaves } = leavesOf(block.children);
  const text = linesOf({ ...leaves, isExact })
    .map((line) => line.text)
    .join(" ")
    .trim();
  if (text === "" || openHeading(draft, block.depth, text) === "title") return;
  draft.rows.push({ ...newRow(draft, block, place), kind: "heading", text, rank: block.depth, isExact });
}

/** The first H1 is the note's title and stands in no path. */
function openHeading(draft: Draft, rank: number, text: string): "title" | "heading" {
  if (rank === 1 && draft.title === null) {
    draft.title = text;
    return "title";
  }
  draft.headings = [...draft.headings.filter((each) => each.rank < rank), { rank, text }];
  return "heading";
}

function readParagraph(draft: Draft, block: Paragraph, place: Place): void {
  const leaves = leavesOf(block.children);
  const lines = linesOf(leaves);
  if (isOnlyLinks(block)) return readLinks(draft, block, place, lines);
  const loose = place.depth === 0 ? looseHeading(lines[0]?.text ?? "") : null;
  if (loose !== null) readLooseHeading(draft, lines, loose, place);
  const base = { ...newRow(draft, block, place), isExact: leaves.isExact };
  const rows = lines
    .slice(loose === null ? 0 : 1)
    .map((line, at): Row => ({ ...base, ...rowPart(line, place), ...(at === 0 ? place.mark : null) }))
    .map((row): Row => (row.text === "" && row.images.length > 0 ? { ...row, kind: "image" } : row))
    .filter(({ text, kind }) => text !== "" || kind === "image");
  draft.rows.push(...shaped(draft, withoutCallout(rows)));
}

function rowPart({ line, ...rest }: InlineLine, { offset }: Place) {
  return { ...rest, line: line + offset, endLine: line + offset };
}

/** A paragraph of nothing but links and pictures: a source where it comes first, else its pictures alone. */
function readLinks(draft: Draft, block: Paragraph, place: Place, lines: readonly InlineLine[]): void {
  const isFirst = draft.rows.every(({ kind }) => kind === "heading");
  if (isFirst && place.nesting === 1) draft.sourceLink ??= sourceLinkOf(block);
  const images = lines.flatMap((line) => line.images);
  if (images.length > 0) draft.rows.push({ ...newRow(draft, block, place), kind: "image", images });
}

function readLooseHeading(
  draft: Draft,
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
function shaped(draft: Draft, rows: readonly Row[]): Row[] {
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

function readList(draft: Draft, list: List, place: Place): void {
  const before = draft.rows.at(-1);
  const isIntroduced = before !== undefined && before.kind !== "heading" && /[:：]$/u.test(before.text);
  const intro = place.depth === 0 ? (isIntroduced ? before : null) : place.intro;
  for (const [at, item] of list.children.entries()) {
    const ordinal = list.ordered === true ? (list.start ?? 1) + at : null;
    const mark = { ordinal, checked: item.checked ?? null };
    const inside = { ...place, depth: place.depth + 1, intro };
    const first = draft.rows.length;
    for (const [index, block] of item.children.entries()) {
      const head = draft.rows[first] ?? null;
      const own = { ...inside, mark: index === 0 ? mark : itemGoesOn };
      readBlocks(draft, [block], block.type === "list" ? { ...own, intro: head } : own);
    }
  }
}

/** Further paragraphs of an item have neither number nor box. */
const itemGoesOn = { ordinal: null, checked: null };

function readTable(draft: Draft, table: Table, place: Place): void {
  const [head, ...body] = table.children.map((row) =>
    row.children.map((cell) => {
      const leaves = leavesOf(cell.children);
      const text = linesOf(leaves)
        .map((line) => line.text)
        .join(" ")
        .trim();
      return { text, isExact: leaves.isExact, images: leaves.images };
    }),
  );
  const header = (head ?? []).map(({ text }) => text);
  const base = newRow(draft, table, place);
  for (const [at, cells] of body.entries()) {
    const node = table.children[at + 1];
    draft.rows.push({
      ...base,
      ...(node === undefined ? {} : linesFrom(node, place)),
      kind: "cells",
      text: cells.map(({ text }) => text).join(" | "),
      cells: cells.map(({ text }) => text),
      header,
      isExact: cells.every(({ isExact }) => isExact),
      images: cells.flatMap(({ images }) => images),
    });
  }
}

/** Raw HTML is read as the blocks it shows; what `<details>` folds away is marked, its summary is not. */
function readHtml(draft: Draft, html: string, place: Place): void {
  const opened = html.match(/<details\b/giu)?.length ?? 0;
  const closed = html.match(/<\/details\s*>/giu)?.length ?? 0;
  const [summary = ""] = /<summary\b[^>]*>[^<]*(?:<(?!\/summary)[^<]*)*<\/summary\s*>/iu.exec(html) ?? [];
  const at = html.indexOf(summary);
  const shown = { ...place, offset: place.offset + html.slice(0, at).split("\n").length - 1 };
  if (opened > 0 && summary !== "")
    readBlocks(draft, blocksOfHtml(summary.replace(/<\/?summary\b[^>]*>/giu, "")), shown);
  draft.hidden += opened;
  const rest =
    opened > 0 && summary !== "" ? html.replace(summary, "\n".repeat(summary.split("\n").length - 1)) : html;
  readBlocks(draft, blocksOfHtml(rest), place);
  draft.hidden = Math.max(0, draft.hidden - closed);
}
