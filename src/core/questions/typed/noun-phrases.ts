import { isWord, type Word } from "../../facts/english.ts";
import { isPlainVerb, isThirdPerson } from "../../facts/verbs.ts";
import type { Sentence } from "../terms/sentence.ts";
import { isDullAdjective } from "./dull-words.ts";

/** A run of words that names something, `end` not included: indexes of the sentence's words, no determiner. */
export type NounPhrase = { readonly at: number; readonly end: number };

/** The noun phrases of a sentence in order, dull describing words left out in front. */
export function nounPhrases({ words, clause }: Sentence): NounPhrase[] {
  const found: NounPhrase[] = [];
  let at = 0;
  while (at < words.length) {
    const end = runEnd(words, at, clause?.verb ?? -1);
    const phrase = trimmed(words, at, end);
    if (phrase !== null) found.push(phrase);
    at = Math.max(end, at + 1);
  }
  return found;
}

function runEnd(words: readonly Word[], from: number, verb: number): number {
  let at = from;
  while (at < words.length && at !== verb && isInside(words, at, from)) at += 1;
  return at;
}

function isInside(words: readonly Word[], at: number, from: number): boolean {
  const word = words[at];
  const next = words[at + 1];
  if (word === undefined) return false;
  // "Dijkstra's algorithm" is one name, "the cell's wall" is not.
  if (/^['’]s?$/u.test(word.text))
    return at > from && next !== undefined && isNominal(next) && /^\p{Lu}/u.test(words[at - 1]?.text ?? "");
  if (!isWord(word)) return false;
  const low = word.text.toLowerCase();
  if (isThirdPerson(low) && (opensObject(next) || isRelative(words[at - 1]))) return false;
  if (isRelative(words[at - 1]) && /[^s]s$/u.test(low) && next !== undefined && !isNominal(next))
    return false;
  // "Unit tests check small pieces": a plural before a plain verb.
  if (at === from && isPlainVerb(low) && /[^s]s$/u.test(words[at - 1]?.text ?? "")) return false;
  const isDoing = /ing$/u.test(low) && words[at - 1]?.tag === "ADP" && next !== undefined && isNominal(next);
  if (isDoing) return false;
  if (word.tag === "NOUN" || word.tag === "PROPN") return true;
  if (word.tag === "ADJ")
    return next !== undefined && (isNominal(next) || next.tag === "ADJ" || isParticiple(next));
  const before = words[at - 1];
  const isDescribing = isParticiple(word) && next !== undefined && isNominal(next);
  return (
    isDescribing && (before === undefined || ["DET", "ADJ", "ADP", "NOUN", "CCONJ"].includes(before.tag))
  );
}

function isNominal({ tag }: Word): boolean {
  return tag === "NOUN" || tag === "PROPN";
}

function isParticiple({ tag, text }: Word): boolean {
  return tag === "VERB" && /(ed|ing|en)$/u.test(text);
}

function isName(word: Word | undefined): boolean {
  return word !== undefined && /^\p{Lu}\p{Ll}{2}/u.test(word.text);
}

function isRelative(before: Word | undefined): boolean {
  return before !== undefined && /^(?:that|which|who|to)$/iu.test(before.text);
}

function opensObject(next: Word | undefined): boolean {
  return next !== undefined && ["DET", "PRON", "ADV"].includes(next.tag);
}

function trimmed(words: readonly Word[], from: number, to: number): NounPhrase | null {
  let at = from;
  while (at < to && isDullAdjective(words[at]?.text ?? "")) at += 1;
  // Of "the liner Lusitania" only the name is asked for, and that as a name.
  if (at < to - 1 && isName(words[to - 1]) && !isName(words[at])) return null;
  const last = words[to - 1];
  return at < to && last !== undefined && isNominal(last) ? { at, end: to } : null;
}
