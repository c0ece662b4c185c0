import { foldedFor, type Language } from "../notes/language.ts";

/** A text that somebody wrote, in the forms in which such texts are compared. */
export type Written = {
  /** Folded for its language, without article, quotes and final stop; a word may be joined, hyphenated or apart. */
  readonly plain: string;
  /** The same without diacritics: "naïve" is "naive", Turkish "ısı" is "isi". */
  readonly bare: string;
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
  const line = foldedFor(language, text).replace(DASHES, "-").replace(AROUND, "");
  const article = ARTICLES[language];
  const own = article === undefined ? line : line.replace(article, "");
  const plain = own.replace(JOINTS, "");
  return { plain, bare: bared(plain), words: own.split(/[-\s]+/u).map(bared) };
}

function bared(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/gu, "")
    .replace(/[ıøłđßæœ]/gu, (letter) => MARKED[letter] ?? letter)
    .normalize("NFC");
}
