import type { Pair } from "./note.ts";
import { isOpaque, type Row } from "./row.ts";

/** A card on one line, or what it lacks. */
export type InlineCard = { readonly pair: Pair } | { readonly code: "cardWithoutFront" | "cardWithoutBack" };

/**
 * `front :: back`, `front ::: back` (either way) or `front ;; back`; null for a line that is no card. The sign needs a
 * space beside it, or a short front of letters; nothing in code, links or formulas is one.
 */
export function inlineCard(row: Row): InlineCard | null {
  const { text } = row;
  for (const { index, 0: sign } of text.matchAll(/(?<!:):{2,3}(?!:)|(?<=\s);;(?=\s)/gu)) {
    if (isOpaque(row, index)) continue;
    const to = index + sign.length;
    const before = text.slice(0, index);
    const after = text.slice(to);
    const isSpaced = /(?:^|\s)$/u.test(before) || /^(?:\s|$)/u.test(after);
    if (!isSpaced && !(isTerm(before) && isTerm(after))) continue;
    const [front, back] = [before.trim(), after.trim()];
    if (!hasWords(front)) return { code: "cardWithoutFront" };
    if (!hasWords(back)) return { code: "cardWithoutBack" };
    return { pair: { front, back, twoWay: sign === ":::" } };
  }
  return null;
}

/** Words of letters that begin large, as a card's sides do and names in programs seldom: "Peru::Lima". */
function isTerm(side: string): boolean {
  return side.length <= 40 && /^\p{Lu}[\p{L} ]+$/u.test(side);
}

function hasWords(side: string): boolean {
  return /[\p{L}\p{N}]/u.test(side);
}
