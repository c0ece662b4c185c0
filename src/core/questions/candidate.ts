import type { Fact, Place } from "../facts/fact.ts";
import type { GapOutcome } from "./gaps/gap-outcome.ts";
import type { Question } from "./question.ts";
import type { Sentence } from "./terms/sentence.ts";
import type { TermBank } from "./terms/term-bank.ts";
import type { TermSet } from "./terms/term-sets.ts";
import type { Names } from "./typed/names.ts";

/** A question that no veto and no lint speaks against; the higher its score, the sooner it is kept for its fact. */
export type Candidate = { readonly fact: Place; readonly question: Question; readonly score: number };

/** A candidate or a whole fact that gave no question: `code` is a veto's or lint's name, `detail` says what it met. */
export type Rejection = { readonly fact: Place; readonly code: string; readonly detail: string };

/** What the proposers work on: the facts, their terms, and the sentences with what became of their gaps. */
export type Material = {
  readonly facts: readonly Fact[];
  readonly terms: TermBank;
  readonly names: Names;
  readonly sets: readonly TermSet[];
  /** The sentences that can be taken apart, in reading order. */
  readonly sentences: readonly Sentence[];
  readonly outcomes: ReadonlyMap<Sentence, readonly GapOutcome[]>;
};

/** What a type of question makes of the material, and why it made nothing of the rest. */
export type Proposals = {
  readonly candidates: readonly Candidate[];
  readonly rejected: readonly Rejection[];
};

/** One type of question. */
export type Proposer = (material: Material) => Proposals;
