import type { TermBank } from "../terms/term-bank.ts";
import type { Gap } from "./gap.ts";

/** A flaw in an item as it would be shown; codes as in the literature on item writing. */
export type Flaw = { readonly code: string; readonly detail: string };

const absolutes =
  /\b(always|never|none|all|completely|absolutely|totally|definitely|inevitabl[ey]|impossible)\b/iu;
const vague =
  /\b(frequently|occasionally|rarely|seldom|sometimes|usually|regularly|periodically|infrequently|generally|nearly|more or less|somewhat|partly)\b/iu;

/** What gives the key of a gapped statement away, or leaves its stem too poor to answer; null if nothing does. */
export function stemFlaw(gap: Gap, bank: TermBank): Flaw | null {
  if (gap.seenStems.length < 4)
    return { code: "shortStem", detail: `${gap.seenStems.length} words are left` };
  if (gap.stem.length > 320) return { code: "longStem", detail: `${gap.stem.length} letters` };
  const given = givenAway(gap, bank);
  if (given !== null) return { code: "givenAway", detail: given };
  const word = vague.exec(gap.stem)?.[0];
  return word === undefined ? null : { code: "vague", detail: word };
}

function givenAway(gap: Gap, bank: TermBank): string | null {
  for (const word of gap.keyStems) {
    const hit = gap.seenStems.find((stem) => showsWord(stem, word));
    if (hit !== undefined) return `“${hit}” shows “${word}”`;
  }
  const [first = ""] = gap.keyStems;
  const titles = gap.sentence.fact.topic === "" ? [] : (bank.titlesWith.get(first) ?? []);
  if (titles.some((title) => gap.keyStems.every((stem) => title.has(stem))))
    return `the title shows “${gap.key}”`;
  for (const { text, stems, content } of gap.term.aliases) {
    if (gap.form === "modifier" || ` ${stems.join(" ")} `.includes(` ${gap.term.id} `)) continue;
    const words = content.filter((stem) => !gap.tail.includes(stem));
    const seen = words.filter((stem) => gap.seenStems.includes(stem));
    const isHalf = seen.length * 2 > words.length || (seen.length >= 2 && seen.length * 2 === words.length);
    if (seen.length > 0 && isHalf) return `“${seen.join(" ")}” shows “${text}”`;
  }
  return null;
}

/** Whether a stem that is seen gives another away: equal, one within the other, or by a run of five letters. */
export function showsWord(seen: string, word: string): boolean {
  return seen === word || shareLetters(seen, word) || holds(seen, word);
}

/** Whether one of two stems holds the other, of four letters or more: "word" in "word2vec", "plus" in "softplus". */
function holds(a: string, b: string): boolean {
  return (a.length >= 4 && b.includes(a)) || (b.length >= 4 && a.includes(b));
}

/** Whether two stems share a run of five letters: "backpropag" and "propag". */
function shareLetters(a: string, b: string): boolean {
  for (let at = 0; at + 5 <= a.length; at += 1) {
    const run = a.slice(at, at + 5);
    if (b.includes(run) && /^\p{L}+$/u.test(run)) return true;
  }
  return false;
}

/** Flaws of a whole item: a key that its length tells, or an absolute word that only one option has. */
export function optionsFlaw(key: string, others: readonly string[]): Flaw | null {
  const longest = Math.max(...others.map((other) => other.length));
  if (key.split(" ").length >= 4 && longest < key.length * 0.75) return { code: "longestKey", detail: key };
  const odd = [key, ...others].find((option) => absolutes.test(option));
  return odd === undefined ? null : { code: "absolute", detail: odd };
}
