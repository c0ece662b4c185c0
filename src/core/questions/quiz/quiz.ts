import type { Fingerprint } from "../../facts/fact.ts";
import { authoredAbout, factsAbout } from "../../facts/library.ts";
import { type Random, seeded } from "../../random.ts";
import type { Bank } from "../bank.ts";
import type { ItemStatistics } from "../people/item-statistics.ts";
import type { Question, QuestionKind } from "../question.ts";
import { contentStems } from "../terms/sentence.ts";
import { difficultyOf, latenessOf } from "./difficulty.ts";
import { tells, wordsOfQuestion } from "./question-words.ts";
import { fill } from "./quiz-cycle.ts";
import type { Draft, Offer } from "./quiz-draft.ts";
import { inPlayingOrder } from "./quiz-order.ts";
import { turnsOf } from "./quiz-shares.ts";

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
  /** Facts of the pool whose like were all asked: of them only those in this quiz count as used from now on. */
  readonly forgets: ReadonlySet<Fingerprint>;
};

/**
 * Draws a quiz: the same wish gives the same quiz, byte for byte. Each fact and each right answer comes at most once, and a fact
 * that was asked before only when all of its like have been, or nothing else fits; no question answers another, rather the
 * quiz stays shorter; headings take turns; of a heading's questions those that its author wrote come first; a mixed quiz has
 * its kinds by their shares, more than the most of one only for want of others, and of true/false only for want of anything.
 */
export function drawQuiz(wish: QuizWish): Quiz {
  const random = seeded("quiz", wish.seed);
  const pool = offersOf(wish, random);
  const used = new Set([...wish.used].map((fact) => wish.bank.twins.get(fact) ?? fact));
  const fresh = pool.filter(({ group }) => !used.has(group));
  const turns = turnsOf(
    fresh.map(({ group, question }) => ({ group, kind: question.kind })),
    random,
  );
  const draft: Draft = { size: wish.count, turns, drawn: [], groups: new Set() };
  const forgets = fill(draft, { offers: pool, used, isMixed: wish.kinds === "mixed" });
  const drawn = draft.drawn.map(({ question }) => question);
  const most = new Set(pool.map(({ group }) => group)).size;
  return {
    questions: inPlayingOrder(drawn, {
      random,
      difficulty: (question) => difficultyOf(question, wish.statistics.get(question.id)),
    }),
    available: drawn.length < wish.count ? drawn.length : most,
    forgets,
  };
}

/** The questions of the topic and kinds whose key the topic's own name doesn't give away; authored ones stand as written. */
function offersOf(wish: QuizWish, random: Random): Offer[] {
  const { bank, topic, kinds, avoid, barred, statistics } = wish;
  const places = [...factsAbout(bank.library, topic), ...authoredAbout(bank.library, topic)];
  const facts = new Set(places.map(({ fingerprint }) => fingerprint));
  const shown = contentStems(topic ?? "");
  return bank.questions
    .filter(({ id, fact }) => facts.has(fact) && !barred.has(id))
    .filter(({ kind }) => kinds === "mixed" || kinds.includes(kind))
    .map((question) => ({
      question,
      group: bank.twins.get(question.fact) ?? question.fact,
      heading: question.source.heading.join("\n"),
      words: bank.words.get(question.id) ?? wordsOfQuestion(question),
      isAvoided: avoid?.has(question.id) === true,
      order: random() + latenessOf(statistics.get(question.id)),
    }))
    .filter(({ question, words }) => question.isAuthored || !tells(shown, words));
}
