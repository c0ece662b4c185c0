import { letters, smallWords, unreadLanguages } from "./small-words.ts";

/** The languages with small words of their own that sentences are read in. */
type Read = keyof typeof smallWords;

/** What speaks for a text's language: small words count as one sign, letters as about half of one. */
export type LanguageSigns = {
  /** The likeliest of the languages that are read, and its signs. */
  readonly language: Read;
  readonly score: number;
  /** The most small words of one of them, with letters only where hardly another language has them. */
  readonly sure: number;
  /** The signs of the likeliest of those that aren't. */
  readonly unread: number;
  /** How many words the text has. */
  readonly words: number;
};

const read = ["en", "tr", "de", "es", "fr"] as const satisfies readonly Read[];

/** Counts the signs of every language in a text; of two that are as likely `otherwise` is taken, else the first. */
export function signsIn(text: string, otherwise: string): LanguageSigns {
  // Short words in capitals are names of things, "O(n)" and "SE", and no small words.
  const written = (text.match(/[\p{L}\p{M}]+/gu) ?? []).filter((word) => !/^\p{Lu}{1,3}$/u.test(word));
  const words = written.map((word) => word.toLowerCase());
  // "Rogier van der Weyden", "De humani corporis fabrica" and "Cu" are names.
  const plain = words.filter((_, at) => at === 0 || !/^\p{Lu}/u.test(written[at] ?? ""));
  const turkish = written.map((word) => word.toLocaleLowerCase("tr"));
  const scores = read.map((language) => ({
    language,
    ...(language === "tr" ? turkishSigns(text, turkish) : signsOf(language, text, words)),
  }));
  const score = Math.max(...scores.map((each) => each.score));
  const alike = scores.filter((each) => each.score === score);
  const { language } = alike.find((each) => each.language === otherwise) ?? alike[0] ?? { language: "en" };
  const sure = Math.max(...scores.map((each) => each.sure));
  return { language, score, sure, unread: unreadSigns(text, plain), words: words.length };
}

type Signs = Pick<LanguageSigns, "score" | "sure">;

function signsOf(language: Read, text: string, words: readonly string[]): Signs {
  const sure = words.filter((word) => smallWords[language].has(word)).length;
  return { sure, score: sure + count(text, letters[language]) * 0.6 };
}

/** Letters that others have too speak for Turkish a little less than for them, unless a Turkish verb ends the text. */
function turkishSigns(text: string, words: readonly string[]): Signs {
  const sure = words.filter((word) => smallWords.tr.has(word)).length + count(text, letters.tr) * 1.5;
  const shared = count(text, /[çöü]/giu);
  const hasVerb = /\p{L}{3}(?:[ıiuü]r|yor|[dt][ıiuü]|m[ae]z|l[ae]r)[.!]?\s*$/iu.test(text.slice(-20));
  return { sure, score: sure + (shared === 0 ? 0 : shared * 0.5 + (hasVerb ? 0.5 : 0)) };
}

/** Which of the unread languages have a word, by their places. */
const speakers = Map.groupBy(
  unreadLanguages.flatMap(({ small }, at) => [...small].map((word) => ({ word, at }))),
  ({ word }) => word,
);

/** Single letters may be those of a formula, and letters without a small word those of a name. */
function unreadSigns(text: string, words: readonly string[]): number {
  const sums = unreadLanguages.map(() => 0);
  for (const word of words)
    for (const { at } of speakers.get(word) ?? []) sums[at] = (sums[at] ?? 0) + (word.length === 1 ? 0.5 : 1);
  const hasLetters = /[^ -~\s]/u.test(text);
  const scores = unreadLanguages.map(({ own }, at) => {
    const sum = sums[at] ?? 0;
    return sum === 0 || own === null || !hasLetters ? sum : sum + count(text, own) * 0.6;
  });
  return Math.max(...scores);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
