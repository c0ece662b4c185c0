import { topicName } from "./facts/library.ts";
import { answerForm } from "./questions/given.ts";
import type { Answer, RoundHead, RoundQuestion } from "./rounds/round.ts";
import { localDate } from "./time.ts";

/** Points for a right answer, before speed. */
export const RIGHT = 100;
/** The most that speed adds. */
export const SPEED = 50;
/** Binary fractions miss some shares by less: 100 × 0.29 is not quite 29. */
const ROUNDING = 1e-9;

/**
 * A line of the ledger. `right` (wholly) and `answers` are what it adds to the member's counts: 1 or 0, and in a correction
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

/** What an answer's points follow from: its credit from 0 to 1, and the milliseconds left of the question's full time. */
export type Worth = {
  readonly credit: number;
  readonly left: number;
  readonly total: number;
  /** Whether speed counts. */
  readonly speed: boolean;
};

/**
 * The one formula: `floor(100 × credit)`, and for a wholly right answer `floor(50 × left ÷ total)` more where speed
 * counts.
 */
export function points({ credit, left, total, speed }: Worth): number {
  const share = Math.floor(RIGHT * credit + ROUNDING);
  if (credit < 1 || !speed) return share;
  return share + Math.floor((SPEED * Math.min(Math.max(left, 0), total)) / total);
}

/** Whether speed earns points on a question: typing fast is no knowledge. */
function speedCounts(round: Pick<RoundHead, "speed">, { question }: RoundQuestion): boolean {
  return round.speed && answerForm(question) !== "text";
}

/** The names of the topics that a question belongs to, outermost first. */
export function topicsOf(heading: readonly string[]): string[] {
  return heading.map((_, depth) => topicName(heading.slice(0, depth + 1)));
}

/** The award for one answer, with the date in the server's zone. */
export function awardFor(round: RoundHead, question: RoundQuestion, answer: Answer, zone: string): Award {
  const { credit, left } = answer;
  const speed = speedCounts(round, question);
  return {
    userId: answer.userId,
    position: question.position,
    questionId: question.question.id,
    topics: topicsOf(question.question.source.heading),
    points: points({ credit, left, total: question.duration, speed }),
    right: credit === 1 ? 1 : 0,
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
