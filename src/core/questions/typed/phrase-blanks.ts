import type { Word } from "../../facts/english.ts";
import { irregularPasts, isPlainVerb, isThirdPerson } from "../../facts/verbs.ts";
import { isAcronym } from "../terms/acronym-match.ts";
import { hedges, type Sentence } from "../terms/sentence.ts";
import type { TermBank } from "../terms/term-bank.ts";
import type { Blank } from "./blank.ts";
import { isDullNoun } from "./dull-words.ts";
import type { Names } from "./names.ts";
import { type NounPhrase, nounPhrases } from "./noun-phrases.ts";

/** Where a phrase is looked up. */
export type Sources = { readonly bank: TermBank; readonly names: Names };

const negations = new Set("not n't no never cannot neither nor none without lack lacks lacking".split(" "));
const examples = /\b(?:such as|e\.g\.?|for example|for instance|including|includes?|like|etc)\b[^;:.]*$/iu;
const seams = new Set([";", ":", ",", "whereas", "while", "but", "because", "although", "so"]);

/** Specific noun phrases behind the main verb, or anywhere where the sentence has no plain shape. */
export function phraseBlanks(sentence: Sentence, sources: Sources): Blank[] {
  const { clause } = sentence;
  return nounPhrases(sentence)
    .filter(({ at }) => clause === null || at >= clause.verb)
    .flatMap((phrase) => blankOf(sentence, phrase, sources) ?? []);
}

function blankOf(sentence: Sentence, phrase: NounPhrase, { bank, names }: Sources): Blank | null {
  const { words, fact, claimEnd, clause } = sentence;
  const core = words.slice(phrase.at, phrase.end);
  const [first, last] = [core[0], core.at(-1)];
  if (first === undefined || last === undefined || last.to > claimEnd + 1) return null;
  const before = fact.text.slice(0, first.from);
  const isRemark = before.lastIndexOf("(") > before.lastIndexOf(")") || examples.test(before);
  if (isRemark || isTied(fact.text, first.from, last.to) || isPart(words, phrase)) return null;
  if (core.length === 1 && (isDullNoun(last.text) || words[phrase.at - 1]?.tag === "NUM")) return null;
  const said = sameClause(words, phrase.at);
  if (
    said.some(
      ({ text }) => negations.has(text.toLowerCase()) || (text !== "May" && hedges.has(text.toLowerCase())),
    )
  )
    return null;
  if (isVerbless(words, phrase)) return null;
  const isListed = isInList(words, phrase);
  if (core.every(({ text }) => isAcronym(text)) && (isListed || clause === null)) return null;
  const shared = Math.min(...core.map(({ stem }) => bank.index.byStem.get(stem)?.length ?? 1));
  const score =
    0.4 +
    (shared <= 1 ? 0.2 : 0) -
    (shared > 6 ? 0.3 : shared > 3 ? 0.1 : 0) +
    (isObject(sentence, phrase) ? 0.2 : 0) +
    (core.length === 2 || core.length === 3 ? 0.1 : 0) -
    (isDullNoun(last.text) ? (isNamedKind(core) ? 0.3 : 0.6) : 0) -
    (words[phrase.end]?.text === "of" || phrase.at <= 1 ? 0.2 : 0) -
    (isListed ? 0.3 : 0);
  const isTerm = names.termOf(core.map(({ stem }) => stem).join(" ")) !== null;
  // "sample size halves": a verb that the tagger took for the phrase's noun.
  const isVerb = (low: string) => isThirdPerson(low) || isPlainVerb(low) || irregularPasts.has(low);
  const hasVerb =
    (core.length > 1 && core.some(({ text }) => isVerb(text.toLowerCase()))) ||
    core.slice(1, -1).some(({ text }) => /ed$/u.test(text)) ||
    irregularPasts.has(last.text.toLowerCase());
  // "a tumour pressing on the chiasm" goes on about the tumour.
  const isDoing = core.length > 1 && /ing$/u.test(last.text) && words[phrase.end]?.tag === "ADP";
  if ((hasVerb || isDoing || meetsSubject(words, phrase)) && !isTerm) return null;
  return { from: first.from, to: last.to, reason: isTerm ? "term" : "phrase", score };
}

/** "In a Bayesian game players have …": where the opening ends and the subject begins, no comma tells. */
function meetsSubject(words: readonly Word[], { at, end }: NounPhrase): boolean {
  const before = words.slice(0, at);
  const isOpening =
    before[0]?.tag === "ADP" && before.every(({ tag }) => ["ADP", "DET", "ADJ"].includes(tag));
  return isOpening && ["VERB", "AUX"].includes(words[end]?.tag ?? "");
}

/** Whether it is only a part of something written as one: "CSMA" of "CSMA/CD", "TLS" of "TLS 1.3". */
function isTied(text: string, from: number, to: number): boolean {
  return /[/–&+=-]$/u.test(text.slice(0, from)) || /^(?:[/–&+=-]| \d|['’]s)/u.test(text.slice(to));
}

/** Whether it is no whole name: "ones", a number with its unit, or what describes the noun behind it. */
function isPart(words: readonly Word[], { at, end }: NounPhrase): boolean {
  const core = words.slice(at, end);
  const next = words[end];
  if (/^ones?$/u.test(core.at(-1)?.text ?? "") || core.some(({ text }) => /^\d/u.test(text))) return true;
  return next !== undefined && /^\p{Ll}/u.test(next.text) && (next.tag === "NOUN" || next.tag === "PROPN");
}

/** "index structure" is a kind of its own, "different structure" isn't. */
function isNamedKind(core: readonly Word[]): boolean {
  return core.slice(0, -1).some(({ tag }) => tag === "NOUN" || tag === "PROPN");
}

const openers = /^(?:so|and|but|while|whereas|because|although|which|that|who|when|where|if)$/u;

/** Whether the phrase stands in a clause of its own in which no verb was found: its last word is that verb, perhaps. */
function isVerbless(words: readonly Word[], { at, end }: NounPhrase): boolean {
  const last = words[end - 1]?.text.toLowerCase() ?? "";
  if (!/[^s]s$/u.test(last) && !isPlainVerb(last)) return false;
  const from = words.findLastIndex(
    ({ text }, index) => index < at && (/^[,;:.]$/u.test(text) || openers.test(text)),
  );
  const opener = words
    .slice(Math.max(0, from), from + 2)
    .some(({ text }) => openers.test(text.toLowerCase()));
  const to = words.findIndex(({ text }, index) => index >= end && /^[,;:.]$/u.test(text));
  const clause = words.slice(from + 1, to < 0 ? words.length : to);
  return opener && !clause.some(({ tag }) => tag === "VERB" || tag === "AUX");
}

/** Right behind the main verb and its article. */
function isObject({ words, clause }: Sentence, { at }: NounPhrase): boolean {
  if (clause === null || at <= clause.verb) return false;
  const between = words.slice(clause.verb + 1, at);
  return between.every(({ tag }) => ["DET", "ADJ", "ADV", "VERB", "AUX", "ADP", "NUM"].includes(tag));
}

function isInList(words: readonly Word[], { at, end }: NounPhrase): boolean {
  const [before, next] = [words[at - 1], words[end]];
  const isComma = (word: Word | undefined) => word?.text === ",";
  if (before?.tag === "CCONJ" || next?.tag === "CCONJ") return true;
  return isComma(before) && isComma(next);
}

/** The words of the part of the sentence that the phrase stands in, up to it. */
function sameClause(words: readonly Word[], at: number): readonly Word[] {
  const seam = words.findLastIndex(({ text }, index) => index < at && seams.has(text.toLowerCase()));
  return words.slice(seam + 1, at);
}
