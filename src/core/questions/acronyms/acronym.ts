import { distance } from "../../facts/edit-distance.ts";
import { wordsOf } from "../../facts/english.ts";
import { hash } from "../../random.ts";
import { expands } from "../terms/acronym-match.ts";
import type { Sentence } from "../terms/sentence.ts";
import type { Term } from "../terms/term.ts";
import type { TermBank } from "../terms/term-bank.ts";
import { type Replacement, type Vocabulary, vocabularyOf } from "./vocabulary.ts";

/** An acronym with its expansion and three wrong ones. */
export type AcronymItem = {
  readonly acronym: string;
  readonly key: string;
  readonly wrong: readonly string[];
  readonly sentence: Sentence;
};

/** What everyone knows tests nothing. */
const known = new Set([
  "WHO",
  "UN",
  "EU",
  "US",
  "USA",
  "UK",
  "NATO",
  "NASA",
  "UNESCO",
  "UNICEF",
  "CEO",
  "TV",
]);

/** One item for each acronym that the notes expand, as far as their own words give wrong expansions. */
export function acronymItems(bank: TermBank): AcronymItem[] {
  const byTopic = vocabularies(bank);
  return bank.terms.flatMap((term) => {
    const { acronym, expansion } = term;
    if (acronym !== null && known.has(acronym)) return [];
    const sentence = term.owns.find(({ fact }) => expansion !== null && fact.text.includes(expansion));
    if (acronym === null || expansion === null || sentence === undefined) return [];
    if (!/^\p{Lu}/u.test(expansion) || !isPlain(acronym, expansion)) return [];
    // "National Institute of Standards and Technology (NIST)": a part of its words can give all of its letters.
    const { text } = sentence.fact;
    if (text.includes(`(${acronym})`) && !text.includes(`${expansion} (${acronym})`)) return [];
    const words = byTopic.get(sentence.fact.topic) ?? new Map<string, readonly Replacement[]>();
    const wrong = wrongExpansions(acronym, expansion, words);
    return wrong === null
      ? []
      : [{ acronym, key: expansion, wrong: wrong.map((text) => casedAs(expansion, text)), sentence }];
  });
}

/** The words of each topic. */
function vocabularies({ sentences, terms }: TermBank): ReadonlyMap<string, Vocabulary> {
  const termsOf = new Map<string, Set<Term>>();
  for (const term of terms) {
    for (const { fact } of term.owns) {
      const known = termsOf.get(fact.topic) ?? new Set();
      termsOf.set(fact.topic, known.add(term));
    }
  }
  const byTopic = Map.groupBy(sentences, ({ fact }) => fact.topic);
  return new Map(
    [...byTopic].map(([topic, said]) => [topic, vocabularyOf(said, [...(termsOf.get(topic) ?? [])])]),
  );
}

/** Whether each letter but those of small words begins a word, or one word gives all that follow its first. */
function isPlain(acronym: string, expansion: string): boolean {
  return acronym.length <= 8 && expansion.split(/[\s-]+/u).length >= 2 && expands(acronym, expansion);
}

/**
 * The best of two ways to be wrong: two words are exchanged, alone and together, so that no option stands out as the one
 * that the others were made from; or one word is exchanged two or three times.
 */
function wrongExpansions(acronym: string, expansion: string, words: Vocabulary): string[] | null {
  const parts = expansion.split(" ");
  const tagged = wordsOf(expansion);
  if (!["NOUN", "PROPN"].includes(tagged.at(-1)?.tag ?? "")) return null;
  const places = parts.map((part, at) => {
    const tag = tagged.find(({ text }) => text === part)?.tag ?? "NOUN";
    return { at, options: replacements({ acronym, parts, at, tag }, words) };
  });
  const ways = [...places.flatMap((place) => alone(parts, place)), ...together(parts, places)];
  return ways.sort((a, b) => b.score - a.score || b.wrong.length - a.wrong.length)[0]?.wrong ?? null;
}

type Option = { readonly text: string; readonly score: number };
type Exchange = { readonly at: number; readonly options: readonly Option[] };
type Way = { readonly wrong: string[]; readonly score: number };

function alone(parts: readonly string[], { at, options }: Exchange): Way[] {
  const used = options.slice(0, 3);
  if (used.length < 3) return [];
  return [
    {
      wrong: used.map(({ text }) => swapped(parts, [[at, text]])),
      score: Math.min(...used.map(({ score }) => score)),
    },
  ];
}

function together(parts: readonly string[], places: readonly Exchange[]): Way[] {
  const firsts = places.flatMap(({ at, options }) =>
    options.slice(0, 1).map(({ text, score }) => ({ at, text, score })),
  );
  return firsts.flatMap((a, index) =>
    firsts.slice(index + 1).map((b) => ({
      wrong: [
        swapped(parts, [[a.at, a.text]]),
        swapped(parts, [[b.at, b.text]]),
        swapped(parts, [
          [a.at, a.text],
          [b.at, b.text],
        ]),
      ],
      score: Math.min(a.score, b.score),
    })),
  );
}

type Place = {
  readonly acronym: string;
  readonly parts: readonly string[];
  readonly at: number;
  readonly tag: string;
};

/** Up to three other words for one place: of the same part of speech, and such that the letters still match. */
function replacements({ acronym, parts, at, tag }: Place, words: Vocabulary): Option[] {
  const part = parts[at] ?? "";
  if (!["NOUN", "PROPN", "ADJ", "VERB"].includes(tag) || smallWords.has(part)) return [];
  // "testing" and "test", "disorders" and "diseases": the noun that carries the name often has a twin.
  if (at === parts.length - 1 || smallWords.has(parts[at + 1] ?? "")) return [];
  const able = (words.get(initial(part)) ?? [])
    .filter((each) => isOther(each, part, parts) && canStand(each, { part, tag }))
    .filter(({ text }) => keepsLetters({ acronym, parts, at, tag }, text));
  return best(able, { text: part, tag }, `${acronym} ${part}`);
}

const smallWords = new Set(
  "a an and as at by for from in into of on or over the through to under via with From Of Over Through To Under With In For And".split(
    " ",
  ),
);

function isOther(each: Replacement, part: string, parts: readonly string[]): boolean {
  if (!each.isLower && !/^\p{Lu}/u.test(part)) return false;
  return part.length >= 4 && !part.includes("-") && !parts.some((other) => sameWord(other, each.text));
}

/**
 * Whether the acronym still fits, and the exchanged word gives it one letter only: where a word gives two ("Re" of
 * "Rectified"), any other would be known by its letters.
 */
function keepsLetters({ acronym, parts, at }: Place, text: string): boolean {
  const single = swapped(parts, [[at, initial(text)]]);
  return expands(acronym, single) && expands(acronym, swapped(parts, [[at, text]]));
}

/** Whether a word could stand there: it can describe a noun. */
function canStand(each: Replacement, { part, tag }: { part: string; tag: string }): boolean {
  const isPlural = /[^s]s$/u.test(each.text);
  const describes =
    each.tag === "ADJ" || sharesEnding(part, each.text) || (each.tag === "VERB" && each.isName);
  return describes || (tag !== "ADJ" && tag !== "VERB" && each.tag === "NOUN" && each.isName && !isPlural);
}

/** The likeliest words first: from other expansions, with the same ending, from names, of the same part of speech. */
function best(
  able: readonly Replacement[],
  key: { readonly text: string; readonly tag: string },
  seed: string,
): Option[] {
  const scoreOf = (each: Replacement) =>
    (each.isExpanding && each.tag !== "NOUN" ? 4 : 0) +
    (sharesEnding(each.text, key.text) ? 2 : 0) +
    (each.isName ? 2 : 0) +
    (each.tag === key.tag ? 1 : 0);
  return able
    .map((each) => ({ text: each.text, score: scoreOf(each) }))
    .sort((a, b) => b.score - a.score || (hash(seed, a.text) < hash(seed, b.text) ? -1 : 1))
    .filter(({ text }, at, all) => all.findIndex((other) => sameWord(other.text, text)) === at);
}

function sharesEnding(a: string, b: string): boolean {
  return a.slice(-2).toLowerCase() === b.slice(-2).toLowerCase();
}

/** Begun alike, or two spellings of one word: "Jass" and "Jazz". */
function sameWord(a: string, b: string): boolean {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  const isRespelt = one.slice(0, 2) === other.slice(0, 2) && one.length === other.length;
  const isPart = Math.min(one.length, other.length) >= 4 && (one.startsWith(other) || other.startsWith(one));
  return (
    isPart || one.slice(0, 5) === other.slice(0, 5) || (isRespelt && distance(one, other, { most: 2 }) <= 2)
  );
}

function swapped(parts: readonly string[], changes: readonly (readonly [number, string])[]): string {
  return parts.map((part, at) => changes.find(([place]) => place === at)?.[1] ?? part).join(" ");
}

/** Each word with a capital where the key has one in its place. */
function casedAs(key: string, text: string): string {
  const cased = key.split(" ").map((word) => /^\p{Lu}/u.test(word));
  return text
    .split(" ")
    .map((word, at) => (cased[at] === true ? word.slice(0, 1).toUpperCase() + word.slice(1) : word))
    .join(" ");
}

function initial(word: string): string {
  return word.slice(0, 1).toLowerCase();
}
