import type { Fingerprint } from "../facts/fact.ts";
import { authoredAbout, factsAbout } from "../facts/library.ts";
import { type Random, seeded } from "../random.ts";
import type { Bank } from "./bank.ts";
import type { ItemStatistics } from "./item-statistics.ts";
import type { Question, QuestionKind } from "./question.ts";
import { answersOther, type QuestionWords, wordsOfQuestion } from "./question-words.ts";
import { inPlayingOrder } from "./quiz-order.ts";
import { contentStems } from "./sentence.ts";

/** What a quiz is drawn from. */
export type QuizWish = {
  readonly bank: Bank;
  /** A topic's name, or null for all notes; unknown names throw StudyError `unknownTopic`. */
  readonly topic: string | null;
  readonly kinds: readonly QuestionKind[] | "mixed";
  readonly count: number;
  readonly seed: string | number;
  /** Facts already asked in this guild since the pool was last used up. */
  readonly used: ReadonlySet<Fingerprint>;
  /** Ids of questions asked before: another question on the same fact is preferred. */
  readonly avoid?: ReadonlySet<string>;
  /** Ids of questions that editors or reports disabled: they are never drawn. */
  readonly barred: ReadonlySet<string>;
  /** What rounds have shown about questions, by id. */
  readonly statistics: ReadonlyMap<string, ItemStatistics>;
};

/** A drawn quiz: options shuffled, key positions balanced. */
export type Quiz = {
  readonly questions: readonly Question[];
  /** How many questions the topic and kinds could give at most. */
  readonly available: number;
  /** The pool was used up: some of these facts were asked before, and only these count as used from now on. */
  readonly startsNewCycle: boolean;
};

/** A question on offer, with the facts that say the same as its own as one group. */
type Offer = {
  readonly question: Question;
  readonly group: Fingerprint;
  readonly heading: string;
  readonly words: QuestionWords;
  /** Its place in the draw: the smaller, the sooner. */
  readonly order: number;
};

type Draft = { readonly drawn: Offer[]; readonly groups: Set<Fingerprint> };

/**
 * Draws a quiz: the same wish gives the same quiz, byte for byte. Each fact comes at most once, and one that was asked
 * before only when every fact of the pool has been; headings take turns; no question answers another, rather the quiz
 * stays shorter; of a heading's questions those that its author wrote come first; a mixed quiz is at most a quarter true/false while enough fresh facts give something else.
 */
export function drawQuiz(wish: QuizWish): Quiz {
  const random = seeded("quiz", wish.seed);
  const pool = offersOf(wish, random);
  const used = new Set([...wish.used].map((fact) => wish.bank.twins.get(fact) ?? fact));
  const fresh = pool.filter(({ group }) => !used.has(group));
  const draft: Draft = { drawn: [], groups: new Set() };
  fill(draft, fresh, wish);
  const isUsedUp = fresh.every(({ group }) => draft.groups.has(group));
  const startsNewCycle = isUsedUp && draft.drawn.length < wish.count && fresh.length < pool.length;
  if (startsNewCycle) fill(draft, pool, wish);
  const drawn = draft.drawn.map(({ question }) => question);
  const most = new Set(pool.map(({ group }) => group)).size;
  return {
    questions: inPlayingOrder(drawn, random),
    available: drawn.length < wish.count ? drawn.length : most,
    startsNewCycle,
  };
}

/** The questions of the topic and kinds whose key the topic's own name doesn't give away; authored ones stand as written. */
function offersOf({ bank, topic, kinds, avoid, barred }: QuizWish, random: Random): Offer[] {
  const places = [...factsAbout(bank.library, topic), ...authoredAbout(bank.library, topic)];
  const facts = new Set(places.map(({ fingerprint }) => fingerprint));
  const shown = contentStems(topic ?? "");
  const offers = bank.questions
    .filter(({ id, fact }) => facts.has(fact) && !barred.has(id))
    .filter(({ kind }) => kinds === "mixed" || kinds.includes(kind))
    .map((question) => ({
      question,
      group: bank.twins.get(question.fact) ?? question.fact,
      heading: question.source.heading.join("\n"),
      words: bank.words.get(question.id) ?? wordsOfQuestion(question),
      order: random() + (question.isAuthored ? 0 : 1) + (avoid?.has(question.id) === true ? 2 : 0),
    }));
  return offers.filter(
    ({ question, words }) =>
      question.isAuthored || question.kind === "true-false" || !words.key.every((stem) => shown.has(stem)),
  );
}

/** Takes offers until the wish is met: a quarter of a mixed quiz, and more only for want of others, are statements. */
function fill(draft: Draft, offers: readonly Offer[], { kinds, count }: QuizWish): void {
  if (kinds !== "mixed") {
    take(draft, offers, count);
    return;
  }
  const asked = offers.filter(({ question }) => question.kind !== "true-false");
  const statements = offers.filter(({ question }) => question.kind === "true-false");
  const groups = new Set(asked.map(({ group }) => group));
  const onlyStatements = statements.filter(({ group }) => !groups.has(group));
  const judged = draft.drawn.filter(({ question }) => question.kind === "true-false").length;
  const reserved = Math.max(0, Math.min(Math.floor(count / 4), onlyStatements.length) - judged);
  take(draft, asked, count - reserved);
  take(draft, onlyStatements, count);
  take(draft, asked, count);
  take(draft, statements, count);
}

/** Takes one offer after another, each from the heading drawn from least, until the quiz has `size` questions. */
function take(draft: Draft, offers: readonly Offer[], size: number): void {
  const open = [...offers];
  while (draft.drawn.length < size) {
    const fitting = open.filter(
      ({ group, words }) =>
        !draft.groups.has(group) && !draft.drawn.some((other) => answersOther(other.words, words)),
    );
    const next = fitting.sort((a, b) => turnOf(draft, a) - turnOf(draft, b) || a.order - b.order)[0];
    if (next === undefined) return;
    draft.drawn.push(next);
    draft.groups.add(next.group);
  }
}

/** How soon an offer's turn comes: after its heading's other questions, and after the like answer for statements. */
function turnOf({ drawn }: Draft, { heading, question }: Offer): number {
  const fromHeading = drawn.filter((other) => other.heading === heading).length;
  if (question.kind !== "true-false") return fromHeading;
  const sameAnswer = drawn.filter(
    (other) => other.question.kind === "true-false" && other.question.key[0] === question.key[0],
  );
  return fromHeading + 100 * sameAnswer.length;
}
