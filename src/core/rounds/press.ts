import { creditFor, fitsQuestion, type Given } from "../questions/given.ts";
import { compareSnowflakes, snowflakeTime } from "../snowflake.ts";
import type { Answer, RoundHead, RoundQuestion } from "./round.ts";

/** A press on a question of a round as Discord told it, before anything is believed. */
export type QuestionPress = {
  readonly interactionId: string;
  readonly guildId: string;
  readonly channelId: string;
  readonly messageId: string;
  readonly userId: string;
  readonly position: number;
};

/** A press that answers; of a typed answer the submit of its form. */
export type AnswerPress = QuestionPress & { readonly given: Given };

/** Why a press comes to nothing. */
export type Refused =
  | { readonly kind: "tooLate"; readonly lateBy: number; readonly revealed: boolean }
  | { readonly kind: "roundOver"; readonly endedAt: number }
  | { readonly kind: "notPart" };

/** What a press means. "counts" is to be stored; `before` is the member's earlier answer that it replaces. */
export type Judgement =
  | {
      readonly kind: "counts";
      readonly answer: Answer;
      readonly before: Answer | null;
      readonly revealed: boolean;
    }
  | { readonly kind: "superseded"; readonly answer: Answer }
  | { readonly kind: "repeated" }
  | Refused;

/** How far the clock that began the round and Discord's may be apart, in milliseconds. */
const CLOCKS_APART = 60_000;

function isPartOf(round: RoundHead, question: RoundQuestion, press: QuestionPress): boolean {
  if (round.guildId !== press.guildId || round.channelId !== press.channelId) return false;
  if (question.messageId !== null) return question.messageId === press.messageId;
  if (round.phase !== "asking" || round.position !== press.position) return false;
  const isOfRound = snowflakeTime(press.messageId) > round.startedAt - CLOCKS_APART;
  const isQuestion = isOfRound && press.messageId !== round.lobbyMessageId;
  return isQuestion && compareSnowflakes(press.interactionId, press.messageId) > 0;
}

/**
 * What is left of the question's full time. Where the time was given again after the bot was away, it is given to those
 * who hadn't answered: another choice of those who had runs on their own deadline.
 */
function timeLeft(
  question: RoundQuestion,
  closesAt: number,
  pressedAt: number,
  prior: Answer | null,
): number {
  const deadline = prior === null ? closesAt : Math.min(closesAt, prior.pressedAt + prior.left);
  return Math.min(Math.max(0, deadline - pressedAt), question.duration);
}

function isOlder(pressedAt: number, interactionId: string, than: Answer): boolean {
  if (pressedAt !== than.pressedAt) return pressedAt < than.pressedAt;
  return compareSnowflakes(interactionId, than.interactionId) < 0;
}

/** When a question closes; it opens at its message's own time, also before the bot has recorded that. */
export function deadlineOf(question: RoundQuestion, { messageId }: QuestionPress): number {
  return question.closesAt ?? snowflakeTime(messageId) + question.duration;
}

/** Why a press on a question comes to nothing by Discord's clock; null where it is in time. */
export function refusedPress(
  round: RoundHead,
  question: RoundQuestion,
  press: QuestionPress,
): Refused | null {
  if (!isPartOf(round, question, press)) return { kind: "notPart" };
  const pressedAt = snowflakeTime(press.interactionId);
  const close = question.closedAt ?? deadlineOf(question, press);
  if (pressedAt <= close) return null;
  if (round.endedAt !== null) return { kind: "roundOver", endedAt: round.endedAt };
  return { kind: "tooLate", lateBy: pressedAt - close, revealed: question.revealedAt !== null };
}

/**
 * Judges one answer by Discord's clock. In time is: not after the deadline while the question is not closed, and not
 * after the close once it is. A press may come before the bot has recorded its own question's message: then the
 * message's snowflake tells when the question opened.
 */
export function judgePress(
  round: RoundHead,
  question: RoundQuestion,
  press: AnswerPress,
  prior: Answer | null,
): Judgement {
  const { interactionId, position, userId, given } = press;
  if (!fitsQuestion(question.question, given)) return { kind: "notPart" };
  const refused = refusedPress(round, question, press);
  const isKnown = prior?.interactionId === interactionId;
  if (isKnown && refused?.kind !== "notPart") return { kind: "repeated" };
  if (refused !== null) return refused;
  const pressedAt = snowflakeTime(interactionId);
  if (prior !== null && isOlder(pressedAt, interactionId, prior))
    return { kind: "superseded", answer: prior };
  const answer: Answer = {
    position,
    userId,
    given,
    credit: creditFor(question.question, given),
    pressedAt,
    left: timeLeft(question, deadlineOf(question, press), pressedAt, prior),
    interactionId,
  };
  return { kind: "counts", answer, before: prior, revealed: question.revealedAt !== null };
}
