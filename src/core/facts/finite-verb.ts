import { isWord, type Word } from "./english.ts";
import { irregularPasts, isPlainVerb, isThirdPerson } from "./verbs.ts";

/** Words that open a relative clause. */
export const relatives: ReadonlySet<string> = new Set(["that", "which", "who", "where", "whose"]);
export const articles: ReadonlySet<string> = new Set(["a", "an", "the"]);

/** Whether a word is surely the finite verb of the clause before it, auxiliaries included. */
export function isFiniteVerb(words: readonly Word[], at: number): boolean {
  const word = words[at];
  const before = words[at - 1];
  const next = words[at + 1];
  if (word === undefined || before === undefined || !isWord(word)) return false;
  const low = word.text.toLowerCase();
  if (modals.has(low)) return true;
  if (/^\p{Lu}/u.test(word.text)) return false;
  const third = /[^s]s$/u.test(low);
  const isDetermined = before.tag === "DET" && !relatives.has(before.text.toLowerCase());
  if (isDetermined || before.text === "to" || (before.tag === "ADP" && !third)) return false;
  if (next !== undefined && (next.tag === "AUX" || modals.has(next.text))) return false;
  const isNounToo = word.tag !== "VERB" || (irregularPasts.has(low) && isPlainVerb(low));
  if (!third && isNounToo && isThirdPerson(next?.text ?? "")) return false;
  if (!third && (word.tag === "VERB" || irregularPasts.has(low) || isPlainVerb(low)))
    return isPastOrPlural(words, at);
  if (word.tag === "VERB") return true;
  if (!third || (!isWord(before) && before.text !== ")" && before.text !== ",")) return false;
  const opensObject =
    next !== undefined &&
    (next.tag === "DET" || next.tag === "PRON" || next.tag === "SCONJ" || articles.has(next.text));
  // "Monetary rewards motivate": what a plain verb follows is a noun.
  const isNounBeforeVerb = next?.tag === "VERB" && !/(?:ing|ed|en|s)$/u.test(next.text);
  const isLikely = isThirdPerson(low) && next !== undefined && isWord(next) && !isNounBeforeVerb;
  return (opensObject && word.tag === "NOUN") || isLikely;
}

/**
 * What can only be the verb of a sentence in which no other is found: a plain verb behind "X and Y" or a plural, "-s" behind
 * a bracket.
 */
export function isMissedVerb(words: readonly Word[], at: number): boolean {
  const [before, word, next] = [words[at - 1], words[at], words[at + 1]];
  if (before === undefined || word === undefined || next === undefined || !isWord(next)) return false;
  if (before.text === ")") return /^\p{Ll}+[^s]s$/u.test(word.text) && word.tag === "NOUN";
  if (before.tag === "DET" && !/^(both|all|each)$/u.test(before.text)) return false;
  if (!isPlainVerb(word.text) || before.tag === "ADP" || before.text === "to") return false;
  const earlier = words.slice(0, at);
  return (
    earlier.some(({ text }) => text === "and") ||
    /^\p{L}{4,}[^su]s$/u.test(earlier.find(({ tag }) => tag !== "DET" && tag !== "ADJ")?.text ?? "")
  );
}

/** A verb without -s is finite after a plural, or in the past; "-ing" never is. */
function isPastOrPlural(words: readonly Word[], at: number): boolean {
  const low = words[at]?.text.toLowerCase() ?? "";
  if (low.endsWith("ing")) return false;
  if (/ed$/u.test(low) || irregularPasts.has(low))
    return !isReducedRelative(words, at) && !isPrenominal(words, at);
  const earlier = words.slice(0, at).filter(({ tag }) => tag !== "ADV");
  const plural = /([^s]s|ia|ae|ta|ti|lei|people|children)$/u;
  if (plural.test(beforeRemark(earlier).at(-1)?.text ?? "")) return true;
  return (
    words[at]?.tag === "VERB" &&
    earlier.some(({ text, tag }) => text === "and" || (tag === "NOUN" && plural.test(text)))
  );
}

/** The words without a remark between commas at their end. */
function beforeRemark(words: readonly Word[]): readonly Word[] {
  if (words.at(-1)?.text !== ",") return words;
  const open = words.findLastIndex(({ text }, at) => text === "," && at < words.length - 1);
  return open < 0 ? words : words.slice(0, open);
}

const modals = new Set(
  "is are was were be been has have had does do did can could may might must should will would cannot".split(
    " ",
  ),
);

/** "computed" in "Gradients computed by … are": a past participle with a preposition, and a later verb. */
function isReducedRelative(words: readonly Word[], at: number): boolean {
  const next = words[at + 1];
  if (!/(ed|en)$/u.test(words[at]?.text ?? "") || next === undefined || next.tag !== "ADP") return false;
  const rest = words.slice(at + 2);
  const stop = rest.findIndex(
    ({ text }) => text === "," || text === "." || relatives.has(text) || text === "and",
  );
  return rest
    .slice(0, stop < 0 ? rest.length : stop)
    .some(({ tag, text }) => tag === "AUX" || modals.has(text));
}

/** "connected" in "fully connected layers": a participle that a noun and then a verb follow. */
function isPrenominal(words: readonly Word[], at: number): boolean {
  if (!/(ed|en)$/u.test(words[at]?.text ?? "")) return false;
  const next = words[at + 1];
  const after = words[at + 2];
  const following = next?.tag === "NOUN" || next?.tag === "PROPN";
  return following && after !== undefined && (after.tag === "AUX" || modals.has(after.text));
}
