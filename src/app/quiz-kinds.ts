import type { QuestionKind } from "../core/questions/question.ts";
import type { QuizKind } from "../core/rounds/round.ts";

/** A wish for terms takes all questions on what a term is. */
export function kindsOf(kind: QuizKind): readonly QuestionKind[] | "mixed" {
  if (kind === "term") return ["term", "definition", "statement"];
  return kind === "mixed" ? kind : [kind];
}
