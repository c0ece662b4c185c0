import type { Unit } from "../notes/note.ts";
import { clauseOf } from "./clause.ts";
import { isWord, wordsOf } from "./english.ts";

/** Why a unit is no fact. */
export type NoStatement =
  | "tooShort"
  | "tooLong"
  | "noVerb"
  | "question"
  | "listIntro"
  | "reference"
  | "layout"
  | "opinion"
  | "instruction";

/** Letters in a text that is taken apart at all; sixty words are far shorter. */
const longest = 1200;

const pronouns = new Set(
  "it they this these those he she him her them there here such its their we i you our your my".split(" "),
);
const discourse = new Set(
  "however therefore also furthermore moreover thus hence additionally similarly consequently finally then otherwise instead meanwhile nevertheless likewise".split(
    " ",
  ),
);
const imperatives = new Set(
  "note remember see check use read learn try consider recall compare think look click write do don't make sure review revise memorize memorise find show prove explain describe list define discuss calculate todo fixme".split(
    " ",
  ),
);
const layout =
  /\b(as shown|shown (above|below|here)|(see|in|the) (the )?(figure|fig\.|table|diagram|chart|picture|image) ?\d*\b|above|below|the following|this (section|chapter|page|slide|note|lecture)|(next|previous) (section|chapter|page|slide))/iu;
const opinions = /\b(i think|i believe|in my opinion|we (think|believe|feel|should)|personally|imho)\b/iu;

/** Tells why a unit doesn't state something that stands on its own, or null if it does. */
export function whyNoStatement({ text }: Unit): NoStatement | null {
  if (text.length > longest) return "tooLong";
  const letters =
    text.match(/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/gu)?.length ?? 0;
  if (letters * 2 > text.length) return lengthOfCjk(letters);
  const words = wordsOf(text).filter(isWord);
  if (words.length < 4) return "tooShort";
  if (words.length > 60) return "tooLong";
  if (/[?？]\s*$/u.test(text)) return "question";
  if (/[:：]\s*$/u.test(text)) return "listIntro";
  const first = words[0]?.text.toLowerCase() ?? "";
  if (opinions.test(text)) return "opinion";
  if (pronouns.has(first) || discourse.has(first) || /^for (example|instance)\b/iu.test(text))
    return "reference";
  if (layout.test(text) && !/\b(above|below)\b/iu.exec(layout.exec(text)?.[0] ?? "")) return "layout";
  if (/\b(above|below)[.,]?$/iu.test(text)) return "layout";
  const clause = clauseOf(wordsOf(text));
  if (clause === null && imperatives.has(first)) return "instruction";
  // The tagger errs: a line that ends as a sentence is taken for one.
  return clause === null && !hasVerb(text) && !/[.!]["'”’)]*$/u.test(text) ? "noVerb" : null;
}

/** Scripts without spaces between words are measured in characters. */
function lengthOfCjk(letters: number): NoStatement | null {
  return letters < 8 ? "tooShort" : letters > 90 ? "tooLong" : null;
}

function hasVerb(text: string): boolean {
  return wordsOf(text).some(
    ({ tag, text: word }) => tag === "AUX" || (tag === "VERB" && !/ing$/u.test(word)),
  );
}

/** What a person can do about a unit that is no fact; null where nothing needs to be done. */
export function adviceOn(reason: NoStatement): string | null {
  switch (reason) {
    case "reference":
      return "This line leans on the one before it: begin it with the name of what it is about.";
    case "tooLong":
      return "This line has more than 60 words: say one thing in each line.";
    case "layout":
      return "This line points to a figure, a table or another place: say in words what is seen there.";
    case "tooShort":
    case "noVerb":
    case "question":
    case "listIntro":
    case "opinion":
    case "instruction":
      return null;
    default:
      return reason satisfies never;
  }
}
