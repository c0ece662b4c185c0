import type { Word } from "../../facts/english.ts";
import type { Phrase } from "../terms/phrase.ts";
import { isContent, type Sentence } from "../terms/sentence.ts";
import type { Term, Usage } from "../terms/term.ts";
import type { TermBank } from "../terms/term-bank.ts";

/** What of the subject is left out: all of it, its name before a class word, or what tells it from its like. */
export type GapForm = "whole" | "name" | "modifier";

/** A statement with its subject left out. */
export type Gap = {
  readonly sentence: Sentence;
  readonly term: Term;
  readonly form: GapForm;
  readonly key: string;
  /** The statement with "____" for the key, and its full stop. */
  readonly stem: string;
  /** The claim with another text in the key's place, its article fitted to it. */
  readonly fill: (text: string) => string;
  /** Stems of the words after the gap that belong to the subject: its class or shared end. */
  readonly tail: readonly string[];
  readonly usage: Usage;
  /** Stems by which the claim can be compared: no key, no class word, nothing without meaning of its own. */
  readonly predicate: ReadonlySet<string>;
  /** The predicate without stems that much of the library shares and that name no term. */
  readonly telling: readonly string[];
  /** Stems of the content words of the key, and of what is left to see. */
  readonly keyStems: readonly string[];
  readonly seenStems: readonly string[];
};

/** The ways to leave out the subject of a sentence. */
export function gapsOf(sentence: Sentence, bank: TermBank): Gap[] {
  const term = bank.subjectOf.get(sentence);
  const phrase = bank.phraseOf.get(sentence);
  if (term === undefined || phrase === undefined) return [];
  return keysOf(phrase.words, term).flatMap(({ form, words }) => {
    const [first, last] = [words[0], words.at(-1)];
    return first === undefined || last === undefined
      ? []
      : [gapAt({ phrase, term, form, first, last, bank })];
  });
}

/** Which words of the subject may be left out, and in what form. */
function keysOf(
  core: readonly Word[],
  term: Term,
): { readonly form: GapForm; readonly words: readonly Word[] }[] {
  const id = term.id.split(" ");
  const isName = id.length < core.length && id.every((stem, at) => core[at]?.stem === stem);
  const main = isName
    ? { form: "name" as const, words: core.slice(0, id.length) }
    : { form: "whole" as const, words: core };
  const tail = term.modifier?.tail.split(" ") ?? [];
  const cut = core.length - tail.length;
  const shares = tail.length > 0 && cut > 0 && tail.every((stem, at) => core[cut + at]?.stem === stem);
  return shares ? [main, { form: "modifier" as const, words: core.slice(0, cut) }] : [main];
}

type Cut = {
  readonly phrase: Phrase;
  readonly term: Term;
  readonly form: GapForm;
  readonly first: Word;
  readonly last: Word;
  readonly bank: TermBank;
};

function gapAt({ phrase, term, form, first, last, bank }: Cut): Gap {
  const { sentence, usage, words: core } = phrase;
  const { fact, claimEnd } = sentence;
  const written = fact.text.slice(first.from, last.to).replace(/ ?\([^()]*\)/gu, "");
  const rest = afterNames(sentence, last);
  const before = fact.text.slice(0, first.from);
  const said = fact.text.slice(rest, claimEnd);
  const predicate = predicateOf(sentence, core, term);
  const content = sentence.words.filter((word) => isContent(word) && word.to <= claimEnd);
  return {
    sentence,
    term,
    form,
    key: form === "whole" && term.acronym === term.name && !usage.plural ? term.name : written,
    stem: `${before.replace(/\b(a)n? $/iu, "$1(n) ")}____${maskRest({ sentence, term, from: rest, bank })}.`,
    fill: (other) =>
      capitalised(
        `${before.replace(/\ban? $/iu, (article) => fittedArticle(article, other))}${other}${said}.`,
      ),
    tail: core.slice(core.indexOf(last) + 1).map(({ stem }) => stem),
    usage,
    predicate,
    telling: tellingOf(predicate, bank),
    keyStems: content.filter((word) => word.from >= first.from && word.to <= last.to).map(({ stem }) => stem),
    seenStems: content
      .filter((word) => word.to <= first.from || word.from >= rest)
      .filter((word) => !isMasked(word, { sentence, term, from: rest, bank }))
      .map(({ stem }) => stem),
  };
}

function fittedArticle(article: string, next: string): string {
  const fitted = startsWithVowelSound(next) ? "an " : "a ";
  return article.startsWith("A") ? capitalised(fitted) : fitted;
}

/** Offset after the key's brackets and ", also called …,": those would give the key away. */
function afterNames({ clause, fact }: Sentence, last: Word): number {
  const after = fact.text.slice(last.to);
  const bracket = clause?.bracket === null ? undefined : /^ \([^()]*\)/u.exec(after)?.[0];
  const rest = after.slice(bracket?.length ?? 0);
  const also = /^, (?:also (?:called|named|termed|known as)|known as|called) [^,]+,/u.exec(rest)?.[0];
  return last.to + (bracket?.length ?? 0) + (also?.length ?? 0);
}

/** What stands after offset `from` of a sentence about a term. */
type Sight = {
  readonly sentence: Sentence;
  readonly term: Term;
  readonly from: number;
  readonly bank: TermBank;
};

/** The claim after the key, every further mention of the term masked. */
function maskRest({ sentence, term, from, bank }: Sight): string {
  const { fact, words, claimEnd } = sentence;
  const spans = (bank.mentions.get(term)?.get(sentence) ?? [])
    .map(([first, last]) => ({ start: words[first]?.from ?? 0, end: words[last]?.to ?? 0 }))
    .filter(({ start, end }) => start >= from && end <= claimEnd)
    .sort((a, b) => b.start - a.start || b.end - a.end);
  let text = fact.text.slice(from, claimEnd);
  // Two names of one term may have the same words.
  const apart = spans.filter(({ start }, at) => spans[at - 1]?.start !== start);
  for (const { start, end } of apart) text = `${text.slice(0, start - from)}____${text.slice(end - from)}`;
  return text;
}

/** Whether a word belongs to a further mention of the term, which is masked too. */
function isMasked(word: Word, { sentence, term, from, bank }: Sight): boolean {
  const at = sentence.words.indexOf(word);
  const spans = bank.mentions.get(term)?.get(sentence) ?? [];
  return spans.some(
    ([first, last]) => at >= first && at <= last && (sentence.words[first]?.from ?? 0) >= from,
  );
}

function tellingOf(predicate: ReadonlySet<string>, bank: TermBank): string[] {
  const limit = Math.max(3, bank.sentences.length * 0.08);
  const telling = [...predicate].filter(
    (stem) => bank.nameStems.has(stem) || (bank.index.byStem.get(stem)?.length ?? 0) <= limit,
  );
  return telling.length > 0 ? telling : [...predicate];
}

/** A bare definition ("the loss of electrons") says what it says with its class words; a longer one without. */
function predicateOf(sentence: Sentence, core: readonly Word[], term: Term): Set<string> {
  const own = new Set(term.aliases.flatMap(({ stems }) => stems));
  const complement = sentence.complement;
  const classWords = new Set(
    complement?.relation === "variant" ? [] : complement?.words.map(({ stem }) => stem),
  );
  const said = sentence.claim.filter((word) => isContent(word) && !core.includes(word));
  const all = said.map(({ stem }) => stem).filter((stem) => !own.has(stem));
  const rest = all.filter((stem) => !classWords.has(stem));
  return new Set(rest.length >= 3 ? rest : all);
}

/** The text with its first letter in upper case, unless it is written in an unusual way ("mRNA", "pH"). */
export function capitalised(text: string): string {
  return /^\p{Ll}[\p{Lu}\d]/u.test(text) ? text : text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Whether "an" fits: by the first letter, or by the name of the first letter for an acronym. */
export function startsWithVowelSound(text: string): boolean {
  if (/^\p{Lu}{2}|^\p{Lu}\d/u.test(text))
    return (
      /^[AEFHILMNORSX]/u.test(text) && !/^(LASSO|NASA|RELU|ROC|SIM|LAN|RAM|ROM|MOS|NAT|MAC|RAID)/u.test(text)
    );
  return /^[aeio]/iu.test(text)
    ? !/^(one|eu|once)/iu.test(text)
    : /^u(?!ni|se|su|ti|bi)/iu.test(text) || /^hour|^honest/iu.test(text);
}
