import { folded, type Sentence } from "./sentence.ts";
import type { Term } from "./term.ts";

/** First and last word of a mention, both included. */
export type Span = readonly [number, number];

/** Where a term is written, by sentence. */
export type Mentions = ReadonlyMap<Sentence, readonly Span[]>;

/** What finds sentences by their words. */
export type SentenceIndex = {
  readonly sentences: readonly Sentence[];
  /** The places in `sentences` of those that have a stem among their meaning words. */
  readonly byStem: ReadonlyMap<string, readonly number[]>;
  /** The sentences that have a stem among all their words, small ones included. */
  readonly byWord: ReadonlyMap<string, readonly Sentence[]>;
  /** The same for each two neighbouring words, by their stems joined by a space. */
  readonly byPair: ReadonlyMap<string, readonly Sentence[]>;
  /** All texts, letters and digits only, in lower case. */
  readonly texts: ReadonlySet<string>;
};

/** Indexes sentences by stem, word and text. */
export function indexOf(sentences: readonly Sentence[]): SentenceIndex {
  const byStem = new Map<string, number[]>();
  const byWord = new Map<string, Sentence[]>();
  const byPair = new Map<string, Sentence[]>();
  for (const [at, sentence] of sentences.entries()) {
    for (const stem of sentence.stems) put(byStem, stem, at);
    const words = sentence.words.map((word) => word.stem);
    for (const stem of words) put(byWord, stem, sentence);
    for (const pair of pairsOf(words)) put(byPair, pair, sentence);
  }
  return {
    sentences,
    byStem,
    byWord,
    byPair,
    texts: new Set(sentences.map(({ fact }) => folded(fact.text))),
  };
}

/** Every place where one of the term's names is written, or the part that tells it from its like: "episodic and semantic memory". */
export function mentionsOf({ id, aliases, modifier }: Term, { byWord, byPair }: SentenceIndex): Mentions {
  const found = new Map<Sentence, Span[]>();
  const add = (sentence: Sentence, spans: readonly Span[]) => {
    if (spans.length > 0) found.set(sentence, [...(found.get(sentence) ?? []), ...spans]);
  };
  for (const { stems } of aliases) {
    const able = stems.length > 1 ? withRarest(pairsOf(stems), byPair) : withRarest(stems, byWord);
    for (const sentence of able) {
      add(sentence, spansOf(stems, sentence));
    }
  }
  if (modifier !== null) {
    const tail = modifier.tail.split(" ");
    const own = id.split(" ").slice(0, -tail.length);
    for (const sentence of withRarest(own, byWord)) add(sentence, sharedSpans(own, tail, sentence));
  }
  return found;
}

/** So many words further on a shared end may stand: "episodic, semantic and procedural memory". */
const SHARED_WITHIN = 8;

/** Where a modifier stands in a list of modifiers before the end that they share. */
function sharedSpans(own: readonly string[], tail: readonly string[], sentence: Sentence): Span[] {
  const { words } = sentence;
  return spansOf(own, sentence).filter(([, last]) => {
    if (!/^(and|or|,)$/u.test(words[last + 1]?.text ?? "")) return false;
    const rest = words.slice(last + 2, last + 2 + SHARED_WITHIN);
    const end = rest.findIndex((_, at) => tail.every((stem, index) => rest[at + index]?.stem === stem));
    return (
      end > 0 && rest.slice(0, end).every(({ tag, text }) => tag !== "VERB" && tag !== "AUX" && text !== ".")
    );
  });
}

/** The sentences with the part of a name that the fewest have: all that can have the name. */
export function withRarest(
  parts: readonly string[],
  index: ReadonlyMap<string, readonly Sentence[]>,
): readonly Sentence[] {
  const lists = parts.map((part) => index.get(part) ?? []);
  return lists.reduce((fewest, list) => (list.length < fewest.length ? list : fewest), lists[0] ?? []);
}

function pairsOf(stems: readonly string[]): string[] {
  return stems.slice(1).map((stem, at) => `${stems[at] ?? ""} ${stem}`);
}

function spansOf(stems: readonly string[], { words }: Sentence): Span[] {
  const spans: Span[] = [];
  for (const [at, { stem: first }] of words.entries()) {
    if (first === stems[0] && stems.every((stem, index) => words[at + index]?.stem === stem))
      spans.push([at, at + stems.length - 1]);
  }
  return spans;
}

/** Each value once for a key: all of its own come one after another. */
function put<T>(index: Map<string, T[]>, key: string, value: T): void {
  const before = index.get(key);
  if (before === undefined) index.set(key, [value]);
  else if (before.at(-1) !== value) before.push(value);
}
