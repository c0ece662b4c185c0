import type { Word } from "./english.ts";
import { articles, isFiniteVerb, isMissedVerb, relatives } from "./finite-verb.ts";
import { irregularPasts, isThirdPerson } from "./verbs.ts";

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
const limiters = new Set(
  "each every some many most all any both several this these that those its their his her our one two three no such other another".split(
    " ",
  ),
);
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
    } else if (isNominal(word) || opensAsName(words, at, from) || (determined && word.tag === "VERB"))
      hasNoun = true;
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
  const isAdverb = inside[0]?.tag === "ADV" && !/^(where|when)$/u.test(inside[0].text);
  const [first, next] = isAdverb ? inside.slice(1) : inside;
  if (first === undefined) return null;
  const text = inside.map((word) => word.text.toLowerCase()).join(" ");
  const low = first.text.toLowerCase();
  const isParticiple = /(ed|en)$/u.test(low) || irregularPasts.has(low);
  const opens =
    (isParticiple && (prepositions.has(next?.text ?? "") || /^(called|named|termed|known)$/u.test(low))) ||
    articles.has(low) ||
    /^(which|who|whose|where|when|["“‘']|\d+)$/u.test(low) ||
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

/** "Bach, who …": a text's first word before a comma is a name, whatever the tagger takes it for. */
function opensAsName(words: readonly Word[], at: number, from: number): boolean {
  return at === from && /^\p{Lu}/u.test(words[at]?.text ?? "") && words[at + 1]?.text === ",";
}

/** "WHERE", "HAVING": what is written in capitals is a name, whatever word it is. */
function isCapitals(text: string): boolean {
  return /^\p{Lu}{2,}$/u.test(text);
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
