import type { Random } from "../../random.ts";
import type { QuestionKind } from "../question.ts";

/** Of a mixed quiz: what part of it a kind is meant to be where the notes give every kind, and at most. */
export type Share = { readonly aim: number; readonly most: number };

export const shares: Readonly<Record<QuestionKind, Share>> = {
  choice: { aim: 0.24, most: 1 },
  typed: { aim: 0.15, most: 0.4 },
  "true-false": { aim: 0.11, most: 0.25 },
  term: { aim: 0.11, most: 1 },
  definition: { aim: 0.11, most: 1 },
  number: { aim: 0.1, most: 1 },
  statement: { aim: 0.06, most: 1 },
  acronym: { aim: 0.06, most: 1 },
  "select-all": { aim: 0.06, most: 1 },
};

/** What is on offer: a fact, and how it can be asked. */
export type Offered = { readonly group: string; readonly kind: QuestionKind };

/** A kind's turns in a quiz come at (`start` + questions drawn) / `weight`: by weights in the long run, by chance at first. */
export type Turns = { readonly start: number; readonly weight: number };

/**
 * How often each kind's turn comes: by its aim, or by the part of the facts that only it can ask, if that is more, so that no
 * kind is left over for the end of a pool.
 */
export function turnsOf(offers: readonly Offered[], random: Random): ReadonlyMap<QuestionKind, Turns> {
  const kinds = new Map<string, QuestionKind | null>();
  for (const { group, kind } of offers) {
    const before = kinds.get(group);
    kinds.set(group, before === undefined || before === kind ? kind : null);
  }
  const alone = Map.groupBy(kinds.values(), (kind) => kind);
  return new Map(
    allKinds.map((kind) => {
      const only = (alone.get(kind)?.length ?? 0) / Math.max(1, kinds.size);
      return [kind, { start: random(), weight: Math.max(shares[kind].aim, only) }];
    }),
  );
}

/** The most questions of a kind that a mixed quiz of that size has: true/false always, any other while the notes give others. */
export function mostOf(kind: QuestionKind, size: number): number {
  return Math.floor(shares[kind].most * size);
}

/** Every kind, for quizzes in which no kind has a most. */
export const allKinds: readonly QuestionKind[] = [
  "choice",
  "typed",
  "true-false",
  "term",
  "definition",
  "number",
  "statement",
  "acronym",
  "select-all",
];
