import type { Flaw } from "./gaps/lint.ts";
import type { Question } from "./question.ts";
import { SEEN_START, saysOfPlace, wordsIn } from "./seen-words.ts";
import { folded } from "./terms/sentence.ts";

/** A key that begins as a word of the title does, by so many letters, is told by it: "parasite" and "Parasitology". */
const TITLE_START = 6;

/** What the note's title, which stands above every question, shows of the key; null where nothing. */
export function titleFlaw(question: Question): Flaw | null {
  const { kind } = question;
  const [title = ""] = question.source.heading;
  const [key = ""] = question.key;
  const shown =
    kind === "statement"
      ? wholeKey(title, key)
      : (wholeKey(title, key) ?? rootOfTitle(title, key) ?? partOfKey(title, key, kind));
  if (shown !== null) return { code: "givenAway", detail: `“${shown}” of the title shows “${key}”` };
  return kind === "acronym" && isTitled(question)
    ? { code: "givenAway", detail: "the title has a word of the key that a wrong option lacks" }
    : null;
}

function wholeKey(title: string, key: string): string | null {
  return ` ${folded(title)} `.includes(` ${folded(key)} `) ? key : null;
}

/** "astronomy" of a title in a question for the "astro" that begins it. */
function rootOfTitle(title: string, key: string): string | null {
  const root = wordsIn(title).find((word) => word.startsWith(key.toLowerCase()));
  return key.length >= SEEN_START - 1 ? (root ?? null) : null;
}

/** "Inca" of the Inca Empire, a single word that begins as the title does, or all but a bracket of the key. */
function partOfKey(title: string, key: string, kind: Question["kind"]): string | null {
  if (saysOfPlace(title, key)) return key;
  const words = wordsIn(key);
  const single =
    words.length === 1 && (words[0] ?? "").length >= TITLE_START
      ? words.find((word) => has(title, word))
      : undefined;
  if (single !== undefined) return single;
  if (kind !== "typed" && kind !== "term") return null;
  const bare = key.replace(/ \([^()]*\)$/u, "");
  if (wholeKey(title, bare) !== null) return bare;
  return kind === "typed" ? (wordsIn(bare).find((word) => has(title, word)) ?? null) : null;
}

/** "Climate" of a title, in an expansion beside others without it. */
function isTitled({ source, options, key: [key = ""] }: Question): boolean {
  const shown = wordsIn(source.heading[0] ?? "").filter((word) => has(key, word));
  return shown.some((word) => options.some((each) => !has(each, word)));
}

/** Whether a word of the text begins as this one does. */
function has(text: string, word: string): boolean {
  return wordsIn(text).some((each) => each.slice(0, TITLE_START) === word.slice(0, TITLE_START));
}
