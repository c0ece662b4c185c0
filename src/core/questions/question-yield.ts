import type { Place } from "../facts/fact.ts";
import type { Bank } from "./bank.ts";
import type { Rejection } from "./candidate.ts";
import { type FormulaLine, formulaLines } from "./formula-lines.ts";
import type { Question } from "./question.ts";

/** A fact without a scored question, or a written question that isn't asked, with all that spoke against it. */
export type Unasked = { readonly place: Place; readonly reasons: readonly Omit<Rejection, "fact">[] };

/** What the notes give: of their sentences those with a scored question, and why the other facts have none. */
export type Yield = {
  /** Facts that are sentences: a card, a definition or a table's row asks by itself. */
  readonly sentences: number;
  readonly scored: number;
  readonly unasked: readonly Unasked[];
  /** Lines that are no facts, as they are formulas without words. */
  readonly formulas: readonly FormulaLine[];
  /** On how many facts without a question each code stands, the most frequent first. */
  readonly totals: readonly (readonly [code: string, facts: number])[];
};

/** A true statement only repeats the notes, and what its author wrote shows nothing of what can be made of a fact. */
export function isScored({ isAuthored, kind, key }: Question): boolean {
  return !isAuthored && !(kind === "true-false" && key[0] === "True");
}

/** Counts what a bank's notes give. */
export function yieldOf({ library, questions, rejected }: Bank): Yield {
  const scored = new Set(questions.filter(isScored).map(({ fact }) => fact));
  const asked = new Set(questions.map(({ fact }) => fact));
  const sentences = library.facts.filter(({ pair }) => pair === null);
  const places = [
    ...library.facts.filter(({ fingerprint }) => !scored.has(fingerprint)),
    ...library.authored.filter(({ fingerprint }) => !asked.has(fingerprint)),
  ];
  const reasons = Map.groupBy(rejected, ({ fact }) => fact.fingerprint);
  const unasked = places.map((place) => ({
    place,
    reasons: distinct(reasons.get(place.fingerprint) ?? []),
  }));
  return {
    sentences: sentences.length,
    scored: sentences.filter(({ fingerprint }) => scored.has(fingerprint)).length,
    unasked,
    formulas: formulaLines(library),
    totals: totalsOf(unasked),
  };
}

function distinct(rejected: readonly Rejection[]): Omit<Rejection, "fact">[] {
  const found = rejected.map(
    ({ code, detail }) => [JSON.stringify([code, detail]), { code, detail }] as const,
  );
  return [...new Map(found).values()];
}

function totalsOf(unasked: readonly Unasked[]): (readonly [string, number])[] {
  const codes = unasked.flatMap(({ reasons }) => [...new Set(reasons.map(({ code }) => code))]);
  const counts = [...Map.groupBy(codes, (code) => code)].map(([code, all]) => [code, all.length] as const);
  return counts.sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1));
}
