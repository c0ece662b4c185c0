import type { Word } from "../../facts/english.ts";
import { dateWords } from "../../facts/months.ts";
import { isAcronym } from "../terms/acronym-match.ts";
import type { Sentence } from "../terms/sentence.ts";
import type { Blank } from "./blank.ts";

const dates = new RegExp(`^(?:${dateWords})$`, "u");
const nations = /(?:ian|ish|ese|German|French|Dutch|Greek|Swiss|American|African|Arab)$/u;
const joining = /^(?:of|the|de|da|di|del|della|van|von|der|la|le|['’]s)$/u;
const MOST_WORDS = 4;

/** Proper names inside the sentence: people, places, works and events, with what joins their words. */
export function nameBlanks({ words, fact: { text } }: Sentence): Blank[] {
  const found: Blank[] = [];
  for (let at = 0; at < words.length; at += 1) {
    if (!isCapital(words[at])) continue;
    const end = pairEnd(words, at) ?? nameEnd(words, at);
    const [first, last, previous, next] = [words[at], words[end - 1], words[at - 1], words[end]];
    const count = end - at;
    at = end - 1;
    // Where a sentence begins, a capital tells nothing.
    if (
      first === undefined ||
      last === undefined ||
      previous === undefined ||
      /^[.!?:;]$/u.test(previous.text)
    )
      continue;
    // "a German proposal" tells of the proposal.
    const describes =
      (count === 1 || nations.test(last.text)) &&
      next !== undefined &&
      ["NOUN", "PROPN", "ADJ"].includes(next.tag) &&
      /^\p{Ll}/u.test(next.text);
    const before = text.slice(0, first.from);
    const isRemark = before.lastIndexOf("(") > before.lastIndexOf(")");
    // "At Geneva Vietnam was split": where the one name ends, the sentence's subject begins.
    const isTwo =
      count > 1 && before.trim().split(" ").length === 1 && (next?.tag === "VERB" || next?.tag === "AUX");
    const isName =
      !isRemark &&
      !isTwo &&
      !describes &&
      count <= MOST_WORDS &&
      !isAcronym(first.text) &&
      first.text.length > 1;
    if (isName)
      found.push({ from: first.from, to: last.to, reason: "name", score: scoreOf(words, end - count, end) });
  }
  return found;
}

function scoreOf(words: readonly Word[], at: number, end: number): number {
  const isMade = /^(?:by|after)$/u.test(words[at - 1]?.text ?? "");
  const isListed = words[end]?.text === "," && isCapital(words[end + 1]);
  return 0.6 + (isMade ? 0.4 : 0) + (end - at > 1 ? 0.1 : 0) - (isListed ? 0.3 : 0);
}

function isCapital(word: Word | undefined): boolean {
  return word !== undefined && /^\p{Lu}[\p{L}.’'-]*$/u.test(word.text) && !dates.test(word.text);
}

/** "Singer and Nicolson": two surnames that did something together. */
function pairEnd(words: readonly Word[], at: number): number | null {
  const isPair = words[at + 1]?.text === "and" && isCapital(words[at + 2]) && !isCapital(words[at + 3]);
  return isPair && /^(?:by|of|after)$/u.test(words[at - 1]?.text ?? "") ? at + 3 : null;
}

function nameEnd(words: readonly Word[], from: number): number {
  let end = from + 1;
  for (let at = end; at < words.length; at += 1) {
    const word = words[at];
    if (isCapital(word)) end = at + 1;
    else if (word === undefined || !joining.test(word.text)) break;
  }
  return end;
}
