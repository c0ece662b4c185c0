import type { APIButtonComponentWithCustomId } from "discord.js";
import type { AskedQuestion, QuestionView } from "../../app/views.ts";
import { answerForm } from "../../core/questions/given.ts";
import { type Body, body, button, type MenuRow, menu } from "../body.ts";
import { customIdOf } from "../custom-ids.ts";
import { escapedStem } from "../escape.ts";
import * as say from "../wording.ts";

/** An open question of a round: stem and options whole, and what it is answered by. */
export function renderQuestion(view: QuestionView): Body {
  const { roundId, position, question } = view;
  const content = [say.questionTitle(view), ...asked(question)].join("\n");
  switch (answerForm(question)) {
    case "option":
      return body(
        content,
        answerButtons(question, (choice) => customIdOf({ kind: "answer", roundId, position, choice })),
      );
    case "options":
      return {
        content,
        components: [optionsMenu(question, customIdOf({ kind: "options", roundId, position }))],
      };
    case "text":
      return body(content, [button(say.write, customIdOf({ kind: "write", roundId, position }), "main")]);
  }
}

/** One menu in which all options that fit are chosen at once. */
export function optionsMenu({ options }: AskedQuestion, customId: string): MenuRow {
  return menu({
    customId,
    placeholder: say.optionsMenu,
    options: options.map((text, choice) => ({
      label: say.letteredOption(choice, text),
      value: String(choice),
    })),
    most: options.length,
  });
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
