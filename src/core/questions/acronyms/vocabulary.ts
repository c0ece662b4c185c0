import type { Word } from "../../facts/english.ts";
import type { Sentence } from "../terms/sentence.ts";
import type { Term } from "../terms/term.ts";

/** A plain word of the notes that could stand in an expansion. */
export type Replacement = {
  readonly text: string;
  readonly tag: string;
  /** Whether it is ever written with a small letter. */
  readonly isLower: boolean;
  /** Whether another acronym's expansion has it. */
  readonly isExpanding: boolean;
  /** Whether it stands in a term's name or class. */
  readonly isName: boolean;
};

/** Plain words by their first letter. */
export type Vocabulary = ReadonlyMap<string, readonly Replacement[]>;

/** Nouns, adjectives, participles and words of expansions, of four to fourteen letters, in code-point order. */
export function vocabularyOf(sentences: readonly Sentence[], terms: readonly Term[]): Vocabulary {
  const names = new Set(
    terms.flatMap(({ aliases, classes }) => [...aliases, ...classes].flatMap(({ stems }) => stems)),
  );
  const expansions = terms.flatMap(({ expansion }) =>
    expansion === null ? [] : [expansion.toLowerCase().split(" ")],
  );
  const expanding = new Set(expansions.flat());
  const heads = new Set(expansions.map((words) => words.at(-1)));
  const found = new Map<string, Replacement>();
  for (const { words } of sentences) {
    for (const word of words) {
      const text = word.text.toLowerCase();
      const isExpanding = expanding.has(text);
      if (!isPlain(word, isExpanding)) continue;
      const tag = word.tag === "PROPN" ? (heads.has(text) ? "NOUN" : "ADJ") : word.tag;
      const isLower = word.text === text || found.get(text)?.isLower === true;
      found.set(text, { text, tag, isLower, isExpanding, isName: names.has(word.stem) });
    }
  }
  const sorted = [...found.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
  return Map.groupBy(sorted, ({ text }) => text.slice(0, 1));
}

function isPlain({ text, tag }: Word, isExpanding: boolean): boolean {
  if (!/^\p{L}{4,14}$/u.test(text) || /\p{Lu}/u.test(text.slice(1))) return false;
  if (tag === "PROPN") return isExpanding;
  return tag === "NOUN" || tag === "ADJ" || (tag === "VERB" && /(ed|ing)$/u.test(text));
}
