import { folded, type Sentence } from "./sentence.ts";
import type { Term } from "./term.ts";

/** First and last word of a mention, both included. */
export type Span = readonly [number, number];

/** Where a term is written, by sentence. */
export type Mentions = ReadonlyMap<Sentence, readonly Span[]>;

/** What finds sentences by their words. */
export type SentenceIndex = {
  /** The sentences that have a stem among their meaning words. */
  readonly byStem: ReadonlyMap<string, readonly Sentence[]>;
  /** The same for every word, small ones included. */
  readonly byWord: ReadonlyMap<string, readonly Sentence[]>;
  /** All texts, letters and digits only, in lower case. */
  readonly texts: ReadonlySet<string>;
};

/** Indexes sentences by stem, word and text. */
export function indexOf(sentences: readonly Sentence[]): SentenceIndex {
  const byStem = new Map<string, Sentence[]>();
  const byWord = new Map<string, Sentence[]>();
  for (const sentence of sentences) {
    for (const stem of sentence.stems) put(byStem, stem, sentence);
    for (const stem of new Set(sentence.words.map((word) => word.stem))) put(byWord, stem, sentence);
  }
  return { byStem, byWord, texts: new Set(sentences.map(({ fact }) => folded(fact.text))) };
}

/** Every place where one of the term's names is written. */
export function mentionsOf({ aliases }: Term, { byWord }: SentenceIndex): Mentions {
  const found = new Map<Sentence, Span[]>();
  for (const { stems } of aliases) {
    for (const sentence of withRarest(stems, byWord)) {
      const spans = spansOf(stems, sentence);
      if (spans.length > 0) found.set(sentence, [...(found.get(sentence) ?? []), ...spans]);
    }
  }
  return found;
}

/** The sentences with the word of a name that the fewest have: all that can have the name. */
export function withRarest(stems: readonly string[], byWord: SentenceIndex["byWord"]): readonly Sentence[] {
  const lists = stems.map((stem) => byWord.get(stem) ?? []);
  return lists.reduce((fewest, list) => (list.length < fewest.length ? list : fewest), lists[0] ?? []);
}

function spansOf(stems: readonly string[], { words }: Sentence): Span[] {
  return words.flatMap((_, at) =>
    stems.every((stem, index) => words[at + index]?.stem === stem)
      ? [[at, at + stems.length - 1] as const]
      : [],
  );
}

function put(index: Map<string, Sentence[]>, key: string, sentence: Sentence): void {
  const before = index.get(key);
  if (before === undefined) index.set(key, [sentence]);
  else before.push(sentence);
}
