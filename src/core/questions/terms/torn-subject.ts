import type { Clause } from "../../facts/clause.ts";
import { isWord, type Word } from "../../facts/english.ts";
import type { Sentence } from "./sentence.ts";

/** What stands as a sentence's subject, and whether it is a person who did something. */
export type Subject = {
  readonly sentence: Sentence;
  readonly clause: Clause;
  readonly core: readonly Word[];
  readonly first: Word;
  readonly last: Word;
  readonly isPerson: boolean;
};

const generic = new Set(
  "type way process system model data value example problem thing number part kind form method technique approach set use result case step goal purpose idea concept information people person group rule amount change rise fall increase decrease loss lack difference relationship addition".split(
    " ",
  ),
);
const prepositions =
  /^(then|so|thus|in|on|at|by|for|with|from|to|during|under|within|after|before|as|of|through|both|either|below|above|over|according|due|owing|unlike|like)$/iu;

/** What makes a subject no name of something: it is a part of one, more than one, or a clause. */
const flaws: readonly ((subject: Subject) => boolean)[] = [
  // "1429 – Joan of Arc helped …": a date in front belongs to no name.
  ({ sentence }) => /^\d+\s*[-–—]/u.test(sentence.fact.text),
  ({ first, last }) => first.tag === "PRON" || /^['’]s$/u.test(last.text) || !isWord(last),
  ({ first }) => prepositions.test(first.text),
  ({ core, first }) => core.length === 1 && generic.has(first.text.toLowerCase()),
  ({ core, isPerson }) => !isPerson && core.some(({ tag, text }) => tag === "CCONJ" || text === ","),
  ({ core }) => core.some((word, at) => word.text === "/" && !joinsCapitals(core, at)),
  hasVerbWithin,
  opensWithDoing,
  isCutTitle,
  isCutName,
];

/** Whether a subject is no plain name of something. */
export function isTorn(subject: Subject): boolean {
  return flaws.some((isSo) => isSo(subject));
}

/** "TCP/IP": one name, unlike "his/her" or "input / output". */
function joinsCapitals(core: readonly Word[], at: number): boolean {
  const [before, slash, after] = [core[at - 1], core[at], core[at + 1]];
  return (
    /^\p{Lu}{2,}$/u.test(before?.text ?? "") &&
    /^\p{Lu}{2,}$/u.test(after?.text ?? "") &&
    before?.to === slash?.from &&
    slash?.to === after?.from
  );
}

/**
 * "The availability heuristic judges frequency by how easily examples come to mind", "Glass ionomer bonds chemically to
 * tooth tissue and releases fluoride": the verb that was found is the second one, and the first stands in the subject.
 */
function hasVerbWithin({ sentence: { words }, clause, core, last }: Subject): boolean {
  const between = words.slice(clause.subject.to, clause.verb).map(({ text }) => text.toLowerCase());
  const joins =
    between.at(-1) === "and" || (between.at(-2) === "and" && /ly$|^then$/u.test(between.at(-1) ?? ""));
  const isSeam = core.some(({ text }) => /^(?:when|where|while|whereas|if|because|how|it|they)$/u.test(text));
  if (isSeam) return true;
  const opens = between.some((text, at) => text === "how" || (text === "," && between[at + 1] === "and"));
  return joins || opens || (core.length > 1 && /ly$/u.test(last.text) && last.tag === "ADV");
}

/** "Dividing the sum by n gives …", and "building" of "the building of the Berlin Wall". */
function opensWithDoing({ sentence: { words }, clause, core, first }: Subject): boolean {
  if (core.length === 1)
    return words[clause.subject.from + 1]?.text === "of" && /^\p{Ll}+ing$/u.test(first.text);
  const goesOn = core.slice(1, 3).some(({ tag }) => tag === "DET") || words[clause.subject.to]?.text === "by";
  return /ing$/iu.test(first.text) && goesOn;
}

/** "Gershwin's Rhapsody in Blue" is cut within its name. */
function isCutTitle({ sentence: { fact }, core, last }: Subject): boolean {
  const isOwned = core.some(({ text }) => /^['’]s$/u.test(text));
  return isOwned && /^\p{Lu}/u.test(last.text) && /^ (?:in|for|to|on) \p{Lu}/u.test(fact.text.slice(last.to));
}

/** "Thomas" of "Thomas More published …", where the tagger sees an adverb. */
function isCutName({ sentence: { fact }, clause, last }: Subject): boolean {
  const goesOn = /^\p{Lu}\p{Ll}+$/u.test(last.text) && /^ \p{Lu}\p{Ll}/u.test(fact.text.slice(last.to));
  return goesOn && clause.subject.to < clause.verb;
}
