import type { Fingerprint } from "../facts/fact.ts";
import type { Language } from "../notes/language.ts";

/**
 * What a question asks. "choice": which option fills the gap, or the author's own question with one right option; "typed":
 * what fills the gap, in the member's own words; "term": the term of a definition; "definition": what is said of a term;
 * "statement": which statement is about a term; "select-all": every option that belongs, credit for each.
 */
export type QuestionKind =
  | "choice"
  | "typed"
  | "true-false"
  | "term"
  | "definition"
  | "statement"
  | "acronym"
  | "number"
  | "select-all";

/** How a typed answer is judged. */
export type TypedKey = {
  /** Every way to write the key that counts, as the notes write it first. */
  readonly accepted: readonly string[];
  /** Other terms of the notes that a slip of the pen could lead to: who writes one of them means it. */
  readonly others: readonly string[];
  /** No slip is forgiven: a number, or a name with siblings that differ by a sign ("L1" and "L2"). */
  readonly isExact: boolean;
  readonly language: Language;
};

/** Where a question comes from, as it is shown with the answer. */
export type QuestionSource = {
  readonly file: string;
  readonly line: number;
  /** The note's title, then its headings, outermost first. */
  readonly heading: readonly string[];
  readonly text: string;
  /** Absolute http(s) address of the note's own source, if it has one. */
  readonly url: string | null;
};

/**
 * A question as it can be asked. `options` stand in the order shown; `key` holds the texts of the right ones, exactly one
 * unless the kind is "select-all". `stem` shows its gap as "____". A true/false question's options are "True", "False"; a
 * typed question has none, and its key is the answer as the notes write it.
 */
export type Question = {
  /** Stable: hash of the fact's fingerprint, kind, stem and key. */
  readonly id: string;
  readonly kind: QuestionKind;
  readonly fact: Fingerprint;
  readonly stem: string;
  readonly options: readonly string[];
  readonly key: readonly string[];
  /** How what is typed is judged; null where options are chosen. */
  readonly typed: TypedKey | null;
  /** Said with the answer: for a cloze the whole statement, for true/false what was changed. Plain text. */
  readonly explanation: string;
  readonly source: QuestionSource;
  /** The note's author wrote it, with its key. */
  readonly isAuthored: boolean;
  /** The options keep their order: "all of the above", or True before False. */
  readonly isPinned: boolean;
  /** An editor of the server holds another answer right than the note does. */
  readonly isCorrected?: true | undefined;
  /** What it is where it is no question, but an exercise as it is reviewed; such a one is never asked itself. */
  readonly exercise?: "matching" | "order" | "list" | "recall" | undefined;
};
