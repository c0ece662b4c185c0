import type { AuthoredFact } from "../facts/fact.ts";
import type { Rejection } from "./candidate.ts";
import { questionId, sourceOf } from "./item.ts";
import type { Question } from "./question.ts";

/** Stem and options of a question have so many letters at most, so that a round's message holds them. */
const LONGEST = 1_200;
/** A round's message has room for so many buttons, and a menu for so many options. */
const MOST_OPTIONS = 25;

/** The questions that notes' authors wrote, as they can be asked, and why some can't. */
export function authoredQuestions(authored: readonly AuthoredFact[]): {
  readonly questions: readonly Question[];
  readonly rejected: readonly Rejection[];
} {
  const judged = authored.map((fact) => ({ fact, flaw: flawOf(fact) }));
  return {
    questions: judged.flatMap(({ fact, flaw }) => (flaw === null ? [asked(fact)] : [])),
    rejected: judged.flatMap(({ fact, flaw }) => (flaw === null ? [] : [{ fact, ...flaw }])),
  };
}

function flawOf({ question }: AuthoredFact): { readonly code: string; readonly detail: string } | null {
  const { stem, options, isExact } = question;
  if (!isExact) return { code: "inexact", detail: "a formula has no exact form" };
  const letters = [stem, ...options].join("").length;
  if (letters > LONGEST) return { code: "longQuestion", detail: `${letters} letters` };
  if (options.length > MOST_OPTIONS) return { code: "manyOptions", detail: `${options.length} options` };
  return null;
}

function asked(fact: AuthoredFact): Question {
  const { stem, options, key, isPinned, explanation } = fact.question;
  const kind = key.length > 1 ? "select-all" : fact.question.kind;
  const right = key.flatMap((at) => options[at] ?? []);
  return {
    id: questionId(fact, kind, stem, right.join("\n")),
    kind,
    fact: fact.fingerprint,
    stem,
    options,
    key: right,
    typed: null,
    explanation: explanation ?? plainly(fact),
    source: sourceOf(fact),
    isAuthored: true,
    isPinned,
  };
}

/** What is said with the answer where the author explained nothing. */
function plainly({ question: { kind, options, key } }: AuthoredFact): string {
  const right = key.flatMap((at) => options[at] ?? []).join(", ");
  return kind === "true-false" ? `${right}, as the notes say.` : `Right is: ${right}`;
}
