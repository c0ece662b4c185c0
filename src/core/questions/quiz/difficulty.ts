import { answerForm } from "../given.ts";
import type { ItemStatistics } from "../people/item-statistics.ts";
import type { Question, QuestionKind } from "../question.ts";

/** From so many answers on a question's results count; the estimate from its structure weighs as much as so many. */
const ENOUGH_ANSWERS = 8;

/** The part of half-prepared members who know the answer before they see any option, a rough guess by kind. */
const known: Readonly<Record<QuestionKind, number>> = {
  "true-false": 0.5,
  acronym: 0.6,
  definition: 0.55,
  term: 0.5,
  choice: 0.5,
  statement: 0.45,
  number: 0.4,
  typed: 0.4,
  "select-all": 0.35,
};

/**
 * Item difficulty, 0 to 1: the share of answers that is likely to be wrong. From eight answers on it follows them, drawn
 * towards what the kind, the number of options and their likeness to the key let expect; before that it is only these.
 */
export function difficultyOf(question: Question, statistics: ItemStatistics | undefined): number {
  const expected = expectedRight(question);
  if (statistics === undefined || statistics.answers < ENOUGH_ANSWERS) return 1 - expected;
  const { answers, credit } = statistics;
  return 1 - (credit + ENOUGH_ANSWERS * expected) / (answers + ENOUGH_ANSWERS);
}

/**
 * How far back in the draw a question belongs, 0 to 1, because those who know the rest get it wrong as often as the others:
 * its discrimination, drawn towards a usual 0.3, is below 0.2.
 */
export function latenessOf(statistics: ItemStatistics | undefined): number {
  if (statistics === undefined || statistics.discrimination === null) return 0;
  const { answers, discrimination } = statistics;
  if (answers < ENOUGH_ANSWERS) return 0;
  const shrunk = (discrimination * answers + 0.3 * ENOUGH_ANSWERS) / (answers + ENOUGH_ANSWERS);
  return Math.min(1, Math.max(0, (0.2 - shrunk) / 0.3));
}

/** Who doesn't know guesses among the options; options that look like the key take some of those who half know. */
function expectedRight(question: Question): number {
  const knows = known[question.kind] - 0.15 * closeness(question);
  const isGuessable = answerForm(question) === "option" && question.options.length > 0;
  return knows + (isGuessable ? (1 - knows) / question.options.length : 0);
}

/** How many of the key's words an option has, 0 to 1, on average over the wrong ones. */
function closeness({ kind, options, key }: Question): number {
  const wrong = options.filter((option) => !key.includes(option));
  if (kind === "true-false" || wrong.length === 0) return 0;
  const own = new Set(key.flatMap(wordsIn));
  const shared = wrong.map((option) => {
    const words = wordsIn(option);
    return words.filter((word) => own.has(word)).length / Math.max(1, words.length);
  });
  return shared.reduce((sum, share) => sum + share, 0) / wrong.length;
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
