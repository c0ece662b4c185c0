import { clauseOf } from "../../facts/clause.ts";
import type { Word } from "../../facts/english.ts";
import { irregularPasts, isPlainVerb, isThirdPerson } from "../../facts/verbs.ts";
import { hedges, isContent, isPraise, type Sentence } from "../terms/sentence.ts";

/** What a sentence says of its subject, as an option that can stand behind another subject. */
export type Predicate = {
  /** From the verb to the end of the main claim, without full stop. */
  readonly text: string;
  readonly words: readonly Word[];
  /** How its verb agrees: an option that doesn't would be told by grammar. */
  readonly agreement: "one" | "many" | "any";
  /** What was done stands out among what is so. */
  readonly isPast: boolean;
  /** "is a …": a definition, which stands out among deeds. */
  readonly isCopula: boolean;
  /** "means that …" stands out among what is so. */
  readonly isMeaning: boolean;
  /** What it amounts to stands out among what it is. */
  readonly isValue: boolean;
  /** What took place stands out among what somebody did. */
  readonly isEvent: boolean;
};

const endings = /^(whereas|while|although|though|but|because|so|since)$/iu;
/** Words that point out of the predicate, to the subject or to another line. */
/** What names its subject, or says what its letters stand for, is asked by other types. */
const namings = /^(stands?|(is|are|was|were) (called|named|known|termed))\b/iu;
const events =
  /^((was|were) (fought|signed|held|announced|founded)|lasts?|lasted|began|begins|started|ended|ends|took place|takes place|occur(s|red)?|happen(s|ed)?|aris(e|es)|arose|broke out|failed)\b/iu;
const pointers =
  /\b(this|these|those|he|she|him|his|her|latter|former|above|below|such an?|it|them)\b|\band (?:that|those) of\b|\band [\d.,]+ to\b/iu;

/** The predicate of a plain sentence that begins with its subject; null where it can't stand alone or says too little. */
export function predicateOf(sentence: Sentence): Predicate | null {
  const { clause, fact, claimEnd } = sentence;
  if (clause === null || clause.start > 0 || !isBareSubject(sentence)) return null;
  const claim = sentence.claim.slice(clause.verb);
  const cut = mainEnd(claim);
  const main = claim.slice(0, cut);
  // "is not born, but rather becomes": without its other half it would say something else.
  if (
    main.some(({ text: word }) => /^(?:not|n't)$/u.test(word)) &&
    claim.slice(cut, cut + 2).some(({ text: word }) => word === "but")
  )
    return null;
  const [first, last] = [main[0], main.at(-1)];
  if (first === undefined || last === undefined || !opensAsVerb(main)) return null;
  const text = fact.text.slice(first.from, cut < claim.length ? last.to : claimEnd);
  // "An abstract data type (…)" cut before "type": a singular has no verb in the plural.
  const subject = sentence.words[clause.subject.to - 1]?.text ?? "";
  const isSingular =
    /^an?$/u.test(clause.determiner) ||
    !/(?:[^s]s|ae|i|a|people|men|children|mice|feet|teeth)$/u.test(subject);
  const hasList = sentence.words.slice(0, clause.verb).some(({ text: word }) => word === "and");
  if (isSingular && !hasList && agreementOf(first.text.toLowerCase()) === "many") return null;
  if (pointers.test(text) || hasOpenBracket(text) || isVague(main) || isPraise(main)) return null;
  if (main.filter(isContent).length < 3 || namings.test(text)) return null;
  const low = first.text.toLowerCase();
  return {
    text,
    words: main,
    agreement: agreementOf(low),
    isPast: isPast(low),
    isMeaning: /^means? /u.test(text),
    isValue:
      /^(?:is|are|was|were) (?:about |around |roughly |exactly |only |over |under |\p{L}{1,3} = )?[-−]?\d|=/u.test(
        text,
      ),
    isEvent: events.test(text),
    isCopula: /^(is|are|was|were)$/u.test(low) && /^(an?|the|one)$/iu.test(main[1]?.text ?? ""),
  };
}

/** Whether a word leaves the claim open; what it is able to do or gives for example is plain enough. */
function isVague(words: readonly Word[]): boolean {
  return words.some(({ text }) => text !== "can" && text !== "May" && hedges.has(text.toLowerCase()));
}

/** How many words of a claim belong to its main clause: what contrasts, explains or says something of another subject is cut. */
function mainEnd(claim: readonly Word[]): number {
  const end = claim.findIndex(({ text }, at) => {
    if (at <= 2) return false;
    const isDone = text === "so" && /^(?:do|does|did|doing|done)$/u.test(claim[at - 1]?.text ?? "");
    if (text === ";" || text === ":" || (endings.test(text) && !isDone)) return true;
    if (text === ",") return opensClause(claim.slice(at + 1));
    return text === "and" && claim[at + 1]?.tag === "DET" && opensClause(claim.slice(at));
  });
  let to = end < 0 ? claim.length : end;
  while (to > 0 && /^(?:,|and|or|but|even|just|only|partly|not)$/iu.test(claim[to - 1]?.text ?? "")) to -= 1;
  return to;
}

/** "and meiosis produces four …": another clause with a subject of its own. */
function opensClause(words: readonly Word[]): boolean {
  const rest = /^(and|or)$/iu.test(words[0]?.text ?? "") ? words.slice(1) : words;
  const [first] = rest;
  if (first === undefined || /^(which|who|whose|that|where|when|meaning|with|as)$/iu.test(first.text))
    return false;
  if (first.tag === "VERB" || first.tag === "AUX" || first.tag === "ADP" || first.tag === "ADV") return false;
  return clauseOf(rest) !== null;
}

/** Whether it surely begins with a verb: "cells the smooth ER is called" doesn't. */
function opensAsVerb([first, ...rest]: readonly Word[]): boolean {
  if (first === undefined) return false;
  if (first.tag === "AUX") return true;
  if (isParticiple(first, rest)) return false;
  if (rest[0]?.tag === "VERB" || isPlainVerb(rest[0]?.text ?? "")) return false;
  if (first.tag === "VERB") return true;
  const low = first.text.toLowerCase();
  const isKnown = isThirdPerson(low) || isPlainVerb(low) || irregularPasts.has(low);
  const takesObject = rest[0]?.tag === "DET" && !/^(that|which)$/iu.test(rest[0].text);
  if (takesObject && (isKnown || /[^s]s$/u.test(low))) return true;
  const finite = rest.findIndex(({ tag }) => tag === "AUX");
  const isRelative = /^(that|which|who|and|or)$/iu.test(rest[finite - 1]?.text ?? "");
  return isKnown && (finite < 0 || isRelative);
}

/** "filled with counting removes …": what describes the subject, before its verb. */
function isParticiple({ text }: Word, rest: readonly Word[]): boolean {
  if (!/ed$/u.test(text) || rest[0]?.tag !== "ADP") return false;
  return rest.some(({ tag, text: word }, at) => {
    const before = rest[at - 1];
    const isFree = before?.tag === "NOUN" || /ing$/u.test(before?.text ?? "");
    return tag === "VERB" && isThirdPerson(word.toLowerCase()) && isFree;
  });
}

const prepositions = /^(in|on|at|by|for|with|from|to|during|under|within|after|before|as|of|through)$/iu;

/** Whether nothing but a bracket or "also called …" stands between the subject's core and its verb. */
function isBareSubject({ clause, words, fact }: Sentence): boolean {
  const [first, last, verb] = [words[0], words[(clause?.subject.to ?? 0) - 1], words[clause?.verb ?? 0]];
  if (first === undefined || last === undefined || verb === undefined || first.tag === "ADP") return false;
  if (prepositions.test(first.text)) return false;
  const between = fact.text.slice(last.to, verb.from).replace(/^\s\([^()]*\)/u, "");
  return /^(?:,? (?:also (?:called|named|termed|known as)|known as|called|or) [^,]+,)?\s*$/u.test(between);
}

function hasOpenBracket(text: string): boolean {
  return text.split("(").length !== text.split(")").length;
}

function agreementOf(verb: string): Predicate["agreement"] {
  if (["are", "were", "have", "do"].includes(verb)) return "many";
  if (["is", "was", "has", "does"].includes(verb) || /[^s]s$/u.test(verb)) return "one";
  return isPast(verb) || ["can", "may", "must", "will"].includes(verb) ? "any" : "many";
}

function isPast(verb: string): boolean {
  return verb === "was" || verb === "were" || verb === "had" || /ed$/u.test(verb) || irregularPasts.has(verb);
}
