import type { PressOutcome, ResultView } from "../../app/views.ts";
import { clip } from "../clip.ts";
import { escaped, plainLine } from "../escape.ts";
import { count, letter, ordinal, seconds, timestamp } from "./common.ts";

type Told = Exclude<PressOutcome, { kind: "repeated" }>;

/** What a member is told, privately, about a press on an answer. */
export function acknowledgement(outcome: Told): string {
  switch (outcome.kind) {
    case "locked":
      return `Locked in: ${chosen(outcome.choice, outcome.text)}.`;
    case "changed":
      return `Changed to ${chosen(outcome.choice, outcome.text)}.`;
    case "countedAfterReveal":
      return `In time, so it counts: ${chosen(outcome.choice, outcome.text)}, +${outcome.points}.`;
    case "superseded":
      return `Your later press counts: ${chosen(outcome.choice, outcome.text)}.`;
    case "tooLate":
      return `Too late by ${seconds(outcome.lateBy)} by Discord's clock.`;
    case "roundOver":
      return `This round ended on ${timestamp(outcome.endedAt, "D")}.${wasRight(outcome)}`;
    case "notPart":
      return notPart;
  }
}

export const notPart = "That button isn't part of a running round.";
export const notSaved = "I couldn't save that. Please press again.";
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
    case "question":
      return `${ofQuestion(view)}${soFar(view.rank, view.total)}`;
  }
}

function ofQuestion(view: Extract<ResultView, { kind: "question" }>): string {
  if (!view.answered) return "You didn't answer this question.";
  return view.right ? `Right: +${view.points}.` : "Wrong this time.";
}

function soFar(rank: number | null, total: number): string {
  return rank === null || total === 0 ? "" : ` ${standing(rank, total)}.`;
}

/** Nobody has a rank to speak of with nothing. */
function standing(rank: number, total: number): string {
  return total === 0 ? "No points" : `You are ${ordinal(rank)} with ${total}`;
}

function wasRight(over: Extract<PressOutcome, { kind: "roundOver" }>): string {
  const answers = over.keys.map((key, index) => letterOrWord(key, over.texts[index] ?? ""));
  return answers.length === 0 ? "" : ` The answer was ${answers.join(" or ")}.`;
}

/** "**B**, L1 regularization", or "**True**": what the button says, then what it stands for. */
function chosen(choice: number, text: string): string {
  const said = letterOrWord(choice, text);
  return isWord(text) ? said : `${said}, ${escaped(clip(plainLine(text), 300))}`;
}

function letterOrWord(choice: number, text: string): string {
  return `**${isWord(text) ? text : letter(choice)}**`;
}

function isWord(text: string): boolean {
  return text === "True" || text === "False";
}
