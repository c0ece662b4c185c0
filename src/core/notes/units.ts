import type { Heading, Link, ListItem, Nodes, Paragraph, Root, RootContent } from "mdast";
import type { NoteProblem, SourceLink, Unit, UnitKind } from "./note.ts";
import { plainLines, plainText } from "./plain-text.ts";

/** What the blocks of one note say: its first H1, its own source, its units and what is wrong with it. */
export type Outline = {
  readonly title: string | null;
  readonly sourceLink: SourceLink | null;
  readonly units: readonly Unit[];
  readonly problems: readonly NoteProblem[];
};

type Draft = {
  title: string | null;
  sourceLink: SourceLink | null;
  readonly units: Unit[];
  readonly problems: NoteProblem[];
  heading: { readonly depth: number; readonly text: string }[];
};

/** Walks the blocks of a parsed note; code, HTML, tables and lines of nothing but links say nothing. */
export function outline(root: Root): Outline {
  const draft: Draft = { title: null, sourceLink: null, units: [], problems: [], heading: [] };
  for (const block of root.children) readBlock(draft, block);
  return draft;
}

function readBlock(draft: Draft, block: RootContent): void {
  if (block.type === "heading") readHeading(draft, block);
  else if (block.type === "paragraph") readParagraph(draft, block, "sentence");
  else if (block.type === "list") for (const item of block.children) readItem(draft, item);
}

function readHeading(draft: Draft, block: Heading): void {
  const text = plainText(block);
  if (text === "") return;
  if (block.depth === 1 && draft.title === null) {
    draft.title = text;
    return;
  }
  draft.heading = [...draft.heading.filter(({ depth }) => depth < block.depth), { depth: block.depth, text }];
}

function readItem(draft: Draft, item: ListItem): void {
  for (const block of item.children) {
    if (block.type === "paragraph") readParagraph(draft, block, "listItem");
    else if (block.type === "list") for (const inner of block.children) readItem(draft, inner);
  }
}

function readParagraph(draft: Draft, block: Paragraph, kind: UnitKind): void {
  const text = plainText(block);
  const line = block.position?.start.line ?? 1;
  if (/^#{1,6}[^\s#]/u.test(text)) {
    const message = `“${text.slice(0, 40)}” is not read as a heading: put a space after the # marks.`;
    draft.problems.push({ line, code: "headingWithoutSpace", message });
    return;
  }
  const link = onlyLink(block);
  if (link !== null && draft.units.length === 0) draft.sourceLink ??= sourceLink(link);
  if (text === "" || isOnlyLinks(block)) return;
  const heading = draft.heading.map((each) => each.text);
  const lines = plainLines(block);
  const eachEnds = lines.length > 1 && lines.every((each) => /[.!]["'”’)]*$/u.test(each));
  const endLine = block.position?.end.line ?? line;
  const units = eachEnds
    ? lines.map((each, at) => ({ kind, text: each, line: line + at, endLine: line + at, heading }))
    : [{ kind, text, line, endLine, heading }];
  draft.units.push(...units);
}

function isLink(node: Nodes): boolean {
  return node.type === "link" || node.type === "linkReference" || node.type === "image";
}

function isOnlyLinks(block: Paragraph): boolean {
  const outside = block.children.filter((child) => !isLink(child)).map(plainText);
  return block.children.some(isLink) && !/[\p{L}\p{N}]/u.test(outside.join(" "));
}

function onlyLink(block: Paragraph): Link | null {
  const [first, ...rest] = block.children;
  return first?.type === "link" && rest.length === 0 ? first : null;
}

function sourceLink(link: Link): SourceLink {
  const url = URL.canParse(link.url) ? new URL(link.url) : null;
  const isWeb = url?.protocol === "https:" || url?.protocol === "http:";
  return { label: isWeb ? plainText(link) || link.url : fileName(link.url), url: isWeb ? link.url : null };
}

function fileName(path: string): string {
  const name =
    path
      .split(/[?#]/u)[0]
      ?.split("/")
      .findLast((part) => part !== "") ?? path;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
