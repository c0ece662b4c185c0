import type { Fact, Place } from "../facts/fact.ts";
import { topicPath } from "../facts/library.ts";
import { hash } from "../random.ts";
import type { Question, QuestionKind, QuestionSource, TypedKey } from "./question.ts";

/** In code-point order. */
export function inOrder(options: readonly string[]): string[] {
  return [...options].sort((a, b) => (a < b ? -1 : 1));
}

/** A generated question before its id and source are known. */
export type Draft = {
  readonly fact: Fact;
  readonly kind: QuestionKind;
  readonly stem: string;
  readonly options: readonly string[];
  readonly key: string;
  readonly explanation: string;
};

/** The question of a draft. */
export function question({ fact, kind, stem, options, key, explanation }: Draft): Question {
  return {
    id: questionId(fact, kind, stem, key),
    kind,
    fact: fact.fingerprint,
    stem,
    options,
    key: [key],
    typed: null,
    explanation,
    source: sourceOf(fact),
    isAuthored: false,
    isPinned: kind === "true-false",
  };
}

/** A question of which every right option is to be chosen. */
export function selectAll({
  key,
  ...draft
}: Omit<Draft, "key" | "kind"> & { readonly key: readonly string[] }): Question {
  return { ...question({ ...draft, kind: "select-all", key: key.join("\n") }), key };
}

/** A statement with its key left out, to be typed. */
export function typedQuestion({
  fact,
  stem,
  key,
  typed,
}: Pick<Draft, "fact" | "stem" | "key"> & { readonly typed: TypedKey }): Question {
  return {
    ...question({ fact, kind: "typed", stem, options: [], key, explanation: fact.text }),
    typed,
  };
}

/** The same for the same fact, kind, stem and key. */
export function questionId({ fingerprint }: Place, kind: QuestionKind, stem: string, key: string): string {
  return hash("question", fingerprint, kind, stem, key).slice(0, 24);
}

/** Where a question comes from. */
export function sourceOf(place: Place): QuestionSource {
  const { file, line, text, sourceLink } = place;
  return { file, line, heading: topicPath(place), text, url: sourceLink?.url ?? null };
}
