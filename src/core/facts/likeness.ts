import type { Language } from "../notes/language.ts";
import { wordsOf } from "./english.ts";
import { type StatementWords, statementWords } from "./statement-words.ts";
import { areForms, areOpposed, isSlip } from "./word-variants.ts";

/** Two wordings share at least so much of their words, from 0 to 1, if they are one statement. */
export const ENOUGH_SHARED = 0.6;
/** What a word in another form takes from the likeness: the same word is nearer. */
const FORM_COSTS = 0.01;

/** How far a definition is searched for its "that"; how many content words after it tell the thing without its genus. */
const GENUS_LETTERS = 80;
const TELLING = 4;

/** A statement with its words, and those of them that no other word may stand for; null for all of them. */
export type Wording = {
  readonly words: StatementWords;
  readonly terms: () => ReadonlySet<string> | null;
};

export type LikenessParts = {
  readonly before: Wording;
  readonly after: Wording;
  /** Whether the note still uses a word: then it was no slip of the pen. */
  readonly isInUse: (word: string) => boolean;
};

/**
 * How near a new wording is to an old one, from 0 to 1; 0 where it says something else: another number or sign, one
 * "not" more or less, another subject, an opposite, or another term in a term's place.
 */
export function likeness({ before, after, isInUse }: LikenessParts): number {
  const [a, b] = [before.words, after.words];
  if (a.negations !== b.negations || a.exact.join(" ") !== b.exact.join(" ")) return 0;
  const same = (x: string, y: string) => x === y || isOneWord(x, y, isInUse);
  if (!a.heads.some((x) => b.heads.some((y) => same(x, y)))) return 0;
  const left = withoutShared(a.content, b.content, (x, y) => x === y);
  const forms = withoutShared(left.a, left.b, (x, y) => isOneWord(x, y, isInUse));
  const [leftA, leftB] = [forms.a, forms.b];
  const all = a.content.length + b.content.length + 2 * a.exact.length;
  const shared = all === 0 ? 0 : 1 - (leftA.length + leftB.length) / all;
  if (shared < ENOUGH_SHARED || leftA.some((x) => leftB.some((y) => areOpposed(x, y)))) return 0;
  if (leftA.length > 0 && leftB.length > 0 && areTerms(leftA, before, leftB, after)) return 0;
  return shared - FORM_COSTS * (left.a.length - leftA.length);
}

/** Takes a statement apart; only of English it is known which of its words are terms. */
export function wordingOf(text: string, language: Language): Wording {
  const isEnglish = language === "en";
  const told = isEnglish ? withoutGenus(text) : text;
  let terms: ReadonlySet<string> | null = null;
  return {
    words: statementWords(told, language),
    terms: () => {
      if (isEnglish) terms ??= englishTerms(told);
      return terms;
    },
  };
}

/** A definition without its genus: "LeNet-5 is [a network] that reads digits" stays itself as "[a CNN] that …". */
function withoutGenus(text: string): string {
  const copula = /\b(?:is|are) (?:an?|the) /u.exec(text);
  if (copula === null) return text;
  const from = copula.index + copula[0].length;
  const genus = /^[^,;:()]{1,60}? (?=(?:that|which|whose) )/u.exec(
    text.slice(from, from + GENUS_LETTERS),
  )?.[0];
  if (genus === undefined) return text;
  const rest = text.slice(from + genus.length);
  return statementWords(rest, "en").content.length < TELLING ? text : text.slice(0, from) + rest;
}

function englishTerms(text: string): ReadonlySet<string> {
  const terms = wordsOf(text).filter(({ tag }) => !reworded.has(tag));
  return new Set(terms.map(({ text: word }) => word.toLowerCase().replace(/-/gu, "")));
}

/** Whether a term may stand where another one stood. */
function areTerms(
  leftA: readonly string[],
  before: Wording,
  leftB: readonly string[],
  after: Wording,
): boolean {
  const [a, b] = [before.terms(), after.terms()];
  return a === null || b === null || (leftA.some((word) => a.has(word)) && leftB.some((word) => b.has(word)));
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
  const isLike = areForms(before, after) || (isSlip(before, after) && !isInUse(before));
  return isLike && !areOpposed(before, after);
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
