import { isWord, type Word } from "./english.ts";
import { irregularPasts, isPlainVerb, isThirdPerson } from "./verbs.ts";

/** The shape of a plain statement: what it is about, and where it begins to say something of it. Word indexes. */
export type Clause = {
  /** A leading phrase such as "In a GAN," ends before this word. */
  readonly start: number;
  /** Lower-case "a", "an", "the", "" for none, or another word that limits the subject ("each", "this"). */
  readonly determiner: string;
  /** The subject's core noun phrase, `to` not included: no determiner, bracket or trailing phrase. */
  readonly subject: { readonly from: number; readonly to: number };
  /** What stands in brackets right after the core, without the brackets. */
  readonly bracket: { readonly from: number; readonly to: number } | null;
  /** The main verb, auxiliary first ("is" of "is used"). */
  readonly verb: number;
};

const openers = new Set(
  "in within during for under with at on after before when if while among inside to from by unlike as without given despite although because since".split(
    " ",
  ),
);
const articles = new Set(["a", "an", "the"]);
const limiters = new Set(
  "each every some many most all any both several this these that those its their his her our one two three no such other another".split(
    " ",
  ),
);
const relatives = new Set(["that", "which", "who", "where", "whose"]);
const prepositions = new Set(
  "in on at by for with from to into of during between among over under through across without within per via against about after before as than".split(
    " ",
  ),
);

/** Finds the subject and the main verb of a statement; null where its shape isn't plain enough to be sure. */
export function clauseOf(words: readonly Word[]): Clause | null {
  const start = afterOpener(words);
  const first = words[start];
  if (first === undefined) return null;
  const low = first.text.toLowerCase();
  const determiner = articles.has(low) || limiters.has(low) ? low : "";
  const from = determiner === "" ? start : start + 1;
  const verb = mainVerb(words, from, isFiniteVerb) ?? mainVerb(words, from, isMissedVerb);
  if (verb === null) return null;
  const to = coreEnd(words, from, verb);
  if (to <= from) return null;
  return { start, determiner, subject: { from, to }, bracket: bracketAt(words, to), verb };
}

function afterOpener(words: readonly Word[]): number {
  const first = words[0];
  if (first === undefined || !openers.has(first.text.toLowerCase())) return 0;
  const comma = words.findIndex(({ text }) => text === ",");
  return comma < 0 ? 0 : comma + 1;
}

/** Whether the word at an index is a finite verb. */
type VerbTest = (words: readonly Word[], at: number) => boolean;

function mainVerb(words: readonly Word[], from: number, isVerb: VerbTest): number | null {
  const determined = from > 0 && articles.has(words[from - 1]?.text.toLowerCase() ?? "");
  let depth = 0;
  let relative = false;
  let hasNoun = false;
  for (let at = from; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    if (word.text === "(" || word.text === "[") depth += 1;
    else if (word.text === ")" || word.text === "]") depth -= 1;
    else if (depth > 0) continue;
    else if (word.text === ",") {
      const close = aliasEnd(words, at) ?? remarkEnd(words, at);
      if (close === null) return null;
      at = close;
    } else if (word.text === ";" || word.text === ":") return null;
    else if (hasNoun && relatives.has(word.text.toLowerCase()) && !isCapitals(word.text)) relative = true;
    else if (
      (hasNoun || (determined && at > from && (word.tag === "AUX" || isThirdPerson(word.text)))) &&
      isVerb(words, at)
    ) {
      if (!relative) return at;
      relative = false;
      at = skipVerbGroup(words, at);
    } else if (isNominal(word) || (determined && word.tag === "VERB")) hasNoun = true;
  }
  return null;
}

/** The comma that closes ", also called X,"; null where the comma at `at` opens something else. */
function aliasEnd(words: readonly Word[], at: number): number | null {
  const opening = words
    .slice(at + 1, at + 4)
    .map(({ text }) => text.toLowerCase())
    .join(" ");
  if (!/^(also (called|named|termed|known)|known as|called|or) /u.test(opening)) return null;
  const close = words.findIndex(({ text }, index) => index > at && text === ",");
  return close < 0 ? null : close;
}

const asides =
  /^(by contrast|in contrast|in turn|in particular|for example|for instance|however|therefore)$/u;

/** The comma that closes a remark on the subject: ", adopted in 1917, reduced"; null before a list and where no verb follows. */
function remarkEnd(words: readonly Word[], at: number): number | null {
  const close = words.findIndex(({ text }, index) => index > at && text === ",");
  if (close < 0) return null;
  const inside = words.slice(at + 1, close);
  const [first, next] = inside[0]?.tag === "ADV" ? inside.slice(1) : inside;
  if (first === undefined) return null;
  const text = inside.map((word) => word.text.toLowerCase()).join(" ");
  const low = first.text.toLowerCase();
  const isParticiple = /(ed|en)$/u.test(low) || irregularPasts.has(low);
  const opens =
    (isParticiple && next !== undefined && prepositions.has(next.text)) ||
    articles.has(low) ||
    /^(which|who|whose|["“‘']|\d+)$/u.test(low) ||
    asides.test(text);
  if (!opens) return null;
  let verb = close + 1;
  while (words[verb]?.tag === "ADV") verb += 1;
  const isPassive = words[verb + 1]?.text === "by";
  return isFiniteVerb(words, verb) && !isPassive ? close : null;
}

function isNominal(word: Word): boolean {
  return (
    ["NOUN", "PROPN", "PRON", "NUM"].includes(word.tag) || /ing$/u.test(word.text) || isCapitals(word.text)
  );
}

/** "WHERE", "HAVING": what is written in capitals is a name, whatever word it is. */
function isCapitals(text: string): boolean {
  return /^\p{Lu}{2,}$/u.test(text);
}

function isFiniteVerb(words: readonly Word[], at: number): boolean {
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
function isMissedVerb(words: readonly Word[], at: number): boolean {
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
  if (plural.test(earlier.at(-1)?.text ?? "")) return true;
  return (
    words[at]?.tag === "VERB" &&
    earlier.some(({ text, tag }) => text === "and" || (tag === "NOUN" && plural.test(text)))
  );
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

function skipVerbGroup(words: readonly Word[], at: number): number {
  let last = at;
  while (["AUX", "VERB", "ADV", "PART"].includes(words[last + 1]?.tag ?? "")) last += 1;
  return last;
}

function coreEnd(words: readonly Word[], from: number, verb: number): number {
  for (let at = from; at < verb; at += 1) {
    const word = words[at];
    if (word === undefined) return at;
    const low = word.text.toLowerCase();
    const isOf = low === "of";
    if (word.text === "," || (low === "such" && words[at + 1]?.text === "as")) return at;
    if (at > from && at === verb - 1 && /^(both|all|each)$/u.test(low)) return at;
    if (at > from && !isOf && (prepositions.has(low) || relatives.has(low) || word.tag === "SCONJ"))
      return at;
    if (word.text === "(" && opensAtEnd(words, at, verb)) return at;
    if (at > from && word.tag === "ADV" && leadsToVerb(words, at, verb)) return at;
    if (at > from && /ed$/u.test(low) && prepositions.has(words[at + 1]?.text ?? "")) return at;
  }
  return verb;
}

function leadsToVerb(words: readonly Word[], at: number, verb: number): boolean {
  return words.slice(at, verb).every(({ tag }) => tag === "ADV");
}

/** Whether a bracket ends the noun phrase, unlike that of "fully connected (dense) layer". */
function opensAtEnd(words: readonly Word[], at: number, verb: number): boolean {
  const close = words.findIndex((word, index) => index > at && word.text === ")");
  const next = words[close + 1];
  if (close < 0 || next === undefined) return true;
  return (
    close + 1 >= verb ||
    next.text === "," ||
    prepositions.has(next.text) ||
    relatives.has(next.text) ||
    next.tag === "ADV"
  );
}

function bracketAt(words: readonly Word[], at: number): Clause["bracket"] {
  if (words[at]?.text !== "(") return null;
  const close = words.findIndex((word, index) => index > at && word.text === ")");
  return close < 0 ? null : { from: at + 1, to: close };
}
