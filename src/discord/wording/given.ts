import type { AnsweredQuestion, PressedQuestion } from "../../app/views.ts";
import { answerForm, type Given } from "../../core/questions/given.ts";
import { clip } from "../clip.ts";
import { escaped, plainLine } from "../escape.ts";
import { letter } from "./common.ts";

const OPTION_LIMIT = 300;
const ANSWER_LIMIT = 100;

/** What was given: "**B**, L1 regularization", "**True**", "**A, C**", or the text that was typed. */
export function whatWasGiven(question: PressedQuestion, given: Given): string {
  switch (given.kind) {
    case "option": {
      const said = `**${buttonOf(question, given.choice)}**`;
      const text = plainLine(question.options[given.choice] ?? "");
      return question.kind === "true-false" ? said : `${said}, ${escaped(clip(text, OPTION_LIMIT))}`;
    }
    case "options":
      return `**${given.choices.map(letter).join(", ")}**`;
    case "text":
      return `**${escaped(given.text)}**`;
  }
}

/** What is right, in short: the letter of its button, its word, all letters that fit, or what had to be typed. */
export function whatIsRight(question: AnsweredQuestion): string {
  const { keys, answers } = question;
  switch (answerForm(question)) {
    case "option":
      return keys.map((key) => `**${buttonOf(question, key)}**`).join(" or ");
    case "options":
      return `**${keys.map(letter).join(", ")}**`;
    case "text":
      return inWords(answers);
  }
}

/** An answer as its notes write it, and the other ways to write it. */
export function inWords([answer = "", ...others]: readonly string[]): string {
  const other = others.length === 0 ? "" : ` (or ${others.map(shortened).join(", ")})`;
  return `**${shortened(answer)}**${other}`;
}

function shortened(answer: string): string {
  return escaped(clip(plainLine(answer), ANSWER_LIMIT));
}

/** What an option's button says. */
function buttonOf({ kind, options }: PressedQuestion, choice: number): string {
  return kind === "true-false" ? (options[choice] ?? "") : letter(choice);
}
