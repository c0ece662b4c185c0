import { answerForm } from "../core/questions/given.ts";
import { refusedPress } from "../core/rounds/press.ts";
import { snowflakeTime } from "../core/snowflake.ts";
import type { Opening } from "./app.ts";
import { refusedOutcome } from "./presses.ts";
import type { RoundStore } from "./stores.ts";
import { asked } from "./study.ts";
import type { FormView, RefusedOutcome } from "./views.ts";

/** The form in which a member writes a typed answer; one that would come too late isn't opened. */
export function makeRoundForm(rounds: RoundStore) {
  return async (opening: Opening): Promise<FormView | RefusedOutcome> => {
    const { roundId, position, userId, messageId } = opening;
    const round = (await rounds.load(roundId))?.round;
    const question = round?.questions[position - 1];
    if (round === undefined || question === undefined || answerForm(question.question) !== "text")
      return { kind: "notPart" };
    const refused = refusedPress(round, question, opening);
    if (refused !== null) return refusedOutcome(refused, question.question);
    const answers = await rounds.answersOf(roundId, userId);
    const given = answers.find((answer) => answer.position === position)?.given;
    return {
      kind: "form",
      roundId,
      position,
      count: round.questions.length,
      question: asked(question.question),
      closesAt: question.closesAt ?? snowflakeTime(messageId) + question.duration,
      written: given?.kind === "text" ? given.text : null,
    };
  };
}
