import type { Language } from "../notes/language.ts";
import type { Unit } from "../notes/note.ts";
import { clauseOf } from "./clause.ts";
import { type Tagger, wordsOf } from "./english.ts";
import { layouts, leaning, leaningPhrases } from "./openings.ts";

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
  | "instruction"
  | "example";

/** Letters in a text that is taken apart at all; sixty words are far shorter. */
const longest = 1200;

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

/** Lines that show a fact at work or help to keep it in mind: "Worked example: a child of 22 kg …", "Mnemonic: …". */
const examples =
  /^(?:(?:worked|numerical|quick|short) examples?|memory (?:aids?|hooks?)|(?:[\p{L} ]{1,30} )?mnemonics?|rules? of thumb|faustregeln?|abbreviations?|abkürzungen|mnemonik|eselsbrücken?|merkhilfen?|merksatz|rechenbeispiel|regla mnemotécnica|mnémotechnique|hafıza ipucu)(?: [^:]{1,30})?(?:: | [–—-] )/iu;

/** What a unit may say for a whole: fewer words are none, more are several. */
const FEWEST_WORDS = 4;
const MOST_WORDS = 60;

/** Tells why a unit doesn't state something that stands on its own, or under its prefix, or null if it does. */
export function whyNoStatement(unit: Unit, tag: Tagger = wordsOf): NoStatement | null {
  const { text, language, pair, prefix } = unit;
  if (text.length > longest) return "tooLong";
  if (examples.test(text)) return "example";
  if (pair !== null) return whyNoPair(pair.front, pair.back);
  if (/[?？]\s*$/u.test(text)) return "question";
  if (/[:：]\s*$/u.test(text)) return "listIntro";
  const cjk =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  const isUnspaced = cjk * 2 > text.length;
  const words = text.match(/[\p{L}\p{M}\p{N}]+(?:[-'’.][\p{L}\p{M}\p{N}]+)*/gu) ?? [];
  const first = words[0]?.toLocaleLowerCase(language === "tr" ? "tr" : "en") ?? "";
  if (isUnspaced ? cjk > 90 : words.length > MOST_WORDS) return "tooLong";
  const general = whyNotAlone(text, first, language);
  if (prefix !== null) return general ?? (/\p{L}{2}/u.test(text) ? null : "tooShort");
  if (isUnspaced ? cjk < 8 : words.length < FEWEST_WORDS) return "tooShort";
  if (general !== null) return general;
  return language === "en" && !isUnspaced ? whyNoEnglishStatement({ text, tag }, words) : whyNoVerb(unit);
}

function whyNoPair(front: string, back: string): NoStatement | null {
  if (!/[\p{L}\p{N}]/u.test(front) || !/[\p{L}\p{N}]/u.test(back)) return "tooShort";
  return front.split(/\s+/u, MOST_WORDS + 1).length > MOST_WORDS ||
    back.split(/\s+/u, MOST_WORDS + 1).length > MOST_WORDS
    ? "tooLong"
    : null;
}

/** What no line in any language may do: point elsewhere, lean on another, be somebody's view or words. */
function whyNotAlone(text: string, first: string, language: Language): NoStatement | null {
  if (layout.test(text)) return "layout";
  if (language !== "en" && language !== "other" && layouts[language].test(text)) return "layout";
  if (opinions.test(text)) return "opinion";
  if (leaning[language].has(first) || leaningPhrases.test(text)) return "reference";
  return /^["“„«].*["”“»]\.?$/u.test(text) ? "quotation" : null;
}

function whyNoEnglishStatement(
  { text, tag: tagged }: { readonly text: string; readonly tag: Tagger },
  [head = "", next = ""]: readonly string[],
): NoStatement | null {
  const first = head.toLowerCase();
  const endsSentence = /[.!]["'”’)]*$/u.test(text);
  if (endsSentence && !imperatives.has(first)) return null;
  const words = tagged(text);
  const clause = clauseOf(words);
  if (imperatives.has(first) && (clause === null || objects.has(next.toLowerCase()))) return "instruction";
  // The tagger errs: a line that ends as a sentence is taken for one.
  if (clause !== null || endsSentence) return null;
  return words.some(({ tag, text: word }) => tag === "AUX" || (tag === "VERB" && !/ing$/u.test(word)))
    ? null
    : "noVerb";
}

/** Other languages are not tagged: a line says something if it ends as a sentence, is a paragraph, or defines something. */
function whyNoVerb({ text, kind }: Unit): NoStatement | null {
  return kind === "listItem" && !/[.!。！]["'”’)」』]*$/u.test(text) ? "noVerb" : null;
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
    case "example":
      return null;
    default:
      return reason satisfies never;
  }
}
