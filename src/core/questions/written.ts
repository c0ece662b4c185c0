import { foldedFor, type Language } from "../notes/language.ts";
import { respelled } from "./respelling.ts";

/** A text that somebody wrote, in the forms in which such texts are compared. */
export type Written = {
  /** Folded for its language, without article, quotes and final stop; a word may be joined, hyphenated or apart. */
  readonly plain: string;
  /** The same without diacritics: "naïve" is "naive", Turkish "ısı" is "isi". */
  readonly bare: string;
  /** The bare form in the American spelling, and with plain numbers for Roman ones: "Type I error" is "type1error". */
  readonly common: string;
  /** The words of the bare form. */
  readonly words: readonly string[];
};

const ARTICLES: Readonly<Partial<Record<Language, RegExp>>> = {
  en: /^(?:the|an?) /u,
  de: /^(?:der|die|das|den|dem|des|eine?[rnms]?) /u,
  fr: /^(?:les? |la |l['’]|une? |des )/u,
  es: /^(?:el|l[ao]s?|un[ao]?s?) /u,
};

const AROUND = /^[\s"'“”„‘’«»]+|[\s"'“”„‘’«».,;:…]+$/gu;
const DASHES = /[\u2010-\u2015\u2212_]/gu;
/** Between words and their parts; a dash or space between digits means something, and so does "n-1". */
const JOINTS =
  /(?<=\p{L})[-\s]+(?=\p{L})|(?<=\p{L}{2})-(?=\p{N})|(?<=\p{N})-(?=\p{L}{2})|(?<=\p{L})\s+(?=\p{N})|(?<=\p{N})\s+(?=[\p{L}%°])/gu;
/** Signs that some write and others leave out or put otherwise, in any language, then in English. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/(?<=\p{L})\.(?=\s|\p{L}|$)/gu, ""],
  [/,(?=\s)/gu, ""],
  [/\s+(?=-\s)|(?<=\s-)\s+|\s*(?=[+=<>*/^])|(?<=[+=<>*/^])\s*/gu, ""],
];
const ENGLISH_SIGNS: readonly (readonly [RegExp, string])[] = [
  [/\s*&\s*/gu, " and "],
  [/(?<=\p{N})\s*per ?cent\b/gu, "%"],
  [/(?<=\p{N}),(?=\p{N}{3}(?!\p{N}))/gu, ""],
];
/** Signs below the line are typed as plain ones. */
const LOWERED = /[\u2080-\u2089]/gu;
/** A Roman number behind another word. */
const ROMAN = /(?<=\s)(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})(?=\s|$)/gu;
/** Letters whose mark doesn't come off by decomposition. */
const MARKED: Readonly<Record<string, string>> = {
  ı: "i",
  ø: "o",
  ł: "l",
  đ: "d",
  ß: "ss",
  æ: "ae",
  œ: "oe",
};

/** A text in the forms in which it is compared. */
export function writtenIn(language: Language, text: string): Written {
  const folded = foldedFor(language, text)
    .replace(DASHES, "-")
    .replace(LOWERED, (sign) => sign.normalize("NFKC"))
    .replace(AROUND, "");
  const signs = language === "en" ? [...SIGNS, ...ENGLISH_SIGNS] : SIGNS;
  const line = signs.reduce((all, [sign, instead]) => all.replace(sign, instead), folded);
  const article = ARTICLES[language];
  const own = article === undefined ? line : line.replace(article, "");
  const plain = own.replace(JOINTS, "");
  const counted = own.replace(ROMAN, (number) => String(numberOf(number)));
  const spelled = language === "en" ? counted.replace(/\p{L}+/gu, respelled) : counted;
  const common = bared(spelled.replace(JOINTS, ""));
  return { plain, bare: bared(plain), common, words: own.split(/[-\s]+/u).map(bared) };
}

function numberOf(roman: string): number {
  const worth: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };
  const values = [...roman].map((sign) => worth[sign] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

function bared(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/gu, "")
    .replace(/[ıøłđßæœ]/gu, (letter) => MARKED[letter] ?? letter)
    .normalize("NFC");
}
