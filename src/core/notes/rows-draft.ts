import type { Nodes } from "mdast";
import type { NoteProblem, SourceLink } from "./note.ts";
import type { Row } from "./row.ts";

/** The rows of a note as its blocks are walked. */
export type RowsDraft = {
  title: string | null;
  sourceLink: SourceLink | null;
  readonly rows: Row[];
  readonly problems: NoteProblem[];
  headings: { readonly rank: number; readonly text: string }[];
  block: number;
  /** How many lists have begun. */
  lists: number;
  /** How many `<details>` are open. */
  hidden: number;
  /** How many formulas stand alone. */
  formulas: number;
};

/** Where a block stands. `offset` is added to its lines; `mark` is the list item's whose first paragraph it is. */
export type Place = {
  readonly depth: number;
  readonly intro: Row | null;
  readonly isQuoted: boolean;
  readonly offset: number;
  readonly nesting: number;
  /** The last line of the HTML it is written in, whose lines are told only roughly; null outside of HTML. */
  readonly htmlEnd: number | null;
  readonly mark: Pick<Row, "ordinal" | "checked" | "place"> | null;
};

/** A block's lines in the note. */
export function linesFrom(node: Nodes, { offset, htmlEnd }: Place): { line: number; endLine: number } {
  const { start, end } = node.position ?? { start: { line: 1 }, end: { line: 1 } };
  return { line: start.line + offset, endLine: htmlEnd ?? end.line + offset };
}

/** A row of a new block, still without text. */
export function newRow(draft: RowsDraft, node: Nodes, place: Place): Row {
  draft.block += 1;
  return {
    kind: place.mark === null ? "text" : "item",
    text: "",
    ...linesFrom(node, place),
    block: draft.block,
    depth: place.depth,
    place: null,
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

/** The first H1 is the note's title and stands in no path. */
export function openHeading(draft: RowsDraft, rank: number, text: string): "title" | "heading" {
  if (rank === 1 && draft.title === null) {
    draft.title = text;
    return "title";
  }
  draft.headings = [...draft.headings.filter((each) => each.rank < rank), { rank, text }];
  return "heading";
}
