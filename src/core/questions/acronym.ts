import { wordsOf } from "../facts/english.ts";
import { hash } from "../random.ts";
import { expands } from "./acronym-match.ts";
import type { Sentence } from "./sentence.ts";
import type { Term } from "./term.ts";
import type { TermBank } from "./term-bank.ts";

/** An acronym with its expansion and three wrong ones. */
export type AcronymItem = {
  readonly acronym: string;
  readonly key: string;
  readonly wrong: readonly string[];
  readonly sentence: Sentence;
};

type Replacement = { readonly text: string; readonly tag: string; readonly isName: boolean };

/** One item for each acronym that the notes expand, as far as their own words give wrong expansions. */
export function acronymItems(bank: TermBank): AcronymItem[] {
  const byTopic = new Map<string, ReadonlyMap<string, readonly Replacement[]>>();
  for (const topic of new Set(bank.sentences.map(({ fact }) => fact.topic))) {
    const inTopic = (sentence: Sentence) => sentence.fact.topic === topic;
    byTopic.set(
      topic,
      vocabulary(
        bank.sentences.filter(inTopic),
        bank.terms.filter(({ owns }) => owns.some(inTopic)),
      ),
    );
  }
  return bank.terms.flatMap((term) => {
    const { acronym, expansion } = term;
    const sentence = term.owns.find(({ fact }) => expansion !== null && fact.text.includes(expansion));
    if (acronym === null || expansion === null || sentence === undefined) return [];
    if (!/^\p{Lu}/u.test(expansion) || !isPlain(acronym, expansion)) return [];
    const words = byTopic.get(sentence.fact.topic) ?? new Map();
    const wrong = wrongExpansions(acronym, expansion, words);
    return wrong === null ? [] : [{ acronym, key: titled(expansion), wrong: wrong.map(titled), sentence }];
  });
}

/** Whether each letter but those of small words begins a word, or one word gives all that follow its first. */
function isPlain(acronym: string, expansion: string): boolean {
  return acronym.length <= 8 && expansion.split(/[\s-]+/u).length >= 2 && expands(acronym, expansion);
}

/**
 * Two words of the expansion are exchanged for others with the same beginning, alone and together, so that no option
 * stands out as the one that the others were made from; with one exchangeable word, that one alone is exchanged.
 */
function wrongExpansions(
  acronym: string,
  expansion: string,
  words: ReadonlyMap<string, readonly Replacement[]>,
): string[] | null {
  const parts = expansion.split(" ");
  const tagged = wordsOf(expansion);
  const exchangeable = parts
    .map((part, at) => {
      const tag = tagged.find(({ text }) => text === part)?.tag ?? "NOUN";
      const all = (words.get(initial(part)) ?? []).filter((each) => isOther(each, part, parts));
      const isLast = at === parts.length - 1;
      const able = all.filter((each) => canStand(each, part, isLast));
      const fitting = able.filter((each) => each.isName || sharesEnding(part, each.text));
      const options = fitting.length > 0 ? fitting : able;
      return { at, options: best(options, { text: part, tag }, `${acronym} ${part}`) };
    })
    .filter(({ options }) => options.length > 0);
  const [first, second] = [...exchangeable].sort(
    (a, b) => b.options.length - a.options.length || a.at - b.at,
  );
  if (first === undefined) return null;
  const one = first.options.map((text) => swapped(parts, [[first.at, text]]));
  if (second === undefined) return one.length >= 2 ? one.slice(0, 3) : null;
  const [a, b] = [first.options[0] ?? "", second.options[0] ?? ""];
  return [
    swapped(parts, [[first.at, a]]),
    swapped(parts, [[second.at, b]]),
    swapped(parts, [
      [first.at, a],
      [second.at, b],
    ]),
  ];
}

function isOther(each: Replacement, part: string, parts: readonly string[]): boolean {
  return part.length >= 4 && !part.includes("-") && !parts.some((other) => sameWord(other, each.text));
}

/** Whether a word could stand in an expansion: a noun of the same number at its end, before that what describes one. */
function canStand(each: Replacement, part: string, isLast: boolean): boolean {
  const isPlural = /[^s]s$/u.test(each.text);
  if (isLast) return each.tag === "NOUN" && isPlural === /[^s]s$/u.test(part);
  return each.tag !== "NOUN" || (!isPlural && (each.isName || sharesEnding(part, each.text)));
}

function best(
  options: readonly Replacement[],
  key: { readonly text: string; readonly tag: string },
  seed: string,
): string[] {
  const score = (each: Replacement) =>
    (sharesEnding(each.text, key.text) ? 2 : 0) + (each.isName ? 2 : 0) + (each.tag === key.tag ? 1 : 0);
  return [...options]
    .sort((a, b) => score(b) - score(a) || (hash(seed, a.text) < hash(seed, b.text) ? -1 : 1))
    .map(({ text }) => text)
    .filter((text, at, all) => all.findIndex((other) => sameWord(other, text)) === at)
    .slice(0, 3);
}

function sharesEnding(a: string, b: string): boolean {
  return a.slice(-2).toLowerCase() === b.slice(-2).toLowerCase();
}

function sameWord(a: string, b: string): boolean {
  return a.slice(0, 5).toLowerCase() === b.slice(0, 5).toLowerCase();
}

function swapped(parts: readonly string[], changes: readonly (readonly [number, string])[]): string {
  return parts.map((part, at) => changes.find(([place]) => place === at)?.[1] ?? part).join(" ");
}

function titled(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}'])\p{Ll}(?=[\p{L}-]{3,})/gu, (letter) => letter.toUpperCase());
}

function initial(word: string): string {
  return word.slice(0, 1).toLowerCase();
}

/** Plain words of the notes by their first letter, and whether a term's name has them. */
function vocabulary(sentences: readonly Sentence[], terms: readonly Term[]): Map<string, Replacement[]> {
  const names = new Set(
    terms.flatMap(({ aliases, classes }) => [...aliases, ...classes].flatMap(({ stems }) => stems)),
  );
  const byInitial = new Map<string, Map<string, Replacement>>();
  for (const { text, tag, stem } of sentences.flatMap(({ words }) => words)) {
    const isUsable = /^\p{L}{4,14}$/u.test(text) && !/\p{Lu}/u.test(text.slice(1));
    const isPart = tag === "NOUN" || tag === "ADJ" || (tag === "VERB" && /(ed|ing)$/u.test(text));
    if (!isUsable || !isPart) continue;
    const low = text.toLowerCase();
    const same = byInitial.get(initial(low)) ?? new Map<string, Replacement>();
    byInitial.set(initial(low), same.set(low, { text: low, tag, isName: names.has(stem) }));
  }
  return new Map(
    [...byInitial].map(([letter, same]) => [
      letter,
      [...same.values()].sort((a, b) => (a.text < b.text ? -1 : 1)),
    ]),
  );
}
