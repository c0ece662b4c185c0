import type { Cue, Exercise } from "../core/exercises/exercise.ts";
import { isQuestion } from "../core/exercises/exercise.ts";
import { creditOf, matchedIn, namedIn } from "../core/exercises/grade.ts";
import { isAnswered, isGiven, picksOf, type Response, type SelfGrade } from "../core/exercises/response.ts";
import type { Given } from "../core/questions/given.ts";
import type { QuestionSource } from "../core/questions/question.ts";
import { shownPath } from "../core/questions/shown-path.ts";
import type { Practice } from "./stores.ts";
import { answered, asked } from "./study.ts";
import type { AnsweredQuestion, AskedQuestion } from "./views.ts";

/** An exercise as its member sees it before they are done: nothing here tells a key. Picks are indexes into what is shown. */
export type AskedExercise =
  | { readonly form: "question"; readonly question: AskedQuestion }
  | {
      readonly form: "matching";
      readonly lefts: readonly string[];
      readonly rights: readonly string[];
      readonly picks: readonly number[];
    }
  | {
      readonly form: "order";
      readonly title: string;
      readonly shown: readonly string[];
      readonly picks: readonly number[];
    }
  | { readonly form: "list"; readonly title: string; readonly count: number }
  /** `answer` is null before the member has asked to see it. */
  | {
      readonly form: "recall";
      readonly cue: Cue;
      readonly answer: { readonly text: string; readonly source: QuestionSource } | null;
    };

/** The same once it is done, with what was right. */
export type AnsweredExercise =
  | { readonly form: "question"; readonly question: AnsweredQuestion; readonly given: Given }
  | {
      readonly form: "matching";
      readonly pairs: readonly {
        readonly left: string;
        readonly right: string;
        readonly isFound: boolean;
        readonly line: number;
      }[];
      readonly source: QuestionSource;
    }
  | {
      readonly form: "order";
      readonly title: string;
      readonly steps: readonly string[];
      /** The member's own order, as indexes into `steps`. */
      readonly given: readonly number[];
      readonly source: QuestionSource;
    }
  | {
      readonly form: "list";
      readonly title: string;
      readonly members: readonly { readonly name: string; readonly isNamed: boolean }[];
      readonly wrong: readonly string[];
      readonly source: QuestionSource;
    }
  | {
      readonly form: "recall";
      readonly cue: Cue;
      readonly answer: string;
      readonly grade: SelfGrade;
      readonly source: QuestionSource;
    };

/** "daily": from [Test me] on a daily post; "practice": from /practice, with [Next]. */
type Origin = { readonly practiceId: string; readonly from: "practice" | "daily" };

/** A private exercise that isn't done. */
export type PracticeView = Origin & {
  readonly state: "open";
  /** What a question or a list stands under; null for other exercises, whose headings may tell too much. */
  readonly heading: string | null;
  readonly exercise: AskedExercise;
};

/** A private exercise that is done. */
export type PracticeAnswerView = Origin & {
  readonly state: "answered";
  readonly exercise: AnsweredExercise;
  /** How much of it was right, from 0 to 1. */
  readonly credit: number;
  readonly mayReport: boolean;
};

/** A practice as its member sees it. */
export function practiceView(practice: Practice): PracticeView | PracticeAnswerView {
  const { id: practiceId, origin: from, exercise, response, guildId } = practice;
  if (response === null || !isAnswered(exercise, response)) return openView(practice);
  return {
    state: "answered",
    practiceId,
    from,
    exercise: answeredExercise(exercise, response),
    credit: creditOf(exercise, response),
    mayReport: guildId !== null,
  };
}

/** A practice that isn't done, as its member sees it. */
export function openView({ id: practiceId, origin: from, exercise, response }: Practice): PracticeView {
  return {
    state: "open",
    practiceId,
    from,
    heading: headingOver(exercise),
    exercise: askedExercise(exercise, response),
  };
}

function headingOver(exercise: Exercise): string | null {
  if (isQuestion(exercise)) return shownPath(exercise).join(" › ");
  return exercise.kind === "order" || exercise.kind === "list" ? headingOf(exercise.source) : null;
}

function headingOf({ heading, text }: QuestionSource): string | null {
  const last = heading.at(-1) ?? null;
  return last === text ? (heading.at(-2) ?? null) : last;
}

function askedExercise(exercise: Exercise, response: Response | null): AskedExercise {
  if (isQuestion(exercise)) return { form: "question", question: asked(exercise) };
  switch (exercise.kind) {
    case "matching": {
      const { pairs, rights } = exercise;
      return { form: "matching", lefts: pairs.map(({ left }) => left), rights, picks: picksOf(response) };
    }
    case "order": {
      const { title, shown } = exercise;
      return { form: "order", title, shown, picks: picksOf(response) };
    }
    case "list":
      return { form: "list", title: exercise.title, count: exercise.members.length };
    case "recall": {
      const { cue, answer: text, source } = exercise;
      return { form: "recall", cue, answer: response === null ? null : { text, source } };
    }
  }
}

function answeredExercise(exercise: Exercise, response: Response): AnsweredExercise {
  if (isQuestion(exercise)) {
    const given = isGiven(response) ? response : ({ kind: "option", choice: -1 } as const);
    return { form: "question", question: answered(exercise), given };
  }
  const { source } = exercise;
  switch (exercise.kind) {
    case "matching": {
      const found = matchedIn(exercise, response);
      const pairs = exercise.pairs.map(({ left, right, line }, at) => ({
        left,
        right,
        line,
        isFound: found[at] === true,
      }));
      return { form: "matching", pairs, source };
    }
    case "order": {
      const { title, steps, shown } = exercise;
      const given = picksOf(response).map((pick) => steps.indexOf(shown[pick] ?? ""));
      return { form: "order", title, steps, given, source };
    }
    case "list": {
      const { named, wrong } = namedIn(exercise, response);
      const members = exercise.members.map(({ accepted }, at) => ({
        name: accepted[0] ?? "",
        isNamed: named[at] === true,
      }));
      return { form: "list", title: exercise.title, members, wrong, source };
    }
    case "recall": {
      const { cue, answer } = exercise;
      const grade = response.kind === "grade" ? response.grade : "didNot";
      return { form: "recall", cue, answer, grade, source };
    }
  }
}
