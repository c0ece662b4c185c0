import type { Fact } from "./fact.ts";

/** The facts that hold every word of `about`, else those that hold most of them; whole words count more than beginnings. */
export function matchingFacts(facts: readonly Fact[], about: string): readonly Fact[] {
  const wanted = wordsOf(about);
  if (wanted.length === 0) return facts;
  return facts
    .map((fact, at) => ({ fact, at, score: scoreOf(fact, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .map(({ fact }) => fact);
}

/** Up to three names that look most like `wanted`, the nearest first. */
export function nearestNames(wanted: string, names: readonly string[]): string[] {
  const pairs = pairsOf(wanted);
  return names
    .map((name, at) => ({ name, at, score: overlap(pairs, pairsOf(name)) }))
    .filter(({ score }) => score > 0.2)
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, 3)
    .map(({ name }) => name);
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function scoreOf(fact: Fact, wanted: readonly string[]): number {
  const words = wordsOf(fact.text);
  const hits = wanted.map((word) => {
    if (words.includes(word)) return 3;
    return words.some((each) => each.startsWith(word)) ? 2 : 0;
  });
  const found = hits.filter((hit) => hit > 0).length;
  return found * 2 >= wanted.length ? found * 10 + hits.reduce<number>((sum, hit) => sum + hit, 0) : 0;
}

function pairsOf(text: string): Set<string> {
  const letters = wordsOf(text).join(" ");
  return new Set(
    Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)),
  );
}

/** Dice's coefficient of two sets of letter pairs, 0 to 1. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((pair) => b.has(pair)).length;
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size);
}
