import type { Nodes, PhrasingContent } from "mdast";
import { withDollars } from "./money.ts";
import type { Image } from "./note.ts";
import { unicodeOfTex } from "./tex.ts";

/** A run of text of one kind, as it stands in a block. `line` is the source's line that it begins on. */
export type Leaf = {
  readonly text: string;
  readonly line: number;
  /** More than `line` where code or a formula of one line of text takes several; otherwise its line ends tell. */
  readonly endLine?: number;
  /** Code, a link or a formula: no syntax is looked for in it. */
  readonly isOpaque: boolean;
  readonly isBold: boolean;
  /** False for a formula that stands as its TeX source. */
  readonly isExact: boolean;
};

/** A block's text as runs, with its pictures. */
export type Leaves = { readonly leaves: readonly Leaf[]; readonly images: readonly Image[] };

type Draft = { leaves: Leaf[]; images: Image[]; script: "" | "_" | "^" };
type Look = {
  readonly isOpaque: boolean;
  readonly isBold: boolean;
  readonly depth: number;
  readonly endLine?: number | undefined;
};

/** Emphasis within emphasis is followed this far: nobody writes deeper. */
const DEEPEST = 100;

/** Takes a block's inline content apart; HTML, pictures, footnote marks and what is struck out leave no text. */
export function leavesOf(children: readonly PhrasingContent[]): Leaves {
  const draft: Draft = { leaves: [], images: [], script: "" };
  for (const child of children) collect(draft, child, { isOpaque: false, isBold: false, depth: 0 });
  return draft;
}

function collect(draft: Draft, node: Nodes, look: Look): void {
  const line = node.position?.start.line ?? 1;
  switch (node.type) {
    case "text":
      add(draft, scripted(draft, withDollars(node.value)), line, look);
      break;
    case "inlineCode":
      add(draft, withDollars(node.value), line, {
        ...look,
        isOpaque: true,
        endLine: node.position?.end.line,
      });
      break;
    case "inlineMath":
    case "math":
      addFormula(draft, node.value, line, { ...look, endLine: node.position?.end.line });
      break;
    case "break":
      add(draft, "\n", line, look);
      break;
    case "html":
      readTag(draft, node.value, line, look);
      break;
    case "image":
      draft.images.push({ alt: withDollars(node.alt ?? ""), url: node.url });
      break;
    case "delete":
      break;
    case "strong":
      descend(draft, node.children, { ...look, isBold: true });
      break;
    case "link":
    case "linkReference":
      descend(draft, node.children, { ...look, isOpaque: true });
      break;
    default:
      if ("children" in node) descend(draft, node.children, look);
  }
}

function descend(draft: Draft, children: readonly Nodes[], look: Look): void {
  if (look.depth >= DEEPEST) return;
  for (const child of children) collect(draft, child, { ...look, depth: look.depth + 1 });
}

function add(draft: Draft, text: string, line: number, { isOpaque, isBold, endLine = line }: Look): void {
  draft.leaves.push({ text: text.normalize("NFC"), line, endLine, isOpaque, isBold, isExact: true });
}

function addFormula(draft: Draft, tex: string, line: number, look: Look): void {
  const source = tex.replace(/\s+/gu, " ").trim();
  const shown = unicodeOfTex(source);
  const text = (shown ?? `$${source}$`).normalize("NFC");
  const { isBold, endLine = line } = look;
  draft.leaves.push({ text, line, endLine, isOpaque: true, isBold, isExact: shown !== null });
}

/** `<br>` begins a line; text in `<sub>` and `<sup>` is lowered and raised; every other tag leaves nothing. */
function readTag(draft: Draft, html: string, line: number, look: Look): void {
  const [, close = "", name = ""] = /^<(\/?)([a-z]+)/iu.exec(html) ?? [];
  const tag = name.toLowerCase();
  if (tag === "br") add(draft, "\n", line, look);
  if (tag === "sub" || tag === "sup") draft.script = close === "/" ? "" : tag === "sub" ? "_" : "^";
}

function scripted({ script }: Draft, text: string): string {
  if (script === "" || text.length > 20) return text;
  return unicodeOfTex(`${script}{${text}}`) ?? text;
}
