import type { Word } from "../../facts/english.ts";

/** Each verb of a claim with the head of its object, as "verb object" stems; `isDirect` where its first word is a verb. */
export function verbObjects(claim: readonly Word[], isDirect: boolean): string[] {
  return claim.flatMap((word, at) => {
    const isVerb = word.tag === "VERB" || claim[at - 1]?.text === "that" || (at === 0 && isDirect);
    if (!isVerb || word.tag === "AUX") return [];
    const object = objectHead(claim.slice(at + 1));
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
