import type { Fingerprint } from "../facts/fact.ts";
import type { Question, QuestionSource, TypedKey } from "../questions/question.ts";

/** What every exercise has, questions too. `fact` is what it counts as practised: a fact, a written question or a list. */
type Common = {
  /** Stable: hash of the fact's fingerprint, the kind and what is asked. */
  readonly id: string;
  readonly fact: Fingerprint;
  readonly source: QuestionSource;
};

/** A term and what is said of it, or a card's two sides, with the fact that it stands in. */
export type MatchingPair = {
  readonly fact: Fingerprint;
  readonly left: string;
  readonly right: string;
  readonly line: number;
};

/** Right sides to be found for left sides; `rights` stand as shown, one more than there are pairs. */
export type Matching = Common & {
  readonly kind: "matching";
  readonly pairs: readonly MatchingPair[];
  readonly rights: readonly string[];
};

/** Steps to be put in order; `shown` is how they are listed, `steps` their true order. */
export type Ordering = Common & {
  readonly kind: "order";
  readonly title: string;
  readonly steps: readonly string[];
  readonly shown: readonly string[];
};

/** The members of something to be named; the first accepted way to write one is how the notes write it. */
export type ListRecall = Common & {
  readonly kind: "list";
  readonly title: string;
  readonly members: readonly TypedKey[];
};

/** What stands on the front of a recall card: what the fact is about, a card's front, or how the fact begins. */
export type Cue = { readonly kind: "about" | "front" | "opening"; readonly text: string };

/** A fact that is recalled and then compared: whoever recalls it judges it. */
export type RecallCard = Common & { readonly kind: "recall"; readonly cue: Cue; readonly answer: string };

/** Something to be practised alone. */
export type Exercise = Question | Matching | Ordering | ListRecall | RecallCard;

/** Whether an exercise is a question, which rounds ask too. */
export function isQuestion(exercise: Exercise): exercise is Question {
  return "stem" in exercise;
}
