import type { APIButtonComponentWithCustomId } from "discord.js";
import type { AskedQuestion, QuestionView } from "../../app/views.ts";
import { type Body, body, button } from "../body.ts";
import { customIdOf } from "../custom-ids.ts";
import { escapedStem } from "../escape.ts";
import * as say from "../wording.ts";

/** An open question of a round: stem and options whole, a button an option. */
export function renderQuestion(view: QuestionView): Body {
  const { roundId, position } = view;
  const buttons = answerButtons(view.question, (choice) =>
    customIdOf({ kind: "answer", roundId, position, choice }),
  );
  return body([say.questionTitle(view), ...asked(view.question)].join("\n"), buttons);
}

/** A question's lines: its stem, then an option a line. True and false need no letters: their buttons say it. */
export function asked(question: AskedQuestion): readonly string[] {
  const options =
    question.kind === "true-false"
      ? []
      : question.options.map((text, choice) => say.optionLine(choice, text));
  return [escapedStem(question.stem), ...options];
}

/** One button for each option: its letter, or the option itself where it is True or False. */
export function answerButtons(
  question: AskedQuestion,
  idOf: (choice: number) => string,
): readonly APIButtonComponentWithCustomId[] {
  return question.options.map((text, choice) =>
    button(question.kind === "true-false" ? text : say.letter(choice), idOf(choice)),
  );
}
