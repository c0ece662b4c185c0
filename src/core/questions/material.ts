import type { Tagger } from "../facts/english.ts";
import type { Fact } from "../facts/fact.ts";
import type { Library } from "../facts/library.ts";
import type { Material, Rejection } from "./candidate.ts";
import { gapOutcomes } from "./gaps/gap-outcome.ts";
import { isTask } from "./terms/note-to-self.ts";
import { termBank } from "./terms/term-bank.ts";
import { termSets } from "./terms/term-sets.ts";
import { namesOf } from "./typed/names.ts";

/** Finds the terms of a library and takes every sentence's gaps through the vetoes, once for all proposers. */
export function materialOf(library: Library, tag: Tagger): Material {
  const terms = termBank(library, tag);
  const sentences = terms.sentences.filter(({ fact }) => whyNoSentence(fact) === null);
  return {
    facts: library.facts.filter(({ text }) => !isTask(text)),
    terms,
    names: namesOf(terms),
    sets: termSets(terms.sentences, tag),
    sentences,
    outcomes: new Map(sentences.map((sentence) => [sentence, gapOutcomes(sentence, terms)])),
  };
}

/** The facts that aren't taken apart, because they can't be shown exactly or are no sentences; those with two sides are pairs. */
export function factsNotTaken(facts: readonly Fact[]): Rejection[] {
  return facts.flatMap((fact): Rejection[] => {
    const code = whyNoSentence(fact);
    if (code === "inexact") return [{ fact, code, detail: "a formula has no exact form" }];
    if (code === "noteToSelf") return [{ fact, code, detail: "a task that its writer left" }];
    return code === "fragment" ? [{ fact, code, detail: `a part of “${fact.prefix}”` }] : [];
  });
}

type NoSentence = "inexact" | "noteToSelf" | "pair" | "fragment";

/** Why a fact isn't taken apart as a sentence: a formula of it can't be shown, or its two sides are asked as a pair. */
function whyNoSentence({ isExact, pair, prefix, text }: Fact): NoSentence | null {
  if (!isExact) return "inexact";
  if (isTask(text)) return "noteToSelf";
  if (pair !== null) return "pair";
  return prefix === null ? null : "fragment";
}
