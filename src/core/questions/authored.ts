import type { AuthoredFact } from "../facts/fact.ts";
import type { Rejection } from "./candidate.ts";
import { questionId, sourceOf } from "./item.ts";
import type { Question } from "./question.ts";

/** A question takes so many letters at most, so that a round's message holds it and its answer. */
const LONGEST = 1_200;
/** Signs of markup, which take two letters each. */
const SIGNS = /[\\`*_~|[\]]/g;

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
  const text = [stem, ...options].join("");
  const signs = text.match(SIGNS)?.length ?? 0;
  const letters = text.length + signs;
  return letters > LONGEST ? { code: "longQuestion", detail: `${letters} letters` } : null;
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
