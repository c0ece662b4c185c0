import snowball from "snowball-stemmers";
import { type Language, narrowed } from "../notes/language.ts";
import { type Word, wordsOf } from "./english.ts";
import { statementWords } from "./statement-words.ts";

/** Takes a single English word apart. */
type Stemmer = (word: string) => readonly Pick<Word, "stem">[];

const algorithms = { tr: "turkish", de: "german", es: "spanish", fr: "french" } as const;

/**
 * The stems of the words of a text that carry meaning, each once: Snowball's for Turkish, German, Spanish and French,
 * wink's for English, pairs of neighbouring characters for Chinese, and words as they stand for other languages.
 * Words with a digit stand as they are.
 */
export function stemsOf(text: string, language: Language, english: Stemmer = wordsOf): ReadonlySet<string> {
  const { content, exact } = statementWords(narrowed(text), language);
  const kept = exact.filter((each) => /[\p{L}\p{N}]/u.test(each));
  if (language === "zh") return new Set([...kept, ...characterPairs(text), ...content.filter(isLatin)]);
  return new Set([...kept, ...stemmed(content, language, english)]);
}

function stemmed(words: readonly string[], language: Language, english: Stemmer): readonly string[] {
  if (language === "en") return words.flatMap((word) => english(word).map(({ stem }) => stem));
  if (language === "zh" || language === "other") return words;
  const stemmer = snowball.newStemmer(algorithms[language]);
  return words.map((word) => stemmer.stem(word));
}

function isLatin(word: string): boolean {
  return /\p{Script=Latin}/u.test(word);
}

/** "细胞核" as "细胞" and "胞核"; a character that stands alone is itself. */
function characterPairs(text: string): string[] {
  return (text.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) => {
    const signs = [...run];
    return signs.length === 1 ? signs : signs.slice(1).map((sign, at) => `${signs[at] ?? ""}${sign}`);
  });
}
