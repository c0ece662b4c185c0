import { distance } from "../facts/edit-distance.ts";
import type { TypedKey } from "./question.ts";
import { type Written, writtenIn } from "./written.ts";

/** Keys of so many letters may have one slip, and longer ones two. */
const ONE_SLIP_FROM = 5;
const TWO_SLIPS_FROM = 9;

/** Beginnings of words that are a slip apart and mean something else. */
const BEGINNINGS: readonly (readonly string[])[] = [
  ["hyper", "hypo"],
  ["inter", "intra"],
  ["endo", "exo", "ecto"],
  ["macro", "micro"],
  ["ab", "ad"],
  ["pre", "pro"],
];
/** One digit makes another number, one character of these scripts another word. */
const UNFORGIVING = /[\p{N}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** What names one of several by a letter or a Roman number: "hepatitis B", "type II error". */
const NUMBERING = /^(?:\p{L}|[ivx]+)$/u;

/**
 * Whether a typed text is right: one of the accepted ways to write the key, whatever its case, article, hyphens and spaces;
 * without its diacritics, unless another term differs by them alone; or a slip of the pen away, unless another term is as
 * near. Slips are Damerau's four, and never hit the first letter, as they seldom do (Pollock & Zamora 1984: 3 %).
 */
export function isTypedRight(text: string, { accepted, others, isExact, language }: TypedKey): boolean {
  const given = writtenIn(language, text);
  const keys = accepted.map((key) => writtenIn(language, key));
  if (keys.some(({ plain }) => plain === given.plain)) return true;
  const rivals = others.map((other) => writtenIn(language, other));
  if (rivals.some(({ bare }) => bare === given.bare)) return false;
  if (keys.some(({ bare }) => bare === given.bare)) return true;
  if (isExact) return false;
  const slips = keys.filter((key) => isSlip(given, key)).map(({ bare }) => distance(given.bare, bare));
  if (slips.length === 0) return false;
  return rivals.every(({ bare }) => distance(given.bare, bare) > Math.min(...slips));
}

function isSlip(given: Written, key: Written): boolean {
  const letters = [...key.bare].length;
  const most = letters >= TWO_SLIPS_FROM ? 2 : letters >= ONE_SLIP_FROM ? 1 : 0;
  if (UNFORGIVING.test(key.bare + given.bare) || [...given.bare][0] !== [...key.bare][0]) return false;
  if (numberingOf(given) !== numberingOf(key) || beginsOtherwise(given, key)) return false;
  return distance(given.bare, key.bare) <= most;
}

function numberingOf({ words }: Written): string {
  return words.filter((word) => NUMBERING.test(word)).join(" ");
}

function beginsOtherwise(given: Written, key: Written): boolean {
  return BEGINNINGS.some((set) => {
    const begun = (word: string) => set.find((beginning) => word.startsWith(beginning));
    return key.words.some((word, at) => {
      const [own, other] = [begun(word), begun(given.words[at] ?? given.bare)];
      return own !== undefined && other !== undefined && own !== other;
    });
  });
}
