import type { Fact, Fingerprint } from "../facts/fact.ts";
import type { Library } from "../facts/library.ts";
import type { Question } from "./question.ts";

/** A candidate or a whole fact that gave no question: `code` is a veto's or lint's name, `detail` says what it met. */
export type Rejection = { readonly fact: Fact; readonly code: string; readonly detail: string };

/** Every question that the notes give, options in a canonical order, and why the rest gave none. */
export type Bank = {
  readonly library: Library;
  readonly questions: readonly Question[];
  readonly rejected: readonly Rejection[];
  /** Facts that say the same are one: each fact's fingerprint leads to the first of its group. */
  readonly twins: ReadonlyMap<Fingerprint, Fingerprint>;
};

/** Makes all questions of a library. The same notes give the same bank, whatever the order of their files. */
export function makeBank(library: Library): Bank {
  const twins = new Map(library.facts.map(({ fingerprint }) => [fingerprint, fingerprint]));
  return { library, questions: [], rejected: [], twins };
}
