import type { Nodes, Paragraph } from "mdast";
import type { SourceLink } from "./note.ts";
import { plainText } from "./plain-text.ts";

/** Whether a paragraph is nothing but links and pictures. */
export function isOnlyLinks(block: Paragraph): boolean {
  const outside = block.children.filter((child) => !isLink(child)).map(plainText);
  return block.children.some(isLink) && !/[\p{L}\p{N}]/u.test(outside.join(" "));
}

/** The source that a paragraph names by being one single link. */
export function sourceLinkOf(block: Paragraph): SourceLink | null {
  const [link, ...rest] = block.children;
  if (link?.type !== "link" || rest.length > 0) return null;
  const url = URL.canParse(link.url) ? new URL(link.url) : null;
  const isWeb = url?.protocol === "https:" || url?.protocol === "http:";
  return { label: isWeb ? plainText(link) || link.url : fileName(link.url), url: isWeb ? link.url : null };
}

function isLink(node: Nodes): boolean {
  return node.type === "link" || node.type === "linkReference" || node.type === "image";
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
