import type { Fingerprint } from "../facts/fact.ts";

export type QuestionKind = "choice" | "true-false" | "acronym";

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
 * A question as it can be asked. `options` stand in the order shown; `key` holds the texts of the right ones
 * (exactly one for today's kinds). `stem` shows its gap as "____". A true/false question's options are "True", "False".
 */
export type Question = {
  /** Stable: hash of the fact's fingerprint, kind, stem and key. */
  readonly id: string;
  readonly kind: QuestionKind;
  readonly fact: Fingerprint;
  readonly stem: string;
  readonly options: readonly string[];
  readonly key: readonly string[];
  /** Said with the answer: for a cloze the whole statement, for true/false what was changed. Plain text. */
  readonly explanation: string;
  readonly source: QuestionSource;
  /** The note's author wrote it, with its key. */
  readonly isAuthored: boolean;
  /** The options keep their order: "all of the above", or True before False. */
  readonly isPinned: boolean;
};
