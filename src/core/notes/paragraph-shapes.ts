import type { Row } from "./row.ts";
import { sliceOf } from "./row.ts";

/** A heading written without the space behind its marks, "##3. Title": its rank and where its text begins. */
export function looseHeading(text: string): { readonly rank: number; readonly from: number } | null {
  const marks = /^#{1,6}(?=[^\s#])/u.exec(text)?.[0] ?? "";
  const isOne = marks.length > 1 || /^#\d+[.)]\s/u.test(text);
  return isOne ? { rank: marks.length, from: marks.length } : null;
}

/** Where the title of an Obsidian callout begins in its first line, "[!note]- Title"; null for another quotation. */
export function calloutTitle(text: string): number | null {
  return /^\[!\p{L}[\p{L}\p{N}_|-]*\][+-]?\s*/u.exec(text)?.[0].length ?? null;
}

const bullet = /^(?:[•◦▪▸‣·●○]\s*|[–—]\s+|-(?=\p{L}{2}))(?=\S)/u;
const box = /^[☐☑☒]\s*(?=\S)/u;
const inner = /^--+\s*(?=[^\s-])/u;

/** A new block's number. */
export type NextBlock = () => number;

/**
 * A paragraph's rows with bullets that Markdown doesn't know read as items: "• x", "-x", boxes "☑ x", and "-- x" below the
 * row before. Each bullet is a block of its own; rows without a bullet go on with the one above.
 */
export function withBullets(rows: readonly Row[], nextBlock: NextBlock): Row[] {
  const [first] = rows;
  if (first === undefined || !rows.some(({ text }) => signOf(text) !== null)) return [...rows];
  let { intro } = first;
  let outer = first.kind === "item" ? first : null;
  let current: Pick<Row, "block" | "depth" | "intro"> | null = null;
  return rows.map((row) => {
    const sign = signOf(row.text);
    if (sign === null) {
      if (current === null && /[:：]$/u.test(row.text)) intro = row;
      return current === null ? row : { ...row, ...current, kind: "item" };
    }
    const isInner = sign.startsWith("--");
    const checked = /^[☐☑☒]/u.test(sign) ? !sign.startsWith("☐") : row.checked;
    const depth = isInner ? (outer?.depth ?? row.depth) + 1 : Math.max(1, row.depth);
    current = { block: nextBlock(), depth, intro: isInner ? (outer ?? intro) : intro };
    const item: Row = { ...sliceOf(row, sign.length), ...current, checked, kind: "item" };
    if (!isInner) outer = item;
    return item;
  });
}

function signOf(text: string): string | null {
  return (inner.exec(text) ?? bullet.exec(text) ?? box.exec(text))?.[0] ?? null;
}

/** The cells of a line that is written like a table's row; null where it has no bar, or just one that means something else. */
export function cellsOf(text: string): readonly string[] | null {
  if (!/^\|.*\|$/u.test(text) && !/\S \| \S/u.test(text)) return null;
  const cells = text
    .replace(/^\||\|$/gu, "")
    .split("|")
    .map((cell) => cell.trim());
  return cells.length >= 2 ? cells : null;
}
