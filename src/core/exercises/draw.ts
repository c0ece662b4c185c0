import { StudyError } from "../errors.ts";
import { makeTagger } from "../facts/english.ts";
import type { Fact, Fingerprint, ListFact } from "../facts/fact.ts";
import { authoredAbout, factsAbout, listsAbout } from "../facts/library.ts";
import type { Bank } from "../questions/bank.ts";
import type { QuestionKind } from "../questions/question.ts";
import { drawQuiz } from "../questions/quiz.ts";
import { shortageOf } from "../questions/shortage.ts";
import { type Random, seeded, shuffled } from "../random.ts";
import type { Exercise } from "./exercise.ts";
import { listRecall, orderingOf } from "./lists.ts";
import { decksOf, matchingAt } from "./matching.ts";
import { recallCard } from "./recall.ts";

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
export type ExerciseWish = {
  readonly bank: Bank;
  /** A topic's name, or null for all notes; unknown names throw StudyError `unknownTopic`. */
  readonly topic: string | null;
  readonly kind: PracticeKind;
  readonly seed: string | number;
  /** What the member practised, the latest first. */
  readonly lately: readonly Fingerprint[];
  /** Ids of questions that are never drawn. */
  readonly barred: ReadonlySet<string>;
};

/** One form of exercise: what it can be about, and how it is made of one of them. */
type Form = {
  /** How often it comes in a mix, beside the others. */
  readonly weight: number;
  readonly pool: readonly Fingerprint[];
  readonly make: (fact: Fingerprint, random: Random) => Exercise | null;
};

const choiceKinds: readonly QuestionKind[] = [
  "choice",
  "term",
  "definition",
  "statement",
  "acronym",
  "number",
];
const CHOICES_WEIGHT = 10;
const OTHERS_WEIGHT = 2;
/** So many facts of a form are tried at most. */
const MOST_TRIES = 20;

/**
 * Draws one exercise: the same wish gives the same one, byte for byte. What was practised lately comes only when nothing else of
 * the pool is left. Throws StudyError `noNotes`, or `noQuestions` or `noExercise` with the kind and topic where the notes give none.
 */
export function drawExercise(wish: ExerciseWish): Exercise {
  const { bank, seed } = wish;
  const random = seeded("exercise", seed);
  const forms = formsOf(wish);
  const groupOf = (fact: Fingerprint) => bank.twins.get(fact) ?? fact;
  const pool = new Set(forms.flatMap((form) => form.pool.map(groupOf)));
  const known = [...new Set(wish.lately.map(groupOf))].filter((group) => pool.has(group));
  const recent = new Set(known.slice(0, Math.max(0, pool.size - 1)));
  const inTurn = [...forms].map((form) => ({ form, turn: random() ** (1 / form.weight) }));
  inTurn.sort((a, b) => b.turn - a.turn);
  for (const isWanted of [
    (group: Fingerprint) => !recent.has(group),
    (group: Fingerprint) => recent.has(group),
  ]) {
    for (const { form } of inTurn) {
      const offered = form.pool.filter((fact) => isWanted(groupOf(fact)));
      for (const fact of shuffled(offered, random).slice(0, MOST_TRIES)) {
        const exercise = form.make(fact, random);
        if (exercise !== null) return exercise;
      }
    }
  }
  throw nothingToDo(wish);
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
  const kinds = questionKindsOf(wish.kind);
  if (kinds !== null && kinds !== "mixed") return [questionForm(wish, kinds)];
  const others = [matchingForm, orderForm, listForm, recallForm];
  switch (wish.kind) {
    case "matching":
      return [matchingForm(wish)];
    case "order":
      return [orderForm(wish)];
    case "list":
      return [listForm(wish)];
    case "recall":
      return [recallForm(wish)];
    default: {
      const asked = questionForm(wish, [...choiceKinds, "typed", "select-all"], CHOICES_WEIGHT);
      return [asked, questionForm(wish, ["true-false"]), ...others.map((formOf) => formOf(wish))];
    }
  }
}

function nothingToDo({ bank, topic, kind, barred }: ExerciseWish): StudyError {
  const { facts, authored } = bank.library;
  if (facts.length === 0 && authored.length === 0) return new StudyError("noNotes");
  const wished = { kind, ...(topic === null ? {} : { topic }) };
  const kinds = questionKindsOf(kind);
  if (kinds === null) return new StudyError("noExercise", wished);
  return new StudyError("noQuestions", { ...wished, reason: shortageOf({ bank, topic, kinds, barred }) });
}

function questionForm(
  { bank, topic, barred }: ExerciseWish,
  kinds: readonly QuestionKind[],
  weight = OTHERS_WEIGHT,
): Form {
  const places = [...factsAbout(bank.library, topic), ...authoredAbout(bank.library, topic)];
  const facts = new Set(places.map(({ fingerprint }) => fingerprint));
  const asked = bank.questions.filter(
    ({ id, fact, kind }) => facts.has(fact) && kinds.includes(kind) && !barred.has(id),
  );
  return {
    weight,
    pool: [...new Set(asked.map(({ fact }) => fact))],
    make(fact, random) {
      const questions = asked.filter((question) => question.fact === fact);
      const wish = { bank: { ...bank, questions }, topic, kinds, count: 1, seed: random(), barred };
      return drawQuiz({ ...wish, used: new Set(), statistics: new Map() }).questions[0] ?? null;
    },
  };
}

function matchingForm({ bank, topic }: ExerciseWish): Form {
  const inTopic = factsAbout(bank.library, topic);
  const { facts } = bank.library;
  const tag = makeTagger();
  const places = new Map(
    decksOf(inTopic).flatMap((deck) => deck.map((fact) => [fact.fingerprint, { fact, deck }] as const)),
  );
  return {
    weight: OTHERS_WEIGHT,
    pool: [...places.keys()],
    make(fingerprint, random) {
      const place = places.get(fingerprint);
      if (place === undefined) return null;
      const { fact, deck } = place;
      const note = facts.filter(({ owner, file }) => owner === fact.owner && file === fact.file);
      return matchingAt(fact, { deck, note, tag, random });
    },
  };
}

function orderForm(wish: ExerciseWish): Form {
  return formOfLists(wish, (list, random) => orderingOf(list, random));
}

function listForm(wish: ExerciseWish): Form {
  return formOfLists(wish, listRecall);
}

function formOfLists(
  { bank, topic }: ExerciseWish,
  make: (list: ListFact, random: Random) => Exercise | null,
): Form {
  const lists = new Map(listsAbout(bank.library, topic).map((list) => [list.fingerprint, list]));
  return {
    weight: OTHERS_WEIGHT,
    pool: [...lists.keys()],
    make(fingerprint, random) {
      const list = lists.get(fingerprint);
      return list === undefined ? null : make(list, random);
    },
  };
}

/** In a mix only facts that nothing else asks are recalled; who wishes for recall may get any. */
function recallForm({ bank, topic, kind }: ExerciseWish): Form {
  const asked = new Set(bank.questions.filter((each) => each.kind !== "true-false").map(({ fact }) => fact));
  const facts = factsAbout(bank.library, topic).filter(
    ({ fingerprint }) => kind === "recall" || !asked.has(fingerprint),
  );
  const byId = new Map<Fingerprint, Fact>(facts.map((fact) => [fact.fingerprint, fact]));
  return {
    weight: OTHERS_WEIGHT,
    pool: [...byId.keys()],
    make(fingerprint) {
      const fact = byId.get(fingerprint);
      return fact === undefined ? null : recallCard(fact);
    },
  };
}
