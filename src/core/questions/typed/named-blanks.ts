import { isWord, type Word } from "../../facts/english.ts";
import { isThirdPerson } from "../../facts/verbs.ts";
import { expands, isAcronym } from "../terms/acronym-match.ts";
import type { Sentence } from "../terms/sentence.ts";
import type { Blank } from "./blank.ts";
import type { Part } from "./stem.ts";

const naming =
  /\b(?:called|termed|named|nicknamed|dubbed|known as|referred to as|known in [\p{L} ]{2,20} as|stands? for) (?:(?:an?|the) )?["“]?(?=[\p{L}\p{N}])/giu;
const closers = new Set(["ADP", "AUX", "CCONJ", "DET", "PRON", "PUNCT", "SCONJ", "PART", "VERB", "ADV"]);
const longest = 4;

/** What the sentence itself gives as a name: "proteases called caspases", "murein, also known as …". */
export function namedBlanks({ words, fact }: Sentence): Blank[] {
  return [...fact.text.matchAll(naming)].flatMap(({ index, 0: opening }) => {
    const start = index + opening.length;
    const isQuoted = /["“]$/u.test(opening);
    const at = words.findIndex((word) => word.from >= start);
    const end = at < 0 ? at : nameEnd(words, at, isQuoted);
    const [first, last] = [words[at], words[end - 1]];
    if (first === undefined || last === undefined || end - at > longest || end <= at) return [];
    return [{ from: first.from, to: last.to, reason: "named" as const, score: 1 }];
  });
}

function nameEnd(words: readonly Word[], from: number, isQuoted: boolean): number {
  let at = from;
  for (; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined || /^["”“]$/u.test(word.text)) break;
    if (isQuoted) continue;
    const next = words[at + 1];
    const joinsNames =
      /^(?:of|the|de|van|von)$/u.test(word.text) && at > from && /^\p{Lu}/u.test(next?.text ?? "");
    // "called the morula forms by day 3": the sentence's verb, which the tagger takes for a noun.
    const isThird = at > from && isThirdPerson(word.text.toLowerCase());
    if (isThird && next !== undefined && ["ADP", "DET", "ADV", "PRON"].includes(next.tag)) break;
    // "called the mechane lifted actors": behind a noun it is the sentence's verb.
    const isVerb = at > from && ["NOUN", "PROPN"].includes(words[at - 1]?.tag ?? "");
    const describes =
      word.tag === "VERB" && !isVerb && next !== undefined && ["NOUN", "PROPN"].includes(next.tag);
    if (!isWord(word) || (closers.has(word.tag) && !joinsNames && !describes && at > from)) break;
    if (at === from && ["ADP", "AUX", "CCONJ", "DET", "PRON", "SCONJ"].includes(word.tag)) break;
  }
  return at;
}

/** The words behind an acronym that the text explains, "NDP (Neighbor Discovery Protocol)": its letters would tell them. */
export function expansionsIn(text: string): Part[] {
  return [...text.matchAll(/([^\s()]+) \(([^()]{3,60})\)/gu)].flatMap(
    ({ index, 0: whole, 1: before = "", 2: inside = "" }) => {
      const open = index + whole.length - inside.length - 1;
      return isAcronym(before) && expands(before, inside) ? [{ from: open, to: open + inside.length }] : [];
    },
  );
}
