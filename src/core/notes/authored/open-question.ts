import { languageOf } from "../language.ts";
import type { AuthoredQuestion, NoteProblem } from "../note.ts";
import type { Row } from "../row.ts";
import { type Key, keyOf } from "./key.ts";
import type { KeyList } from "./key-list.ts";
import { isReferring } from "./options.ts";

/** A question as it was read, its key perhaps still to be found at the note's end. */
export type OpenQuestion = {
  readonly kind: AuthoredQuestion["kind"];
  readonly stem: string;
  readonly options: readonly string[];
  readonly key: Key;
  readonly number: number | null;
  readonly explanation: string | null;
  /** Why it can't be asked whatever its key is. */
  readonly flaw: keyof typeof messages | null;
  /** All rows that it was made of, in order. */
  readonly rows: readonly Row[];
};

const messages = {
  questionWithoutKey:
    "This question has no key: write it behind the stem, “(B)”, or below the options, “Answer: B”.",
  keyNotAnOption: "The key of this question is none of its options: write the letter of one of them.",
  keyUnreadable: "The key of this question can't be read: write letters, such as “Answer: B” or “(A, C)”.",
  optionsUnclear:
    "The options of this question can't be told apart: write two to six different ones, each on a line, lettered A, B, C without a gap.",
  tooManyOptions: "This question has more than six options: leave the least likely ones out.",
  stemMissing: "These options have no question above them: write it right before them.",
} as const;

/** The question with its key, or what a person should mend. */
export function finished(
  question: OpenQuestion,
  list: KeyList | null,
): { readonly question: AuthoredQuestion } | { readonly problem: NoteProblem } {
  const { kind, stem, options, number, explanation, rows } = question;
  const listed = number === null ? undefined : list?.get(number);
  const key =
    question.key.kind === "missing" && listed !== undefined && kind === "choice"
      ? keyOf(listed, options)
      : question.key;
  const line = rows[0]?.line ?? 1;
  const told = (code: keyof typeof messages) => ({ problem: { line, code, message: messages[code] } });
  if (question.flaw !== null) return told(question.flaw);
  if (key.kind === "missing") return told("questionWithoutKey");
  if (key.kind === "notAnOption") return told("keyNotAnOption");
  if (key.kind === "unreadable") return told("keyUnreadable");
  return {
    question: {
      kind,
      stem,
      options,
      key: key.indexes,
      explanation,
      isPinned: kind === "true-false" || options.some(isReferring),
      line,
      endLine: rows.reduce((end, row) => Math.max(end, row.endLine), line),
      heading: headingOf(rows),
      language: languageOf([stem, ...(kind === "choice" ? options : [])].join(" ")),
      images: rows.flatMap(({ images }) => images),
      isExact: rows.every(({ isExact, kind: row }) => isExact && row !== "cells"),
    },
  };
}

/** The path of headings above; a heading that is the stem itself is left out. */
function headingOf([first]: readonly Row[]): readonly string[] {
  if (first === undefined) return [];
  return first.kind === "heading" ? first.heading.slice(0, -1) : first.heading;
}
