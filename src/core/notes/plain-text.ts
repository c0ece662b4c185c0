import type { Nodes } from "mdast";

/** Folds white space to single spaces and letters to NFC, as every shown and compared text of a note is. */
export function folded(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** What a reader sees of a node: no markup, HTML, images, link targets or footnote marks. */
export function plainText(node: Nodes): string {
  return folded(rawText(node));
}

function rawText(node: Nodes): string {
  switch (node.type) {
    case "text":
    case "inlineCode":
      return node.value;
    case "break":
      return "\n";
    case "html":
    case "image":
    case "imageReference":
    case "footnoteReference":
      return "";
    default:
      return "children" in node ? node.children.map(rawText).join("") : "";
  }
}
