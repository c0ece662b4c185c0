import { type Clause, clauseOf } from "../../facts/clause.ts";
import { isWord, type Tagger, type Word } from "../../facts/english.ts";
import { countOf } from "../terms/enumeration.ts";
import { withRarest } from "../terms/mentions.ts";
import { areOpposed } from "../terms/opposed.ts";
import { isContent, type Sentence } from "../terms/sentence.ts";
import type { TermBank } from "../terms/term-bank.ts";
import { countWord, opposites } from "./opposites.ts";

/** Two that are set against each other in one claim, as written, and the claim with the two exchanged. */
export type Swap = { readonly first: string; readonly second: string; readonly changed: string };

/** The sentence that makes the claim, and the library that it stands in. */
type Ground = { readonly sentence: Sentence; readonly bank: TermBank };

/** One side of a contrast: what it is about, and what it says of that. */
type Side = {
  readonly subject: string;
  readonly names: readonly Word[];
  readonly predicate: readonly Word[];
  readonly verb: Word;
};

/** A subject of more words is no name. */
const MOST_WORDS = 4;

const marks = /,? (?:whereas|while) |, (?:but|and) |; /gu;
const shared =
  /\b(?:both|also|too|either|neither|same|similar|alike|each other|one another|or|equal|equally|respectively|former|latter|other|others)\b/iu;

/**
 * "Integral proteins are embedded in the bilayer, whereas peripheral proteins are attached to its surface" with its two
 * subjects exchanged; null where what is said of the one might be true of the other too.
 */
export function contrastOf(claim: string, ground: Ground): Swap | null {
  const [mark, ...others] = marksIn(claim);
  if (mark === undefined || others.length > 0 || shared.test(claim)) return null;
  // "was enough in Williams v Roffey": what two cases held is law of both.
  if (/ v \p{Lu}/u.test(claim)) return null;
  const start = claim.slice(0, mark.index);
  const rest = claim.slice(mark.index + mark[0].length).replace(/\.$/u, "");
  const [a, b] = [sideOf(start, ground.bank.tag), sideOf(rest, ground.bank.tag)];
  if (a === null || b === null || !agree(a, b) || !differ(a, b)) return null;
  if (!excludeEachOther(a, b, mark[0] === ", and ")) return null;
  if (occursTwice(claim, a.subject) || occursTwice(claim, b.subject)) return null;
  if (isSaidElsewhere(a, b, ground) || isSaidElsewhere(b, a, ground)) return null;
  const opening = capital(b.subject);
  const inside = isLow(b.subject) && /^\p{Lu}(?:\p{Ll}|\s)/u.test(a.subject) ? lowered(a.subject) : a.subject;
  return {
    first: a.subject,
    second: b.subject,
    changed: `${opening}${start.slice(a.subject.length)}${mark[0]}${inside}${rest.slice(b.subject.length)}.`,
  };
}

/** The marks of a contrast; ", and" is one only where no other is. */
function marksIn(claim: string): RegExpExecArray[] {
  const all = [...claim.matchAll(marks)];
  const strong = all.filter(([text]) => text !== ", and ");
  return strong.length > 0 ? strong : all;
}

/** A side whose subject opens it, plain and short, with the verb right behind. */
function sideOf(text: string, tag: Tagger): Side | null {
  const words = tag(text);
  const clause: Clause | null = clauseOf(words);
  if (clause === null || clause.start > 0 || !["", "a", "an", "the"].includes(clause.determiner)) return null;
  const { subject, verb } = clause;
  const names = words.slice(subject.from, subject.to);
  const [last, said] = [names.at(-1), words[verb]];
  const isPlain = names.every((word) => isWord(word) && !["PRON", "CCONJ"].includes(word.tag));
  if (last === undefined || said === undefined || !isPlain || names.length > MOST_WORDS) return null;
  if (words.slice(subject.to, verb).some(({ tag: part }) => part !== "ADV")) return null;
  return { subject: text.slice(0, last.to), names, predicate: words.slice(verb), verb: said };
}

/** Whether the one's verb fits the other's subject. */
function agree(a: Side, b: Side): boolean {
  const numberOf = ({ verb: { text } }: Side) => {
    if (/^(?:is|was|has|does)$/u.test(text)) return "one";
    if (/^(?:are|were|have|do)$/u.test(text)) return "many";
    return /ed$/u.test(text) ? "any" : /[^s]s$/u.test(text) ? "one" : "many";
  };
  return numberOf(a) === numberOf(b);
}

/** Whether the two say different things: the one doesn't hold all words of the other, unless it denies them. */
function differ(a: Side, b: Side): boolean {
  const [mine, its] = [stemsOf(a.predicate), stemsOf(b.predicate)];
  const common = [...mine].filter((stem) => its.has(stem)).length;
  const least = Math.min(mine.size, its.size);
  return least >= 2 && (common < least || isNegated(a) !== isNegated(b));
}

/**
 * Two kinds of one thing are told apart by what is said of them; of two other things it must be opposed words, or the one
 * must lack what the other has.
 */
function excludeEachOther(a: Side, b: Side, isWeak: boolean): boolean {
  const isOpposed = a.predicate.some(({ text }) =>
    b.predicate.some((other) => areOpposed(text, other.text) || isTurn(text, other.text)),
  );
  const isDenied = isNegated(a) !== isNegated(b) && a.verb.stem !== "" && sharesContent(a, b);
  return isOpposed || isDenied || areCounted(a, b) || (!isWeak && areKinds(a, b));
}

function isTurn(a: string, b: string): boolean {
  return opposites.some(([one, other]) => (a === one && b === other) || (a === other && b === one));
}

/** "has 100 members" and "has 435 members": one verb, and other numbers. */
function areCounted(a: Side, b: Side): boolean {
  const [mine, its] = [a, b].map(({ predicate }) =>
    predicate.flatMap(({ text }) => numberIn(text)).join(" "),
  );
  return a.verb.stem === b.verb.stem && mine !== "" && its !== "" && mine !== its;
}

function numberIn(text: string): readonly string[] {
  const count = countOf(text);
  return count !== null ? [String(count)] : /^\d[\d.,]*$/u.test(text) ? [text] : [];
}

function isNegated({ predicate }: Side): boolean {
  return predicate.some(({ text }) => /^(?:not|no|never|without|cannot)$/iu.test(text));
}

function sharesContent(a: Side, b: Side): boolean {
  const its = stemsOf(b.predicate);
  return [...stemsOf(a.predicate)].some((stem) => its.has(stem));
}

/** "Episodic memory" and "semantic memory", "endocytosis" and "exocytosis". */
function areKinds({ names: a }: Side, { names: b }: Side): boolean {
  const [one, other] = [a.at(-1), b.at(-1)];
  if (one === undefined || other === undefined) return false;
  if (one.stem === other.stem) return a.length >= 2 && b.length >= 2;
  if (a.length > 1 || b.length > 1) return false;
  const [short, long] = [one.text.toLowerCase(), other.text.toLowerCase()];
  return (
    areOpposed(short, long) || (short.slice(-6) === long.slice(-6) && short.length >= 8 && long.length >= 8)
  );
}

/** Whether another line says of the one half of what this claim says of the other. */
function isSaidElsewhere({ names }: Side, { predicate }: Side, { sentence, bank }: Ground): boolean {
  const own = names.map(({ stem }) => stem);
  const said = [...stemsOf(predicate)];
  return withRarest(own, bank.index.byWord).some(
    (other) =>
      other !== sentence &&
      own.every((stem) => other.words.some((word) => word.stem === stem)) &&
      said.filter((stem) => other.stems.has(stem)).length * 2 >= said.length,
  );
}

function stemsOf(words: readonly Word[]): ReadonlySet<string> {
  return new Set(words.filter(isContent).map(({ stem }) => stem));
}

function occursTwice(claim: string, name: string): boolean {
  const bare = name.replace(/^(?:an?|the) /iu, "").replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
  return countWord(claim, bare) !== 1;
}

function isLow(text: string): boolean {
  return /^\p{Ll}/u.test(text);
}

function lowered(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

function capital(text: string): string {
  return /^\p{Ll}(?:\p{Lu}|\d)/u.test(text) ? text : text.slice(0, 1).toUpperCase() + text.slice(1);
}
