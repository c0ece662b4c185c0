import { StudyError } from "../errors.ts";
import type { Fingerprint } from "../facts/fact.ts";
import type { QuestionKind } from "../questions/question.ts";
import { hasNoNotes, refusalFor } from "../questions/shortage.ts";
import { type Random, seeded, shuffled } from "../random.ts";
import type { Exercise } from "./exercise.ts";
import {
  type Form,
  type FormWish,
  listForm,
  matchingForm,
  orderForm,
  questionForm,
  recallForm,
} from "./forms.ts";

/** What a member can choose to practise, one by one. */
export const EXERCISE_KINDS = [
  "choice",
  "typed",
  "true-false",
  "select-all",
  "matching",
  "order",
  "list",
  "recall",
] as const;
export type ExerciseKind = (typeof EXERCISE_KINDS)[number];
export type PracticeKind = ExerciseKind | "mixed";

/** What an exercise is drawn from. */
export type ExerciseWish = FormWish & {
  readonly kind: PracticeKind;
  readonly seed: string | number;
  /** What the member practised, the latest first. */
  readonly lately: readonly Fingerprint[];
  /** What they were wrong on more often than right. */
  readonly missed: readonly Fingerprint[];
};

const choiceKinds: readonly QuestionKind[] = [
  "choice",
  "term",
  "definition",
  "statement",
  "acronym",
  "number",
];

/**
 * Draws one exercise: the same wish gives the same one, byte for byte. What was missed comes first; what was practised lately only
 * when nothing else of the pool is left. Throws StudyError `noNotes`, or `noQuestions` or `noExercise` with the kind and topic where the notes give none.
 */
export function drawExercise(wish: ExerciseWish): Exercise {
  const random = seeded("exercise", wish.seed);
  const forms = formsOf(wish);
  const recent = recentOf(wish, forms);
  const inTurn = forms
    .map((form) => ({ form, turn: random() ** (1 / form.weight) }))
    .sort((a, b) => b.turn - a.turn)
    .map(({ form }) => form);
  const missed = new Set(wish.missed);
  const exercise =
    firstOf(inTurn, (fact) => missed.has(fact) && !recent.has(fact), random) ??
    firstOf(inTurn, (fact) => !recent.has(fact), random) ??
    firstOf(inTurn, (fact) => recent.has(fact), random);
  if (exercise === null) throw nothingToDo(wish);
  return exercise;
}

/** What of the pool was practised since all of it was; facts that say the same count as one. */
function recentOf({ bank, lately }: ExerciseWish, forms: readonly Form[]): ReadonlySet<Fingerprint> {
  const groupOf = (fact: Fingerprint) => bank.twins.get(fact) ?? fact;
  const pool = new Set(forms.flatMap((form) => form.pool));
  const groups = new Set([...pool].map(groupOf));
  const known = [...new Set(lately.map(groupOf))].filter((group) => groups.has(group));
  const recent = new Set(known.slice(0, Math.max(0, groups.size - 1)));
  return new Set([...pool].filter((fact) => recent.has(groupOf(fact))));
}

/** The first exercise that a form makes of one of its wanted facts, in any order. */
function firstOf(
  forms: readonly Form[],
  isWanted: (fact: Fingerprint) => boolean,
  random: Random,
): Exercise | null {
  for (const { pool, make } of forms) {
    for (const fact of shuffled(pool.filter(isWanted), random)) {
      const exercise = make(fact, random);
      if (exercise !== null) return exercise;
    }
  }
  return null;
}

/** The questions of a kind; null for exercises that are none. A mix has every form. */
function questionKindsOf(kind: PracticeKind): readonly QuestionKind[] | "mixed" | null {
  switch (kind) {
    case "choice":
      return choiceKinds;
    case "matching":
    case "order":
    case "list":
    case "recall":
      return null;
    case "mixed":
      return kind;
    default:
      return [kind];
  }
}

function formsOf(wish: ExerciseWish): readonly Form[] {
  switch (wish.kind) {
    case "mixed":
      return [
        questionForm(wish, [...choiceKinds, "typed", "select-all"]),
        questionForm(wish, ["true-false"]),
        matchingForm(wish),
        orderForm(wish),
        listForm(wish),
        recallForm(wish, "unasked"),
      ];
    case "matching":
      return [matchingForm(wish)];
    case "order":
      return [orderForm(wish)];
    case "list":
      return [listForm(wish)];
    case "recall":
      return [recallForm(wish, "all")];
    case "choice":
      return [questionForm(wish, choiceKinds)];
    default:
      return [questionForm(wish, [wish.kind])];
  }
}

function nothingToDo({ bank, topic, kind, barred }: ExerciseWish): StudyError {
  const kinds = questionKindsOf(kind);
  if (kinds === null && !hasNoNotes(bank.library))
    return new StudyError("noExercise", { kind, ...(topic !== null && { topic }) });
  return refusalFor({ bank, topic, kinds: kinds ?? "mixed", barred }, kind);
}
