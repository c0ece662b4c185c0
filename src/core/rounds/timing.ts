import { answerForm } from "../questions/given.ts";
import type { Question } from "../questions/question.ts";
import type { Pace } from "./round.ts";

/** Milliseconds between the announcement and the first question. */
export const LOBBY = 15_000;
/** Milliseconds between the close and the reveal: presses in time may still be on their way. */
export const GRACE = 2_000;
/** Milliseconds that an early close leaves to those who want to change their answer. */
export const LAST_CHANCE = 3_000;
/** Being away for longer than this, in milliseconds, gives a question its full time again. */
export const AWAY = 2_000;
/**
 * A question whose message is known only so many milliseconds after it came was in nobody's hands: longer than Discord's
 * answer may take.
 */
export const LATEST_KNOWN = 15_000;
/** A round that is overdue by more than this, in milliseconds, ends with its standings. */
export const OVERDUE = 600_000;
/** Questions in a row that nobody answers before a round stops. */
export const IDLE_QUESTIONS = 3;

const PAUSE = 8_000;
/** Seconds that a typed answer has at least. */
const LEAST_TYPED = 40;
const FREE_CHARACTERS = 150;
const CHARACTERS_PER_SECOND = 15;

function charactersOf(question: Question): number {
  return [question.stem, ...question.options].reduce((sum, text) => sum + text.length, 0);
}

function extraSeconds(characters: number): number {
  return Math.ceil(Math.max(0, characters - FREE_CHARACTERS) / CHARACTERS_PER_SECOND);
}

/**
 * How long a question is open, in milliseconds: the wish, a second more per 15 characters over 150, times the pace. What
 * must be typed has twice that, at least 40 seconds before the pace.
 */
export function questionDuration(question: Question, seconds: number, pace: Pace): number {
  const once = seconds + extraSeconds(charactersOf(question));
  const needed = answerForm(question) === "text" ? Math.max(LEAST_TYPED, 2 * once) : once;
  return Math.round(needed * pace * 1000);
}

/** How long the answer stays alone before the next question, in milliseconds: longer for a long source. */
export function readingPause(question: Question): number {
  return PAUSE + extraSeconds(question.source.text.length) * 1000;
}
