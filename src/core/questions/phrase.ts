import { isWord, type Word, wordsOf } from "../facts/english.ts";
import type { Sentence } from "./sentence.ts";
import type { TermClass, Usage } from "./term.ts";

/** The subject of a sentence as a noun phrase that can name a term. */
export type Phrase = {
  readonly sentence: Sentence;
  readonly words: readonly Word[];
  readonly text: string;
  readonly usage: Usage;
  /** Other names given right after it: in brackets or by "also called". */
  readonly others: readonly string[];
  readonly isPerson: boolean;
};

/** What a sentence says its subject is: "X is an A", "X is a type of A", "X is a variant of A". */
export type Complement = {
  readonly relation: "is" | "kind" | "variant";
  readonly words: readonly Word[];
  readonly definite: boolean;
  /** Index of the first word after it. */
  readonly end: number;
};

const generic = new Set(
  "type way process system model data value example problem thing number part kind form method technique approach set use result case step goal purpose idea concept information people person group rule amount".split(
    " ",
  ),
);
const makers = new Set(
  "proposed introduced published invented developed discovered designed created formulated patented popularized coined described".split(
    " ",
  ),
);

/** Whether the verb says that its subject was the first to do something: "invented", "published". */
export function isMaking(verb: Word | undefined): boolean {
  return makers.has(verb?.text ?? "");
}

const leaders = new Set(
  "led commanded ordered ruled wrote composed painted seized founded conquered discovered planned signed became died defeated crossed crowned improved".split(
    " ",
  ),
);
const kinds = new Set([
  "type",
  "kind",
  "class",
  "example",
  "sort",
  "member",
  "instance",
  "category",
  "subtype",
  "subset",
]);
const variants = new Set([
  "variant",
  "form",
  "version",
  "extension",
  "modification",
  "generalization",
  "special",
  "refinement",
  "alternative",
]);
const stops = new Set(
  "that which who whose where when in on at by for with from to into during between among over under through across within without of used using than as if because while unlike after before about per via and or but".split(
    " ",
  ),
);

/** The subject as a phrase; null where it is no plain name of something. */
export function subjectPhrase(sentence: Sentence): Phrase | null {
  const { clause, words, fact } = sentence;
  if (clause === null || !["", "a", "an", "the"].includes(clause.determiner)) return null;
  const core = words.slice(clause.subject.from, ofEnd(words, clause.subject.from, clause.subject.to));
  const [first, last] = [core[0], core.at(-1)];
  if (first === undefined || last === undefined || core.length > 6) return null;
  const isPerson = clause.determiner === "" && isMaker(core, words[clause.verb]);
  if (!isPerson && core.some(({ tag, text }) => tag === "CCONJ" || text === "," || text === "/")) return null;
  if (first.tag === "PRON" || /^['’]s$/u.test(last.text) || !isWord(last)) return null;
  const opensWithDoing = core.length > 1 && /ing$/iu.test(first.text);
  const goesOn = core.slice(1, 3).some(({ tag }) => tag === "DET") || words[clause.subject.to]?.text === "by";
  if (opensWithDoing && goesOn) return null;
  if (core.length === 1 && generic.has(first.text.toLowerCase())) return null;
  const article = clause.determiner === "the" ? "the" : clause.determiner === "" ? "" : "a";
  return {
    sentence,
    words: core,
    text: fact.text.slice(first.from, last.to),
    usage: { article, plural: isPlural(core, words[clause.verb]) },
    others: otherNames(sentence),
    isPerson,
  };
}

/** "stride of a convolution" is named by what stands before the article; "law of large numbers" is one name. */
function ofEnd(words: readonly Word[], from: number, to: number): number {
  const at = words.findIndex(({ text }, index) => index >= from && index < to && text.toLowerCase() === "of");
  const isOpen = at > from && ["DET", "PRON"].includes(words[at + 1]?.tag ?? "");
  return isOpen ? at : to;
}

function isMaker(core: readonly Word[], verb: Word | undefined): boolean {
  const capitals = core.filter(({ text }) => /^\p{Lu}\p{Ll}/u.test(text)).length;
  if (leaders.has(verb?.text ?? "")) return capitals >= 2 && capitals === core.length;
  const rest = core.filter(({ text }) => !/^\p{Lu}/u.test(text));
  return (
    capitals > 0 &&
    makers.has(verb?.text ?? "") &&
    rest.every(({ text }) => ["and", "colleagues", "others", "de", "van", "von"].includes(text))
  );
}

function isPlural(core: readonly Word[], verb: Word | undefined): boolean {
  const low = verb?.text.toLowerCase() ?? "";
  if (["are", "were", "have", "do"].includes(low)) return true;
  if (["is", "was", "has", "does"].includes(low) || /[^s]s$/u.test(low)) return false;
  return /([^su]s|ia|ae|people|children)$/u.test(core.at(-1)?.text ?? "");
}

function otherNames({ clause, words, fact }: Sentence): string[] {
  if (clause === null) return [];
  const names: string[] = [];
  if (clause.bracket !== null) names.push(between(fact.text, words, clause.bracket.from, clause.bracket.to));
  for (let at = clause.subject.to; at < clause.verb; at += 1) {
    if (words[at]?.text !== ",") continue;
    const close = words.findIndex(({ text }, index) => index > at && text === ",");
    const inside = between(fact.text, words, at + 1, close);
    const name = /^(?:also (?:called|named|termed|known as)|known as|called|or) (?:an? |the )?(.+)$/u.exec(
      inside,
    )?.[1];
    if (name !== undefined && close < clause.verb) names.push(name);
  }
  return names.filter((name) => name.split(" ").length <= 6 && !/[,;:]|e\.g|i\.e/u.test(name));
}

function between(text: string, words: readonly Word[], from: number, to: number): string {
  const [first, last] = [words[from], words[to - 1]];
  return first === undefined || last === undefined ? "" : text.slice(first.from, last.to);
}

/** What the sentence says that its subject is; null if it doesn't. */
export function complementOf({ clause, words }: Sentence): Complement | null {
  if (clause === null) return null;
  let at = clause.verb + 1;
  const verb = words[clause.verb]?.text.toLowerCase() ?? "";
  if (["acts", "serves", "act", "serve"].includes(verb) && words[at]?.text === "as") at += 1;
  else if (!["is", "are", "was", "were"].includes(verb)) return null;
  while (words[at]?.tag === "ADV") at += 1;
  const opener = words[at]?.text.toLowerCase() ?? "";
  const hasArticle = ["a", "an", "the", "one"].includes(opener);
  if (!hasArticle && verb !== "are") return null;
  if (hasArticle) at += 1;
  const found = nounPhrase(words, at);
  if (!["NOUN", "PROPN"].includes(found.words.at(-1)?.tag ?? "") && !hasArticle) return null;
  if (found.words.length === 0) return null;
  return ofKind(words, found, opener === "the") ?? { relation: "is", ...found, definite: opener === "the" };
}

function ofKind(
  words: readonly Word[],
  found: { words: readonly Word[]; end: number },
  definite: boolean,
): Complement | null {
  const low = found.words.map(({ text }) => text.toLowerCase());
  const head = low.at(-1) ?? "";
  const link = words[found.end]?.text;
  const relation = kinds.has(head.replace(/s$/u, ""))
    ? "kind"
    : low.some((word) => variants.has(word))
      ? "variant"
      : null;
  if (relation === null || (link !== "of" && link !== "to")) return null;
  const next = found.end + 1;
  const skip = ["a", "an", "the"].includes(words[next]?.text.toLowerCase() ?? "") ? 1 : 0;
  const inner = nounPhrase(words, next + skip);
  return inner.words.length === 0 ? null : { relation, ...inner, definite };
}

function nounPhrase(words: readonly Word[], from: number): { words: readonly Word[]; end: number } {
  let end = from;
  for (; end < words.length; end += 1) {
    const word = words[end];
    if (word === undefined || !isWord(word) || stops.has(word.text.toLowerCase())) break;
    if (word.tag === "DET" || word.tag === "PRON" || word.tag === "SCONJ") break;
    const isParticiple = word.tag === "VERB" && /(ed|ing|en)$/u.test(word.text);
    const next = words[end + 1];
    if (
      isParticiple &&
      end > from &&
      (next === undefined || !["NOUN", "PROPN", "ADJ", "VERB"].includes(next.tag))
    )
      break;
  }
  return { words: words.slice(from, end), end };
}

/** The class that a noun phrase names; null for a bare general word ("one", "point"). */
export function classOf(words: readonly Word[]): TermClass | null {
  const stems = words.map(({ stem }) => stem);
  const head = stems.at(-1);
  return head === undefined ? null : { stems, head };
}

/** The stems of a name's words. */
export function stemsOf(name: string): string[] {
  return wordsOf(name)
    .filter(isWord)
    .map(({ stem }) => stem);
}
