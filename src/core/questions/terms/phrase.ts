import type { Clause } from "../../facts/clause.ts";
import { isWord, type Word, wordsOf } from "../../facts/english.ts";
import { isPlaceName } from "./person.ts";
import type { Runs } from "./runs.ts";
import type { Sentence } from "./sentence.ts";
import type { Usage } from "./term.ts";
import { isTorn } from "./torn-subject.ts";

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

const makers = new Set(
  "proposed introduced published invented developed discovered designed created formulated patented popularized coined described".split(
    " ",
  ),
);

/** Whether the verb says that its subject was the first to do something: "invented", "published". */
export function isMaking(verb: Word | undefined): boolean {
  return makers.has(verb?.text ?? "");
}

/** A subject of more words is no name. */
const MOST_WORDS = 6;

const leaders = new Set(
  "led commanded ordered ruled wrote composed painted seized founded conquered discovered planned signed became died defeated crossed crowned improved demonstrated argued observed studied reported showed found conducted measured".split(
    " ",
  ),
);

/** The subject as a phrase; null where it is no plain name of something. */
export function subjectPhrase(sentence: Sentence): Phrase | null {
  const { clause, words, fact } = sentence;
  if (clause === null || !["", "a", "an", "the"].includes(clause.determiner)) return null;
  const core = words.slice(clause.subject.from, ofEnd(words, clause));
  const [first, last] = [core[0], core.at(-1)];
  if (first === undefined || last === undefined || core.length > MOST_WORDS) return null;
  const isPerson = clause.determiner === "" && isMaker(core, words[clause.verb]) && !isLand(core, sentence);
  if (isTorn({ sentence, clause, core, first, last, isPerson })) return null;
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

/**
 * "stride of a convolution" is named by what stands before the article, and so is the "theory of Young and Helmholtz";
 * "law of large numbers" is one name, and so is "Battle of the sexes".
 */
function ofEnd(words: readonly Word[], { subject: { from, to }, determiner }: Clause): number {
  const at = words.findIndex(({ text }, index) => index >= from && index < to && text.toLowerCase() === "of");
  const isOpen = at > from && ["DET", "PRON"].includes(words[at + 1]?.tag ?? "");
  const isName = determiner === "" && at === from + 1 && /^the$/iu.test(words[at + 1]?.text ?? "");
  if (isName) return to;
  const isTheirs = at > from + 1 && words.slice(at, to).some(({ tag }) => tag === "CCONJ");
  return isOpen || isTheirs ? at : to;
}

function isMaker(core: readonly Word[], verb: Word | undefined): boolean {
  const capitals = core.filter(({ text }) => /^\p{Lu}\p{Ll}/u.test(text)).length;
  const names = core.filter(({ text }) => !/^(and|de|van|von)$/u.test(text));
  if (leaders.has(verb?.text ?? "")) return capitals >= 2 && capitals === names.length;
  const rest = core.filter(({ text }) => !/^\p{Lu}/u.test(text));
  return (
    capitals > 0 &&
    makers.has(verb?.text ?? "") &&
    rest.every(({ text }) => ["and", "colleagues", "others", "de", "van", "von"].includes(text))
  );
}

/** "West Virginia became a state", "Angola and Mozambique became independent": what a land does, and no person. */
function isLand(core: readonly Word[], { clause, words, fact }: Sentence): boolean {
  if (isPlaceName(core.map(({ text }) => text).join(" "))) return true;
  const rest = fact.text.slice(words[clause?.verb ?? 0]?.from ?? 0);
  return /^became (?:independent|(?:an?|the) (?:[\p{L}-]+ ){0,2}(?:state|republic|colony|member|protectorate|nation|kingdom|province|dominion|territory|capital|city))\b/u.test(
    rest,
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
  // "(1963)" dates two cases of one year, and names neither.
  return names.filter(
    (name) => name.split(" ").length <= 6 && !/[,;:]|e\.g|i\.e|\d{4}/u.test(name) && /\p{L}/u.test(name),
  );
}

function between(text: string, words: readonly Word[], from: number, to: number): string {
  const [first, last] = [words[from], words[to - 1]];
  return first === undefined || last === undefined ? "" : text.slice(first.from, last.to);
}

/** The stems of a name's words. */
export function stemsOf(name: string, wordsIn: Runs = wordsOf): string[] {
  return name
    .split(/\s+/u)
    .flatMap(wordsIn)
    .filter(isWord)
    .map(({ stem }) => stem);
}
