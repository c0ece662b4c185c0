import { makeTagger } from "../facts/english.ts";
import type { Fingerprint, Place } from "../facts/fact.ts";
import { authoredAbout, factsAbout, listsAbout } from "../facts/library.ts";
import type { Bank } from "../questions/bank.ts";
import type { QuestionKind } from "../questions/question.ts";
import { drawQuiz } from "../questions/quiz/quiz.ts";
import type { Random } from "../random.ts";
import { type Deck, decksOf } from "./decks.ts";
import type { Exercise } from "./exercise.ts";
import { listRecall, orderingOf } from "./lists.ts";
import { FEWEST, matchingAt } from "./matching.ts";
import { recallCard } from "./recall.ts";

/** What forms are made from; unknown topics throw StudyError `unknownTopic`. */
export type FormWish = {
  readonly bank: Bank;
  /** A topic's name, or null for all notes. */
  readonly topic: string | null;
  /** Ids of questions and exercises that are never drawn. */
  readonly barred: ReadonlySet<string>;
};

/** One form of exercise: what it can be about, and how it is made of one of them. */
export type Form = {
  /** How often it comes in a mix, beside the others. */
  readonly weight: number;
  readonly pool: readonly Fingerprint[];
  readonly make: (fact: Fingerprint, random: Random) => Exercise | null;
};

const CHOICES_WEIGHT = 10;
const OTHERS_WEIGHT = 2;
/** A deck in which so many pairs find no others to stand with is left alone. */
const MOST_FAILURES = 4;

/** Questions of some kinds; in a mix most are not statements. */
export function questionForm({ bank, topic, barred }: FormWish, kinds: readonly QuestionKind[]): Form {
  const places = [...factsAbout(bank.library, topic), ...authoredAbout(bank.library, topic)];
  const facts = new Set(places.map(({ fingerprint }) => fingerprint));
  const asked = bank.questions.filter(
    ({ id, fact, kind }) => facts.has(fact) && kinds.includes(kind) && !barred.has(id),
  );
  return {
    weight: kinds.includes("true-false") ? OTHERS_WEIGHT : CHOICES_WEIGHT,
    pool: [...new Set(asked.map(({ fact }) => fact))],
    make(fact, random) {
      const questions = asked.filter((question) => question.fact === fact);
      const wish = { bank: { ...bank, questions }, topic, kinds, count: 1, seed: random(), barred };
      return drawQuiz({ ...wish, used: new Set(), statistics: new Map() }).questions[0] ?? null;
    },
  };
}

/** Sets of pairs around each pair of the topic. */
export function matchingForm({ bank, topic, barred }: FormWish): Form {
  const { facts } = bank.library;
  const tag = makeTagger();
  const questions = bank.questions.filter(({ id }) => !barred.has(id));
  const decks = decksOf(factsAbout(bank.library, topic), questions, FEWEST);
  const places = new Map(
    decks.flatMap((deck) =>
      deck.paired.map((anchor) => [anchor.fact.fingerprint, { anchor, deck }] as const),
    ),
  );
  const failures = new Map<Deck, number>();
  return {
    weight: OTHERS_WEIGHT,
    pool: [...places.keys()],
    make(fingerprint, random) {
      const place = places.get(fingerprint);
      if (place === undefined) return null;
      const { anchor, deck } = place;
      const failed = failures.get(deck) ?? 0;
      if (failed === MOST_FAILURES) return null;
      const { owner, file } = anchor.fact;
      const note = facts.filter((each) => each.owner === owner && each.file === file);
      const made = matchingAt(anchor, { deck, note, tag, random });
      if (made === null) failures.set(deck, failed + 1);
      return unbarred(made, barred);
    },
  };
}

/** Lists of steps. */
export function orderForm({ bank, topic, barred }: FormWish): Form {
  const lists = listsAbout(bank.library, topic).filter(({ steps }) => steps.length > 0);
  return formOf(lists, barred, orderingOf);
}

/** Lists of members. */
export function listForm({ bank, topic, barred }: FormWish): Form {
  const lists = listsAbout(bank.library, topic).filter(({ members }) => members.length > 0);
  return formOf(lists, barred, listRecall);
}

/** Facts to be recalled: all of them, or only those that no question but a statement asks. */
export function recallForm({ bank, topic, barred }: FormWish, which: "all" | "unasked"): Form {
  const asked = new Set(bank.questions.filter((each) => each.kind !== "true-false").map(({ fact }) => fact));
  const facts = factsAbout(bank.library, topic);
  return formOf(
    facts.filter(({ fingerprint }) => which === "all" || !asked.has(fingerprint)),
    barred,
    recallCard,
  );
}

/** A form that makes one exercise of each place. */
function formOf<P extends Place>(
  places: readonly P[],
  barred: ReadonlySet<string>,
  make: (place: P, random: Random) => Exercise | null,
): Form {
  const known = new Map(places.map((place) => [place.fingerprint, place]));
  return {
    weight: OTHERS_WEIGHT,
    pool: [...known.keys()],
    make(fingerprint, random) {
      const place = known.get(fingerprint);
      return place === undefined ? null : unbarred(make(place, random), barred);
    },
  };
}

function unbarred(made: Exercise | null, barred: ReadonlySet<string>): Exercise | null {
  return made === null || barred.has(made.id) ? null : made;
}
