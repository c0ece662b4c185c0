import { signsIn } from "./language-signs.ts";

/** The languages that notes are read in; "other" is read by shape alone. */
export const languages = ["en", "tr", "de", "es", "fr", "zh", "other"] as const;
export type Language = (typeof languages)[number];

/** Texts are judged by their beginning, in letters. */
const SAMPLE = 4_000;

/** So many signs tell a language that isn't read; a name or a title in it has fewer. */
const FEWEST_SIGNS = 3.5;
/** It must have so many times the signs of the likeliest language that is read, which shares some. */
const TIMES = 1.5;

/** In a note in such a language a text is read for so many signs, in all, for each word, and beside those of such languages. */
const FEWEST_OWN = 2;
const OWN_SHARE = 0.2;
const OWN_TIMES = 2;

/** Sentences of so many words in all have more than this of their language's small words for each word. */
const FEWEST_WORDS = 20;
const FLOOR = 0.1;

/** English sentences without small words have so many words with an ending of theirs, and so few letters beyond a to z. */
const ENDED = 0.2;
const MARKED = 0.03;

/**
 * Guesses the language of a text from its script, its small words and its letters; a text without a sign of its own
 * gets `otherwise`.
 */
export function languageOf(text: string, otherwise: Language = "en"): Language {
  const sample = text.slice(0, SAMPLE).normalize("NFC");
  const all = sample.match(/\p{L}/gu)?.length ?? 0;
  if (all === 0) return otherwise;
  const han = sample.match(/\p{Script=Han}/gu)?.length ?? 0;
  const kana = sample.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  if (han > 0 && han * 3 >= all) return kana * 5 > han ? "other" : "zh";
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (latin * 2 < all) return "other";
  const { language, score, sure, unread, words } = signsIn(sample, otherwise);
  if (otherwise === "other") {
    const isRead = sure >= Math.max(FEWEST_OWN, words * OWN_SHARE, unread * OWN_TIMES);
    return isRead ? language : "other";
  }
  if (unread >= Math.max(FEWEST_SIGNS, score * TIMES)) return "other";
  return score === 0 ? otherwise : language;
}

/**
 * Guesses the language of a whole note from its rows, one a line: "other" where the small words are those of a language
 * that isn't read, or where sentences have hardly one of those that are; "AFP: hepatocellular carcinoma." needs none.
 */
export function languageOfNote(text: string): Language {
  const language = languageOf(text);
  if (language === "zh" || language === "other") return language;
  const sample = text.slice(0, SAMPLE).normalize("NFC");
  const { sure, unread } = signsIn(sample, language);
  if (unread >= Math.max(FEWEST_SIGNS, sure * TIMES)) return "other";
  const said = sample
    .split("\n")
    .filter((line) => /\p{L}\S* .*\p{L}[.!]["'”’»)]*$/u.test(line) && !/^[^:]{1,70}: /u.test(line))
    .join("\n");
  const signs = signsIn(said, language);
  const isBare = signs.words >= FEWEST_WORDS && signs.sure < signs.words * FLOOR;
  return isBare && !isTerseEnglish(said) ? "other" : language;
}

/** "ARP maps addresses. DHCP leases them.": hardly a small word, but English endings, and plain letters but for names. */
function isTerseEnglish(text: string): boolean {
  const words = text.match(/\p{L}{3,}/gu) ?? [];
  const ended = words.filter((word) => /(?:[^s]s|ed|ing|tion|ment|ity)$/iu.test(word)).length;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const marked = text.match(/[^a-z\P{L}]/giu)?.length ?? 0;
  return ended >= words.length * ENDED && marked <= letters * MARKED;
}

/**
 * A text as it is compared in its language: full-width signs made narrow, lower case by the language's own rules ("I" is "ı" in Turkish), white
 * space folded, and a suffix behind an apostrophe taken off a Turkish name ("DNA'nın" is "dna").
 */
export function foldedFor(language: Language, text: string): string {
  const plain = narrowed(text).replace(/\s+/gu, " ").trim();
  if (language !== "tr") return plain.toLowerCase();
  return plain.replace(/(?<=[\p{L}\p{N}])['’]\p{L}+/gu, "").toLocaleLowerCase("tr");
}

/** NFC, with full-width letters and signs and joined letters as plain ones; "x²" stays apart from "x2". */
export function narrowed(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\uff01-\uff5e\u3000\ufb00-\ufb06]/gu, (sign) => sign.normalize("NFKC"));
}
