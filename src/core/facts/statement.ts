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
  | "quotation"
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
/** Words after which a plain verb at the beginning can only be an instruction. */
const objects = new Set(
  "the a an that how why what which this these those all your both if to out at each every not".split(" "),
);
const places = "(figure|fig\\.?|table|diagram|chart|graph|image|picture|photo|slide|page|section|chapter)";
const layout = new RegExp(
  [
    "\\bas shown\\b",
    `\\bsee (also )?(the )?${places}`,
    `\\b${places} (\\d|above|below|shows|lists|illustrates|summari[sz]es|depicts|on the (left|right))`,
    `\\b(this|next|previous|last) (lecture|note|notes|list|${places.slice(1, -1)})\\b`,
    "\\bthe following\\b",
    "\\b(mentioned|described|listed|shown|discussed|given|defined|explained) (above|below|here|earlier|later)\\b",
    "\\b(above|below)[.,!]?$",
  ].join("|"),
  "iu",
);
const opinions = /\b(i think|i believe|in my opinion|we (think|believe|feel|should)|^personally|imho)\b/iu;

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
  if (layout.test(text)) return "layout";
  if (opinions.test(text)) return "opinion";
  if (pronouns.has(first) || discourse.has(first) || /^for (example|instance)\b/iu.test(text))
    return "reference";
  if (/^["“„«].*["”“»]\.?$/u.test(text)) return "quotation";
  const clause = clauseOf(wordsOf(text));
  const second = words[1]?.text.toLowerCase() ?? "";
  if (imperatives.has(first) && (clause === null || objects.has(second))) return "instruction";
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
    case "quotation":
    case "instruction":
      return null;
    default:
      return reason satisfies never;
  }
}
