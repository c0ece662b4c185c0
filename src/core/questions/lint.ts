import { isWord, wordsOf } from "../facts/english.ts";
import type { Gap } from "./gap.ts";
import { contentStems, isContent } from "./sentence.ts";

/** A flaw in an item as it would be shown; codes as in the literature on item writing. */
export type Flaw = { readonly code: string; readonly detail: string };

const absolutes =
  /\b(always|never|none|all|completely|absolutely|totally|definitely|inevitabl[ey]|impossible)\b/iu;
const vague =
  /\b(frequently|occasionally|rarely|seldom|sometimes|usually|regularly|periodically|infrequently|generally|nearly|more or less|somewhat|partly)\b/iu;

/** What gives the key of a gapped statement away, or leaves its stem too poor to answer; null if nothing does. */
export function stemFlaw(gap: Gap): Flaw | null {
  const shown = wordsOf(gap.stem.replaceAll("____", " ")).filter(isWord);
  const left = shown.filter(isContent);
  if (left.length < 4) return { code: "shortStem", detail: `${left.length} words are left` };
  if (gap.stem.length > 320) return { code: "longStem", detail: `${gap.stem.length} letters` };
  const given = givenAway(
    gap,
    left.map(({ text, stem }) => ({ text: text.toLowerCase(), stem })),
  );
  if (given !== null) return { code: "givenAway", detail: given };
  if (
    /\b(it|they|this|these|those) (is|are|was|were|means?|allows?|makes?)\b/iu.test(gap.stem.slice(0, 12))
  ) {
    return { code: "dangling", detail: "it opens with a pronoun" };
  }
  if (vague.test(gap.stem)) return { code: "vague", detail: vague.exec(gap.stem)?.[0] ?? "" };
  return null;
}

type Shown = { readonly text: string; readonly stem: string };

function givenAway(gap: Gap, shown: readonly Shown[]): string | null {
  const keyWords = wordsOf(gap.key).filter((word) => isWord(word) && isContent(word));
  for (const word of keyWords) {
    const hit = shown.find(({ stem }) => stem === word.stem || shareLetters(stem, word.stem));
    if (hit !== undefined) return `“${hit.text}” shows “${word.text}”`;
  }
  const title = contentStems(gap.sentence.fact.topic);
  if (keyWords.length > 0 && keyWords.every(({ stem }) => title.has(stem)))
    return `the title shows “${gap.key}”`;
  for (const { text, stems } of gap.term.aliases) {
    if (gap.form === "modifier" || ` ${stems.join(" ")} `.includes(` ${gap.term.id} `)) continue;
    const words = wordsOf(text).filter(
      (word) => isWord(word) && isContent(word) && !gap.tail.includes(word.stem),
    );
    const seen = words.filter(({ stem }) => shown.some((each) => each.stem === stem));
    if (seen.length > 0 && seen.length * 2 > words.length)
      return `“${seen.map((word) => word.text).join(" ")}” shows “${text}”`;
  }
  return null;
}

/** Whether two stems share a run of five letters: "backpropag" and "propag". */
function shareLetters(a: string, b: string): boolean {
  for (let at = 0; at + 5 <= a.length; at += 1) {
    const run = a.slice(at, at + 5);
    if (/^\p{L}+$/u.test(run) && b.includes(run)) return true;
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
