import type { Pair } from "./note.ts";
import { isOpaque, type Row } from "./row.ts";

/** A card on one line, or what it lacks. */
export type InlineCard = { readonly pair: Pair } | { readonly code: "cardWithoutFront" | "cardWithoutBack" };

/**
 * `front :: back`, `front ::: back` (either way) or `front ;; back`; null for a line that is no card. The sign needs a
 * space behind it, or words with large letters beside it; nothing in code, links or formulas is one.
 */
export function inlineCard(row: Row): InlineCard | null {
  const { text } = row;
  for (const { index, 0: sign } of text.matchAll(/(?<!:):{2,3}(?!:)|(?<=\s);;(?=\s)/gu)) {
    if (isOpaque(row, index)) continue;
    const to = index + sign.length;
    const before = text.slice(0, index);
    const after = text.slice(to);
    const isSpaced = /^(?:\s|$)/u.test(after) || (/\s$/u.test(before) && /^\p{Lu}/u.test(after));
    if (!isSpaced && !(isTerm(before) && (isTerm(after) || isSaying(after)))) continue;
    const [front, back] = [before.trim(), after.trim()];
    if (!hasWords(front)) return { code: "cardWithoutFront" };
    if (!hasWords(back)) return { code: "cardWithoutBack" };
    return { pair: { front, back, twoWay: sign === ":::" } };
  }
  return null;
}

/** Whether a line only opens or closes a box, as some dialects of Markdown write it: "::: note" and ":::". */
export function isBoxBorder({ text }: Row): boolean {
  return /^:{3,}\s*(?:$|\{|(?:note|tip|info|warning|caution|danger|important|details|example|hint|quote|abstract|success|definition|theorem|proof|lemma)\b)/iu.test(
    text,
  );
}

/** Words of letters that begin large, as a card's sides do and names in programs seldom: "Peru::Lima". */
function isTerm(side: string): boolean {
  return side.length <= 40 && /^\p{Lu}[\p{L} ]+$/u.test(side);
}

function isSaying(side: string): boolean {
  return /^\p{Lu}\p{L}* \p{L}/u.test(side);
}

function hasWords(side: string): boolean {
  return /[\p{L}\p{N}]/u.test(side);
}
