import type { Word } from "../facts/english.ts";
import type { Sentence } from "./sentence.ts";
import type { Term } from "./term.ts";

/** A plain word of the notes that could stand in an expansion. */
export type Replacement = {
  readonly text: string;
  readonly tag: string;
  /** Whether it stands in a term's name. */
  readonly isName: boolean;
  /** Whether it is a noun that somewhere ends a noun phrase. */
  readonly isHead: boolean;
};

/** Plain words by their first letter. */
export type Vocabulary = ReadonlyMap<string, readonly Replacement[]>;

/** Nouns, adjectives and participles of four to fourteen letters, in code-point order. */
export function vocabularyOf(sentences: readonly Sentence[], terms: readonly Term[]): Vocabulary {
  const names = new Set(
    terms.flatMap(({ aliases, classes }) => [...aliases, ...classes].flatMap(({ stems }) => stems)),
  );
  const found = new Map<string, Replacement>();
  for (const { words } of sentences) {
    for (const [at, word] of words.entries()) {
      if (!isPlain(word)) continue;
      const text = word.text.toLowerCase();
      const isHead =
        word.tag === "NOUN" && !["NOUN", "PROPN", "ADJ", "VERB"].includes(words[at + 1]?.tag ?? "");
      const before = found.get(text);
      found.set(text, {
        text,
        tag: word.tag,
        isName: names.has(word.stem),
        isHead: isHead || before?.isHead === true,
      });
    }
  }
  const sorted = [...found.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
  return Map.groupBy(sorted, ({ text }) => text.slice(0, 1));
}

function isPlain({ text, tag }: Word): boolean {
  const isUsable = /^\p{L}{4,14}$/u.test(text) && !/\p{Lu}/u.test(text.slice(1));
  return isUsable && (tag === "NOUN" || tag === "ADJ" || (tag === "VERB" && /(ed|ing)$/u.test(text)));
}
