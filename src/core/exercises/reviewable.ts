import type { Question } from "../questions/question.ts";
import { type Exercise, isQuestion } from "./exercise.ts";

/**
 * An exercise as those see it who review what members report: what was asked as a stem, and all that is right as its options. A
 * question is seen as it is.
 */
export function reviewable(exercise: Exercise): Question {
  if (isQuestion(exercise)) return exercise;
  const { id, fact, source, kind } = exercise;
  const { asked, right } = wordsOf(exercise);
  return {
    id,
    kind: "select-all",
    fact,
    stem: asked,
    options: right,
    key: right,
    typed: null,
    explanation: source.text,
    source,
    isAuthored: false,
    isPinned: true,
    exercise: kind,
  };
}

type Words = { readonly asked: string; readonly right: readonly string[] };

function wordsOf(exercise: Exclude<Exercise, Question>): Words {
  switch (exercise.kind) {
    case "matching": {
      const { pairs } = exercise;
      return {
        asked: pairs.map(({ left }) => left).join(" / "),
        right: pairs.map(({ left, right }) => `${left}: ${right}`),
      };
    }
    case "order":
      return { asked: exercise.title, right: exercise.steps };
    case "list":
      return { asked: exercise.title, right: exercise.members.map(({ accepted: [name = ""] }) => name) };
    case "recall":
      return { asked: exercise.cue.text, right: [exercise.answer] };
  }
}
