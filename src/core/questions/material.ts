import type { Fact } from "../facts/fact.ts";
import type { Library } from "../facts/library.ts";
import type { Material, Rejection } from "./candidate.ts";
import { gapOutcomes } from "./gap-outcome.ts";
import { termBank } from "./term-bank.ts";

/** Finds the terms of a library and takes every sentence's gaps through the vetoes, once for all proposers. */
export function materialOf(library: Library): Material {
  const terms = termBank(library);
  const sentences = terms.sentences.filter(({ fact }) => whyNoSentence(fact) === null);
  return {
    facts: library.facts,
    terms,
    sentences,
    outcomes: new Map(sentences.map((sentence) => [sentence, gapOutcomes(sentence, terms)])),
  };
}

/** The facts that can't be shown exactly; those with two sides or a prefix are asked by other proposers. */
export function inexactFacts(facts: readonly Fact[]): Rejection[] {
  return facts
    .filter((fact) => whyNoSentence(fact) === "inexact")
    .map((fact) => ({ fact, code: "inexact", detail: "a formula has no exact form" }));
}

/** Why a fact isn't taken apart as a sentence: a formula of it can't be shown, or its two sides are asked as a pair. */
function whyNoSentence({ isExact, pair, prefix }: Fact): "inexact" | "pair" | "fragment" | null {
  if (!isExact) return "inexact";
  if (pair !== null) return "pair";
  return prefix === null ? null : "fragment";
}
