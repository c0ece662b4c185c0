import type { Tagger, Word } from "../../facts/english.ts";
import type { Sentence } from "./sentence.ts";

/** Takes a run of signs without a blank apart. */
export type Runs = (run: string) => readonly Pick<Word, "text" | "stem" | "means">[];

/**
 * The tagger parts a text at its blanks before all else, so that a run has the same words wherever it stands, and letters
 * that are one word within a run are one by themselves: what stands in the sentences isn't taken apart again.
 */
export function runsIn(sentences: readonly Sentence[], tag: Tagger): Runs {
  const known = new Map<string, readonly Word[]>();
  for (const { fact, words } of sentences) {
    let end = 0;
    for (const { 0: run, index } of fact.text.matchAll(/\S+/gu)) {
      const from = end;
      while ((words[end]?.to ?? Number.POSITIVE_INFINITY) <= index + run.length) end += 1;
      if (!known.has(run)) known.set(run, words.slice(from, end));
    }
    for (const word of words)
      if (!known.has(word.text) && /^\p{L}+$/u.test(word.text)) known.set(word.text, [word]);
  }
  return (run) => known.get(run) ?? tag(run);
}
