import { complementOf } from "./complement.ts";
import { claimWords, type Sentence } from "./sentence.ts";

/** Each verb of a claim with the head of its object, as "verb object" stems. */
export function verbObjects(sentence: Sentence): string[] {
  const complement = complementOf(sentence);
  const words = claimWords(sentence, complement?.end ?? sentence.clause?.verb ?? 0);
  return words.flatMap((word, at) => {
    const isVerb = word.tag === "VERB" || words[at - 1]?.text === "that" || (at === 0 && complement === null);
    if (!isVerb || word.tag === "AUX") return [];
    const object = objectHead(words.slice(at + 1));
    return object === null ? [] : [`${word.stem} ${object}`];
  });
}

function objectHead(words: readonly { readonly tag: string; readonly stem: string }[]): string | null {
  let head: string | null = null;
  for (const { tag, stem } of words) {
    if (tag === "NOUN" || tag === "PROPN") head = stem;
    else if (head !== null || !["DET", "ADJ", "ADV", "NUM", "PRON", "VERB"].includes(tag)) break;
  }
  return head;
}
