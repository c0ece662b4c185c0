import type { Nodes as HtmlNodes } from "hast";
import { fromHtml } from "hast-util-from-html";
import { toMdast } from "hast-util-to-mdast";
import type { Nodes, RootContent } from "mdast";
import { leavesOf } from "./leaves.ts";
import { folded } from "./plain-text.ts";

/** Tags within tags are followed this far; what is nested deeper is read as its bare text. */
const DEEPEST = 100;

/** The blocks that a piece of HTML shows: headings, paragraphs, lists, tables. Lines count from the piece's own first. */
export function blocksOfHtml(html: string): readonly RootContent[] {
  if (depthOf(html) > DEEPEST) return [paragraph(html.replace(/<[^<>]*>/gu, " "))];
  const source = fromHtml(html, { fragment: true });
  startAtWords(source);
  const tree: Nodes = toMdast(source, { newlines: true, document: true });
  return tree.type === "root" ? tree.children : [];
}

/**
 * The plain text of a piece of HTML, such as a field of a card: its lines joined by spaces. Clozes and other signs that
 * HTML doesn't know stay as they are.
 */
export function textOfHtml(html: string): string {
  if (!/[<&]/u.test(html)) return folded(html);
  return folded(blocksOfHtml(html).flatMap(textsOf).join(" "));
}

/** Has each text begin on the line of its first word: the line ends before it are trimmed later on. */
function startAtWords(node: HtmlNodes): void {
  if ("children" in node) for (const child of node.children) startAtWords(child);
  if (node.type !== "text" || node.position === undefined) return;
  const [space = ""] = /^\s*\n\s*/u.exec(node.value) ?? [];
  if (space === "" || space.length === node.value.length) return;
  node.value = ` ${node.value.slice(space.length)}`;
  node.position.start.line += space.split("\n").length - 1;
}

function textsOf(block: Nodes): string[] {
  if (block.type === "paragraph" || block.type === "heading" || block.type === "tableCell")
    return [
      leavesOf(block.children)
        .leaves.map(({ text }) => text)
        .join(""),
    ];
  if (block.type === "code") return [block.value];
  return "children" in block ? block.children.flatMap(textsOf) : [];
}

function paragraph(text: string): RootContent {
  return { type: "paragraph", children: [{ type: "text", value: text }] };
}

/** Elements that hold none of their own kind, or nothing at all. */
const flat = /^<\/?(area|br|col|dd|dt|hr|img|input|li|link|meta|option|p|source|td|th|tr|wbr)$/iu;

/** How deep elements are nested, by counting tags. */
function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [tag] of html.matchAll(/<\/?[a-z][a-z0-9]*/giu)) {
    if (flat.test(tag)) continue;
    depth = tag.startsWith("</") ? Math.max(0, depth - 1) : depth + 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
