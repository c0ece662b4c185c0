import { topicName } from "./facts/library.ts";
import type { Answer, RoundHead, RoundQuestion } from "./rounds/round.ts";
import { localDate } from "./time.ts";

/** Points for a right answer, before speed. */
export const RIGHT = 100;
/** The most that speed adds. */
export const SPEED = 50;

/**
 * A line of the ledger. `right` and `answers` are what it adds to the member's counts: 1 or 0, and in a correction
 * (a later press in time, delivered after the award) `right` may be -1 and `answers` is 0.
 */
export type Award = {
  readonly userId: string;
  readonly position: number;
  readonly questionId: string;
  /** The topics that it counts for: the note's title, then each heading's full path. */
  readonly topics: readonly string[];
  readonly points: number;
  readonly right: number;
  readonly answers: number;
  /** The member's answer fell on this date in the server's zone. */
  readonly localDate: string;
};

/** The one formula: `100 + floor(50 × left ÷ total)` for a right answer, 0 for a wrong one; no bonus without speed. */
export function points(right: boolean, left: number, total: number, speed: boolean): number {
  if (!right) return 0;
  if (!speed) return RIGHT;
  return RIGHT + Math.floor((SPEED * Math.min(Math.max(left, 0), total)) / total);
}

/** Whether a choice is the question's key. */
export function isRight(question: RoundQuestion, choice: number): boolean {
  const option = question.question.options[choice];
  return option !== undefined && question.question.key.includes(option);
}

/** The names of the topics that a question belongs to, outermost first. */
export function topicsOf(heading: readonly string[]): string[] {
  return heading.map((_, depth) => topicName(heading.slice(0, depth + 1)));
}

/** The award for one answer, with the date in the server's zone. */
export function awardFor(round: RoundHead, question: RoundQuestion, answer: Answer, zone: string): Award {
  const right = isRight(question, answer.choice);
  return {
    userId: answer.userId,
    position: question.position,
    questionId: question.question.id,
    topics: topicsOf(question.question.source.heading),
    points: points(right, answer.left, question.duration, round.speed),
    right: right ? 1 : 0,
    answers: 1,
    localDate: localDate(answer.pressedAt, zone),
  };
}

/**
 * What the ledger needs when a member's later press in time replaces one that was already awarded: the differences,
 * on the date of the award that they correct.
 */
export function correction(before: Award, after: Award): Award {
  const points = after.points - before.points;
  return { ...after, points, right: after.right - before.right, answers: 0, localDate: before.localDate };
}
