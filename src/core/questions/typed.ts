import { distance } from "../facts/edit-distance.ts";
import { isEnglishWord } from "../facts/english.ts";
import type { Language } from "../notes/language.ts";
import type { TypedKey } from "./question.ts";
import { isSameWord } from "./respelling.ts";
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
/** Endings of the same sort. */
const ENDINGS: readonly (readonly string[])[] = [
  ["ane", "ene", "yne"],
  ["ate", "ite", "ide"],
  ["anol", "anal"],
  ["blast", "clast"],
];
/** One digit makes another number, one character of these scripts another word. */
const UNFORGIVING = /[\p{N}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** What names one of several by a letter or a Roman number: "hepatitis B", "type II error". */
const NUMBERING = /^(?:\p{L}|[ivx]+)$/u;

/**
 * Whether a typed text is right: one of the accepted ways to write the key, whatever its case, article, hyphens and spaces;
 * without its diacritics, in the other English spelling or with a plain number for a Roman one, unless another term differs by
 * them alone; or a slip of the pen away, unless another term is as near or the slip makes another English word. Slips are
 * Damerau's four, and never hit the first letter, as they seldom do (Pollock & Zamora 1984: 3 %).
 */
export function isTypedRight(text: string, { accepted, others, isExact, language }: TypedKey): boolean {
  const given = writtenIn(language, text);
  const keys = accepted.map((key) => writtenIn(language, key));
  if (keys.some(({ plain }) => plain === given.plain)) return true;
  const isAlike = keys.some(({ bare, common }) => bare === given.bare || common === given.common);
  const slips =
    isAlike || isExact
      ? []
      : keys.filter((key) => isSlip(given, key, language)).map(({ bare }) => distance(given.bare, bare));
  if (!isAlike && slips.length === 0) return false;
  const rivals = others.map((other) => writtenIn(language, other));
  if (rivals.some(({ bare }) => bare === given.bare)) return false;
  return isAlike || rivals.every(({ bare }) => distance(given.bare, bare) > Math.min(...slips));
}

function isSlip(given: Written, key: Written, language: Language): boolean {
  const letters = [...key.bare].length;
  const most = letters >= TWO_SLIPS_FROM ? 2 : letters >= ONE_SLIP_FROM ? 1 : 0;
  if (UNFORGIVING.test(key.bare + given.bare) || [...given.bare][0] !== [...key.bare][0]) return false;
  if (numberingOf(given) !== numberingOf(key) || hasOtherPart(given, key)) return false;
  return distance(given.bare, key.bare) <= most && !(language === "en" && makesWord(given, key));
}

/** Whether a word is written that English has, and that isn't the key's in another form: who writes "neuron" means no neutron. */
function makesWord({ words }: Written, key: Written): boolean {
  if (words.length !== key.words.length) return false;
  return words.some(
    (word, at) =>
      !isSameWord(word, key.words[at] ?? "") &&
      (isEnglishWord(word) || isEnglishWord(word.replace(/s$/u, ""))),
  );
}

function numberingOf({ words }: Written): string {
  return words.filter((word) => NUMBERING.test(word)).join(" ");
}

function hasOtherPart(given: Written, key: Written): boolean {
  const differs = (set: readonly string[], has: (word: string, part: string) => boolean) =>
    key.words.some((word, at) => {
      const beside = given.words[at] ?? given.bare;
      const own = set.find((part) => has(word, part));
      const other = set.find((part) => has(beside, part));
      return own !== undefined && other !== undefined && own !== other;
    });
  const begins = (word: string, part: string) => word.startsWith(part);
  const ends = (word: string, part: string) => word.replace(/s$/u, "").endsWith(part);
  return BEGINNINGS.some((set) => differs(set, begins)) || ENDINGS.some((set) => differs(set, ends));
}
