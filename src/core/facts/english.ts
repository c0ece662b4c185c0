import { createRequire } from "node:module";
import winkNLP, {
  type ItemToken,
  type PartOfSpeech,
  type TokenItsFunction,
  type WinkMethods,
} from "wink-nlp";
import { z } from "zod";

/** One word or mark of an English text. `from` and `to` are offsets into it; the tag is evidence, not truth. */
export type Word = {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly tag: PartOfSpeech;
  /** Lower-case stem by which words are compared; words with a digit stand as they are. */
  readonly stem: string;
  /** Whether it carries meaning by itself: no mark, and none of the small words. */
  readonly means: boolean;
};

const stopWords = new Set(
  "a an the and or but nor so yet of in on at by for with from to into onto over under between among through across within without during after before when while where if than as via per about against is are was were be been being am has have had do does did can could may might must shall should will would not no it its itself they them their this that these those which who whose whom what there here also only just very more most less least such same other another each every all any some both either neither one ones then thus hence because how why up out off we you he she i s us our your own too even".split(
    " ",
  ),
);

/** Words that the tagger is known to take for something else, in lower case. */
const lexicon: ReadonlyMap<string, PartOfSpeech> = new Map<string, PartOfSpeech>([
  ["overfitting", "NOUN"],
  ["underfitting", "NOUN"],
  ["dropout", "NOUN"],
  ["sigmoid", "NOUN"],
  ["softmax", "NOUN"],
  ["tanh", "NOUN"],
  ["due", "ADP"],
  ["mitochondria", "NOUN"],
]);

const require = createRequire(import.meta.url);
/** The model is read where a tagger is made, and not before: a process that asks the reading process never holds it. */
const winker = once((): Pick<WinkMethods, "readDoc" | "its"> => {
  const model: Parameters<typeof winkNLP>[0] = require("wink-eng-lite-web-model");
  return winkNLP(model, ["sbd", "pos"]);
});

const isTexts = (list: unknown) => Array.isArray(list) && list.every((each) => typeof each === "string");
const coreModel = z.object({
  features: z.object({ lexeme: z.object({ list: z.custom<readonly string[]>(isTexts) }) }),
});

// The words alone, from the model's own file: a typed answer is judged where no tagger need be made.
const lexemes = once((): ReadonlySet<string> => {
  const file: unknown = require("wink-eng-lite-web-model/dist/languages/cur/models/eng-core-web-model.json");
  return new Set(coreModel.parse(file).features.lexeme.list);
});

/** Whether the tagger's lexicon of 87,000 words has a word, given in lower case; of most words only their basic form. */
export function isEnglishWord(word: string): boolean {
  return lexemes().has(word);
}

/** Gives the words and marks of a text in order; a hyphenated word is one word. */
export type Tagger = (text: string) => readonly Word[];

/** A tagger that takes no text apart twice and stems no word twice. It grows with what it meets, so it serves one run. */
export function makeTagger(): Tagger {
  const texts = new Map<string, readonly Word[]>();
  const known = new Map<string, Matter>();
  return (text) => {
    const before = texts.get(text);
    if (before !== undefined) return before;
    const words = tagged(text, known);
    texts.set(text, words);
    return words;
  };
}

/** The words and marks of a single text. */
export const wordsOf: Tagger = (text) => tagged(text, new Map());

/** What a word is wherever it stands. */
type Matter = Pick<Word, "stem" | "means">;

/**
 * wink keeps "Peter's" of "St Peter's." as one word, and from then on wherever it stands: what a text gives would depend on
 * the texts before it. A mark set apart is never taken so.
 */
const marked = /(?=[.,;:!?])(?<=\p{L}['’]s?)/gu;

function tagged(text: string, known: Map<string, Matter>): readonly Word[] {
  const { readDoc, its } = winker();
  const tokens = readDoc(text.replace(marked, " ")).tokens();
  const tags = tokens.out(its.pos);
  const words: Word[] = [];
  let at = 0;
  for (const [index, value] of tokens.out().entries()) {
    const from = text.indexOf(value, at);
    if (value.trim() === "" || from < 0) continue;
    at = from + value.length;
    const tag = lexicon.get(value.toLowerCase()) ?? tags[index];
    let matter = known.get(value);
    if (matter === undefined) {
      matter = { stem: stemOf(tokens.itemAt(index), value), means: isMeaningful(value) };
      known.set(value, matter);
    }
    const { stem, means } = matter;
    words.push({ text: value, from, to: at, tag: isTag(tag) ? tag : "X", stem, means });
  }
  return joinParts(words);
}

function stemOf(token: ItemToken, value: string): string {
  const low = value.toLowerCase();
  const bare = value.replace(/(?<=\p{Lu})s$/u, "").toLowerCase();
  if (bare !== low || /\d/u.test(value)) return bare;
  const stem: unknown = winker().its.stem;
  return isTokenFunction(stem) ? token.out(stem).toLowerCase() : low;
}

/** Joins `decision`, `-`, `making` to one word with the tag of its last part, and a name to what was cut off it. */
function joinParts(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  for (const [at, word] of words.entries()) {
    const before = joined.at(-1);
    const next = words[at + 1];
    const touches = before !== undefined && before.to === word.from;
    const isHyphen = word.text === "-" && next !== undefined && next.from === word.to && isWord(next);
    const goesOn = before?.text.endsWith("-") === true && before.text.length > 1;
    const isName = touches && /^\d$/u.test(before.text) && isCounted(word.text);
    if (touches && areCut(before.text, word.text)) joined.splice(-1, 1, joinCut(before, word));
    else if (touches && ((isHyphen && isWord(before)) || goesOn || isName))
      joined.splice(-1, 1, join(before, word));
    else joined.push(word);
  }
  return joined;
}

/** wink takes letters that it knows in no word for words of their own: "Bash" and "ō", "Wa", "łę" and "sa". */
function areCut(before: string, after: string): boolean {
  const areLetters = /\p{L}$/u.test(before) && /^\p{L}/u.test(after);
  return areLetters && (before.slice(-1) > "ÿ" || after.charAt(0) > "ÿ");
}

/** The capitals of "2PL" or "3NF", which are no unit of measure. */
function isCounted(text: string): boolean {
  return /^\p{Lu}{2,}$/u.test(text) && !/^([KMGTP]B|AM|PM|BC|AD|B?CE|HP)$/u.test(text);
}

function join(a: Word, b: Word): Word {
  const tag = isWord(b) ? b.tag : a.tag;
  const text = a.text + b.text;
  return { text, from: a.from, to: b.to, tag, stem: a.stem + b.stem, means: isMeaningful(text) };
}

/** A name by its capital, else a noun: the tags of its parts tell nothing. */
function joinCut(a: Word, b: Word): Word {
  return { ...join(a, b), tag: /^\p{Lu}/u.test(a.text) ? "PROPN" : "NOUN" };
}

/** Whether it has a letter or digit at all. */
export function isWord(word: Pick<Word, "text" | "means">): boolean {
  return word.means || hasLetter(word.text);
}

function isMeaningful(text: string): boolean {
  return hasLetter(text) && !stopWords.has(text.toLowerCase());
}

function hasLetter(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** wink's own types leave out `its.stem` here, though the function is made for it. */
function isTokenFunction(value: unknown): value is TokenItsFunction<string> {
  return typeof value === "function";
}

function isTag(tag: unknown): tag is PartOfSpeech {
  return typeof tag === "string";
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
