import { compareSnowflakes, snowflakeTime } from "../snowflake.ts";
import type { Answer, RoundHead, RoundQuestion } from "./round.ts";

/** A press on an answer as Discord told it, before anything is believed. */
export type AnswerPress = {
  readonly interactionId: string;
  readonly guildId: string;
  readonly channelId: string;
  readonly messageId: string;
  readonly userId: string;
  readonly position: number;
  readonly choice: number;
};

/** What a press means. "counts" is to be stored; `before` is the member's earlier answer that it replaces. */
export type Judgement =
  | {
      readonly kind: "counts";
      readonly answer: Answer;
      readonly before: Answer | null;
      readonly revealed: boolean;
    }
  | { readonly kind: "superseded"; readonly answer: Answer }
  | { readonly kind: "tooLate"; readonly lateBy: number }
  | { readonly kind: "roundOver"; readonly endedAt: number }
  | { readonly kind: "repeated" }
  | { readonly kind: "notPart" };

function isPartOf(round: RoundHead, question: RoundQuestion, press: AnswerPress): boolean {
  if (round.guildId !== press.guildId || round.channelId !== press.channelId) return false;
  if (question.question.options[press.choice] === undefined) return false;
  if (question.messageId !== null) return question.messageId === press.messageId;
  if (round.phase !== "asking" || round.position !== press.position) return false;
  const isNewer =
    round.lobbyMessageId === null || compareSnowflakes(press.messageId, round.lobbyMessageId) > 0;
  return isNewer && compareSnowflakes(press.interactionId, press.messageId) > 0;
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

/**
 * Judges one press by Discord's clock. In time is: not after the deadline while the question is not closed, and not
 * after the close once it is. A press may come before the bot has recorded its own question's message: then the
 * message's snowflake tells when the question opened.
 */
export function judgePress(
  round: RoundHead,
  question: RoundQuestion,
  press: AnswerPress,
  prior: Answer | null,
): Judgement {
  if (!isPartOf(round, question, press)) return { kind: "notPart" };
  if (prior?.interactionId === press.interactionId) return { kind: "repeated" };
  const pressedAt = snowflakeTime(press.interactionId);
  const closesAt = question.closesAt ?? snowflakeTime(press.messageId) + question.duration;
  const close = question.closedAt ?? closesAt;
  if (pressedAt > close) {
    if (round.endedAt !== null) return { kind: "roundOver", endedAt: round.endedAt };
    return { kind: "tooLate", lateBy: pressedAt - close };
  }
  if (prior !== null && isOlder(pressedAt, press.interactionId, prior))
    return { kind: "superseded", answer: prior };
  const answer: Answer = {
    position: press.position,
    userId: press.userId,
    choice: press.choice,
    pressedAt,
    left: timeLeft(question, closesAt, pressedAt, prior),
    interactionId: press.interactionId,
  };
  return { kind: "counts", answer, before: prior, revealed: question.revealedAt !== null };
}
