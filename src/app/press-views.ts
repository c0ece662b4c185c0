import type { Given } from "../core/questions/given.ts";
import type { AnsweredQuestion, AskedQuestion, PressedQuestion } from "./views.ts";

/** Why a press on a question comes to nothing; `answer` is the question with its answer, once that is out. */
export type RefusedOutcome =
  | { readonly kind: "tooLate"; readonly lateBy: number; readonly answer: AnsweredQuestion | null }
  | { readonly kind: "roundOver"; readonly endedAt: number; readonly answer: AnsweredQuestion }
  | { readonly kind: "notPart" };

/** What became of an answer. Letters follow from a choice (0 is A). */
export type PressOutcome =
  | {
      readonly kind: "locked" | "changed";
      readonly question: PressedQuestion;
      readonly given: Given;
      readonly mayReveal: boolean;
    }
  /** Given in time, delivered after the reveal: counted all the same. */
  | {
      readonly kind: "countedAfterReveal";
      readonly question: AnsweredQuestion;
      readonly given: Given;
      readonly credit: number;
      readonly points: number;
    }
  /** The same, of a question that an editor has voided. */
  | { readonly kind: "voided"; readonly question: PressedQuestion; readonly given: Given }
  /** An older one that was delivered after a newer one of the same member. */
  | { readonly kind: "superseded"; readonly question: PressedQuestion; readonly given: Given }
  /** The same interaction was delivered before and has been answered. */
  | { readonly kind: "repeated" }
  | RefusedOutcome;

/** The form that a typed answer is written in; `written` is what the member has sent so far. */
export type FormView = {
  readonly kind: "form";
  readonly roundId: string;
  readonly position: number;
  readonly count: number;
  readonly question: AskedQuestion;
  readonly closesAt: number;
  readonly written: string | null;
};
