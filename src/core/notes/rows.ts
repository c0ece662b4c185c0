import type { Heading, Html, List, Nodes, Root, Table } from "mdast";
import { blocksOfHtml } from "./html.ts";
import { linesOf } from "./inline.ts";
import { leavesOf } from "./leaves.ts";
import { withDollars } from "./money.ts";
import type { NoteProblem, SourceLink } from "./note.ts";
import { readParagraph } from "./paragraph-rows.ts";
import type { Row } from "./row.ts";
import { linesFrom, newRow, openHeading, type Place, type RowsDraft } from "./rows-draft.ts";

/** A note's blocks as rows in reading order, with its first H1 and its own source. */
export type Rows = {
  readonly title: string | null;
  readonly sourceLink: SourceLink | null;
  readonly rows: readonly Row[];
  readonly problems: readonly NoteProblem[];
  /** How many formulas stand alone; they are no rows. */
  readonly formulas: number;
};

/** Blocks within blocks are followed this far: nobody writes deeper. */
const DEEPEST = 100;

/** Walks the blocks of a parsed note. Formulas that stand alone, footnotes and definitions of links say nothing. */
export function rowsOf(root: Root): Rows {
  const draft: RowsDraft = {
    title: null,
    sourceLink: null,
    rows: [],
    problems: [],
    headings: [],
    block: 0,
    lists: 0,
    hidden: 0,
    formulas: 0,
  };
  const place = { depth: 0, intro: null, isQuoted: false, offset: 0, nesting: 0, htmlEnd: null, mark: null };
  readBlocks(draft, root.children, place);
  return draft;
}

function readBlocks(draft: RowsDraft, blocks: readonly Nodes[], place: Place): void {
  if (place.nesting >= DEEPEST) return;
  for (const block of blocks) readBlock(draft, block, { ...place, nesting: place.nesting + 1 });
}

function readBlock(draft: RowsDraft, block: Nodes, place: Place): void {
  switch (block.type) {
    case "heading":
      readHeading(draft, block, place);
      break;
    case "paragraph":
      readParagraph(draft, block, place);
      break;
    case "list":
      readList(draft, block, place);
      break;
    case "table":
      readTable(draft, block, place);
      break;
    case "math":
      draft.formulas += 1;
      break;
    case "code":
      draft.rows.push({ ...newRow(draft, block, place), kind: "code", text: withDollars(block.value) });
      break;
    case "blockquote":
      readBlocks(draft, block.children, { ...place, isQuoted: true });
      break;
    case "html":
      readHtml(draft, block, place);
  }
}

function readHeading(draft: RowsDraft, block: Heading, place: Place): void {
  const lines = linesOf(leavesOf(block.children));
  const isExact = lines.every((line) => line.isExact);
  const text = lines
    .map((line) => line.text)
    .join(" ")
    .trim();
  if (text === "" || openHeading(draft, block.depth, text) === "title") return;
  draft.rows.push({ ...newRow(draft, block, place), kind: "heading", text, rank: block.depth, isExact });
}

function readList(draft: RowsDraft, list: List, place: Place): void {
  const before = draft.rows.at(-1);
  const isIntroduced = before !== undefined && before.kind !== "heading" && /[:：]$/u.test(before.text);
  const intro = place.depth === 0 ? (isIntroduced ? before : null) : place.intro;
  draft.lists += 1;
  const number = draft.lists;
  const of = list.children.length;
  for (const [at, item] of list.children.entries()) {
    const ordinal = list.ordered === true ? (list.start ?? 1) + at : null;
    const mark = { ordinal, checked: item.checked ?? null, place: { list: number, at, of } };
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
const itemGoesOn = { ordinal: null, checked: null, place: null };

function readTable(draft: RowsDraft, table: Table, place: Place): void {
  const [head, ...body] = table.children.map((row) =>
    row.children.map((cell) => {
      const leaves = leavesOf(cell.children);
      const lines = linesOf(leaves);
      const text = lines
        .map((line) => line.text)
        .join(" ")
        .trim();
      return { text, isExact: lines.every((line) => line.isExact), images: leaves.images };
    }),
  );
  const header = (head ?? []).map(({ text }) => text);
  const isHeadExact = (head ?? []).every(({ isExact }) => isExact);
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
      isExact: isHeadExact && cells.every(({ isExact }) => isExact),
      images: cells.flatMap(({ images }) => images),
    });
  }
}

/** Raw HTML is read as the blocks it shows; what `<details>` folds away is marked, its summary is not. */
function readHtml(draft: RowsDraft, node: Html, place: Place): void {
  const { line, endLine } = linesFrom(node, place);
  const inside = { ...place, offset: line - 1, htmlEnd: endLine };
  const html = node.value;
  const opened = html.match(/<details\b/giu)?.length ?? 0;
  const closed = html.match(/<\/details\s*>/giu)?.length ?? 0;
  const summary = opened === 0 ? "" : (summaryOf.exec(html)?.[0] ?? "");
  if (summary !== "") {
    const above = html.slice(0, html.indexOf(summary)).split("\n").length - 1;
    const shown = summary.replace(/<\/?summary\b[^<>]*>/giu, "");
    readBlocks(draft, blocksOfHtml(shown), { ...inside, offset: inside.offset + above });
  }
  draft.hidden += opened;
  const rest = summary === "" ? html : html.replace(summary, "\n".repeat(summary.split("\n").length - 1));
  readBlocks(draft, blocksOfHtml(rest), inside);
  draft.hidden = Math.max(0, draft.hidden - closed);
}

const summaryOf = /<summary\b[^<>]*>[^<]*(?:<(?!\/summary)[^<]*)*<\/summary\s*>/iu;
