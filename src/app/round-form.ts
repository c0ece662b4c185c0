import { answerForm } from "../core/questions/given.ts";
import { deadlineOf, refusedPress } from "../core/rounds/press.ts";
import type { Opening } from "./app.ts";
import type { FormView, RefusedOutcome } from "./press-views.ts";
import { refusedOutcome } from "./presses.ts";
import type { RoundStore } from "./stores.ts";
import { asked } from "./study.ts";

/** The form in which a member writes a typed answer; one that would come too late isn't opened. */
export function makeRoundForm(rounds: RoundStore) {
  return async (opening: Opening): Promise<FormView | RefusedOutcome> => {
    const pressed = await rounds.pressedOn(opening);
    if (pressed === null || answerForm(pressed.question.question) !== "text") return { kind: "notPart" };
    const { round, question, questions, answer } = pressed;
    const refused = refusedPress(round, question, opening);
    if (refused !== null) return refusedOutcome(refused, question.question);
    const given = answer?.given;
    return {
      kind: "form",
      roundId: round.id,
      position: question.position,
      count: questions,
      question: asked(question.question),
      closesAt: deadlineOf(question, opening),
      written: given?.kind === "text" ? given.text : null,
    };
  };
}
