import type { PressOutcome, RefusedOutcome } from "../../app/press-views.ts";
import type { AnsweredQuestion, ResultView } from "../../app/views.ts";
import { count, ordinal, seconds, timestamp } from "./common.ts";
import { whatIsRight, whatWasGiven } from "./given.ts";

const takenBack = "This question was taken back: its points don't count.";

type Told = Exclude<PressOutcome, { kind: "repeated" }>;

/** What a member is told, privately, about a press on an answer. */
export function acknowledgement(outcome: Told): string {
  switch (outcome.kind) {
    case "locked":
      return `Locked in: ${whatWasGiven(outcome.question, outcome.given)}.`;
    case "changed":
      return `Changed to ${whatWasGiven(outcome.question, outcome.given)}.`;
    case "countedAfterReveal": {
      const { question, given, credit, points } = outcome;
      const right = credit < 1 ? wasRight(question) : "";
      return `In time, so it counts: ${whatWasGiven(question, given)}, +${points}.${right}`;
    }
    case "voided":
      return `In time: ${whatWasGiven(outcome.question, outcome.given)}. ${takenBack}`;
    case "superseded":
      return `Your later answer counts: ${whatWasGiven(outcome.question, outcome.given)}.`;
    default:
      return refusedPress(outcome);
  }
}

/** Why a press came to nothing, with what was right once that is out. */
export function refusedPress(outcome: RefusedOutcome): string {
  switch (outcome.kind) {
    case "tooLate":
      return `Too late by ${seconds(outcome.lateBy)} by Discord's clock.${wasRight(outcome.answer)}`;
    case "roundOver":
      return `This round ended on ${timestamp(outcome.endedAt, "D")}.${wasRight(outcome.answer)}`;
    case "notPart":
      return notPart;
  }
}

export const notPart = "That isn't part of a running round.";
export const notSaved = "I couldn't save that. Please press again.";
export const nothingWritten = "There is nothing to read in that. Please write a word or two.";
export const rightToo = "My answer was right too";
export const starting = "Here comes the first question.";
export const stopping = "Stopped. The standings follow in the channel.";
export const revealing = "Revealing the answer now.";

export const notPlayed = "You didn't answer in this round.";
export const noMisses = "You got everything right that you answered.";

/** A member's own result, of a question or a round. */
export function result(view: ResultView): string {
  switch (view.kind) {
    case "notYet":
      return "The answer isn't out yet.";
    case "notPlayed":
      return notPlayed;
    case "round":
      return `${standing(view.rank, view.total)}: ${view.right} of ${count(view.answered, "answer")} right.`;
    case "voided":
      return `${takenBack}${soFar(view.rank, view.total)}`;
    case "question":
      return `${ofQuestion(view)}${soFar(view.rank, view.total)}`;
  }
}

function ofQuestion(view: Extract<ResultView, { kind: "question" }>): string {
  if (!view.answered) return "You didn't answer this question.";
  const { question, given, credit, points } = view;
  if (credit === 1) return `Right: +${points}.`;
  const judged = credit > 0 ? `Partly right: +${points}.` : "Wrong this time.";
  if (given.kind === "option") return judged;
  const verb = given.kind === "text" ? "wrote" : "chose";
  return `${judged} You ${verb} ${whatWasGiven(question, given)}; right is ${whatIsRight(question)}.`;
}

function soFar(rank: number | null, total: number): string {
  return rank === null || total === 0 ? "" : ` ${standing(rank, total)}.`;
}

/** Nobody has a rank to speak of with nothing. */
function standing(rank: number, total: number): string {
  return total === 0 ? "No points" : `You are ${ordinal(rank)} with ${total}`;
}

function wasRight(question: AnsweredQuestion | null): string {
  return question === null ? "" : ` The answer was ${whatIsRight(question)}.`;
}
