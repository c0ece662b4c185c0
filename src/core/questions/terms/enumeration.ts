import { isWord, type Tagger } from "../../facts/english.ts";

/** An item of more words is a clause rather than a name. */
const MOST_WORDS = 5;
const MOST_LETTERS = 60;

/** Words that no name in a list has: the list is open, or its part is a clause. */
const notInNames =
  /\b(?:which|that|who|whose|is|are|was|were|has|have|had|can|may|because|when|while|whereas|but|than|as|not|etc|others?|more|some|many|most|several|various|both|either|neither|it|its|they|them|their|or|so|also|thus|then|such)\b|[;:=?!]/u;

/**
 * The names in "A, B and C" as written, without brackets and articles; null for a text that isn't surely a list of names.
 */
export function listedNames(text: string): readonly string[] | null {
  const plain = withoutBrackets(text).replace(/[.\s]+$/u, "");
  const parts = plain.split(/\s*,\s*/u);
  const last = parts.at(-1) ?? "";
  const [, before = "", end = null] = /^(?:(.+?)\s+)?(?:and|&)\s+(.+)$/u.exec(last) ?? [];
  const ends = end === null ? [last] : [before, end];
  const names = [...parts.slice(0, -1), ...ends]
    .map((part) => part.replace(/^(?:an?|the|finally)\s+/iu, "").trim())
    .filter((name) => name !== "");
  const isClosed = end !== null || parts.length >= 3;
  return isClosed && names.length >= 2 && names.every(isName) ? distinct(names) : null;
}

function distinct(names: readonly string[]): readonly string[] | null {
  return new Set(names.map((name) => name.toLowerCase())).size === names.length ? names : null;
}

function isName(name: string): boolean {
  if (name.length > MOST_LETTERS || name.split(/\s+/u).length > MOST_WORDS) return false;
  if (notInNames.test(name) || /\b(?:and|&)\b/iu.test(name) || !/[\p{L}\p{N}]/u.test(name)) return false;
  return true;
}

/** Whether the names are of things, not of qualities or doings: each ends in a noun, or is written in capitals. */
export function areNouns(names: readonly string[], tag: Tagger): boolean {
  return names.every((name) => {
    const last = tag(name).filter(isWord).at(-1);
    return (
      last !== undefined &&
      (["NOUN", "PROPN", "NUM"].includes(last.tag) || /^\p{Lu}/u.test(last.text) || /ing$/u.test(last.text))
    );
  });
}

const counts: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
};

/** The number that a word says, two to twelve; null for every other word. */
export function countOf(word: string): number | null {
  const low = word.toLowerCase();
  return counts[low] ?? (/^(?:[2-9]|1[0-2])$/u.test(low) ? Number(low) : null);
}

const irregular =
  /(?:bacteria|fungi|phenomena|criteria|nuclei|stimuli|algae|vertebrae|people|children|men|women|mitochondria|data|species|series|axes|genera|viscera|loci|alveoli|bronchi)$/iu;

/** Whether a class phrase names several things: it ends in a plural noun. */
export function isPluralName(name: string): boolean {
  const last =
    name
      .split(/\s+(?:of|in)\s+/u)[0]
      ?.split(/\s+/u)
      .at(-1) ?? "";
  return /^[\p{L}-]+$/u.test(last) && (/[^su'’i]s$/u.test(last) || irregular.test(last));
}

/** "loss functions" of "loss function"; null where the plural may be another. */
export function pluralOf(name: string): string | null {
  if (/(?:um|us|is|on|an|man|child|s|a)$/iu.test(name) && !/tion$/iu.test(name)) return null;
  if (/[^aeiou]y$/iu.test(name)) return `${name.slice(0, -1)}ies`;
  return /(?:x|z|ch|sh)$/iu.test(name) ? `${name}es` : `${name}s`;
}

/** A text without its brackets. */
export function withoutBrackets(text: string): string {
  return text.replace(/\s*\([^()]*\)/gu, "").trim();
}
