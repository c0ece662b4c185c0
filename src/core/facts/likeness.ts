import type { Language } from "../notes/language.ts";
import { wordsOf } from "./english.ts";
import type { StatementWords } from "./statement-words.ts";
import { areForms, areOpposed, isSlip } from "./word-variants.ts";

/** Two wordings share at least so much of their words, from 0 to 1, if they are one statement. */
export const ENOUGH_SHARED = 0.6;
/** What a word in another form takes from the likeness: the same word is nearer. */
const FORM_COSTS = 0.01;

/** A statement with its words; `language` is that of the note as it is now. */
export type Wording = { readonly text: string; readonly words: StatementWords };

export type LikenessParts = {
  readonly before: Wording;
  readonly after: Wording;
  readonly language: Language;
  /** Whether the note still uses a word: then it was no slip of the pen. */
  readonly isInUse: (word: string) => boolean;
};

/**
 * How near a new wording is to an old one, from 0 to 1; 0 where it says something else: another number or sign, one
 * "not" more or less, another subject, an opposite, or another term in a term's place.
 */
export function likeness({ before, after, language, isInUse }: LikenessParts): number {
  const [a, b] = [before.words, after.words];
  if (a.negations !== b.negations || a.exact.join(" ") !== b.exact.join(" ")) return 0;
  const same = (x: string, y: string) => x === y || isOneWord(x, y, isInUse);
  if (!a.heads.some((x) => b.heads.some((y) => same(x, y)))) return 0;
  const left = withoutShared(a.content, b.content, (x, y) => x === y);
  const forms = withoutShared(left.a, left.b, (x, y) => isOneWord(x, y, isInUse));
  const [leftA, leftB] = [forms.a, forms.b];
  if (leftA.some((x) => leftB.some((y) => areOpposed(x, y)))) return 0;
  const all = a.content.length + b.content.length + 2 * a.exact.length;
  const shared = all === 0 ? 0 : 1 - (leftA.length + leftB.length) / all;
  if (shared < ENOUGH_SHARED || hasOtherTerm(leftA, leftB, { before, after, language })) return 0;
  return shared - FORM_COSTS * (left.a.length - leftA.length);
}

/** Whether a term stands where another one stood. Outside of English any word for another may be one. */
function hasOtherTerm(
  leftA: readonly string[],
  leftB: readonly string[],
  { before, after, language }: Omit<LikenessParts, "isInUse">,
): boolean {
  if (leftA.length === 0 || leftB.length === 0) return false;
  if (language !== "en") return true;
  const isTerm = (text: string, left: readonly string[]) => {
    const terms = wordsOf(text)
      .filter(({ tag }) => !reworded.has(tag))
      .map(({ text: word }) => word.toLowerCase());
    return left.some((word) => terms.includes(word));
  };
  return isTerm(before.text, leftA) && isTerm(after.text, leftB);
}

/** Parts of speech that are reworded without harm; nouns, names, adjectives and numbers aren't. */
const reworded: ReadonlySet<string> = new Set([
  "VERB",
  "AUX",
  "ADV",
  "ADP",
  "SCONJ",
  "CCONJ",
  "PART",
  "DET",
  "PRON",
]);

function isOneWord(before: string, after: string, isInUse: (word: string) => boolean): boolean {
  if (areOpposed(before, after)) return false;
  return areForms(before, after) || (isSlip(before, after) && !isInUse(before));
}

/** What is left of two lists of words when what they share is taken out of both. */
function withoutShared(
  before: readonly string[],
  after: readonly string[],
  same: (a: string, b: string) => boolean,
): { readonly a: readonly string[]; readonly b: readonly string[] } {
  const b = [...after];
  const a = before.filter((word) => {
    const at = b.findIndex((other) => same(word, other));
    if (at >= 0) b.splice(at, 1);
    return at < 0;
  });
  return { a, b };
}
