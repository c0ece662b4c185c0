import type { ItemStatistics } from "../core/questions/people/item-statistics.ts";
import type { ReportReason } from "../core/questions/people/report.ts";
import type { Pin } from "../core/questions/people/ruling.ts";
import type { ReportStored, WrongAnswer } from "./question-stores.ts";
import type { AnsweredQuestion } from "./views.ts";

/** What a member may report; `before` is the reason that they gave already. */
export type ReportingView =
  | { readonly kind: "notAsked" }
  | {
      readonly kind: "choose";
      readonly reasons: readonly ReportReason[];
      /** They may say in words what was right too: no answer of theirs is on record, as it came too late or never. */
      readonly mayWrite: boolean;
      readonly before: ReportReason | null;
    };

/**
 * What became of a report; "notWrong" is a claim for an answer that wasn't judged wrong, "onlyLate" one for what counts
 * already. Both store nothing.
 */
export type ReportOutcome = ReportStored | "notAsked" | "notWrong" | "onlyLate";

/** A question for editors, with its answer in words. */
export type ReviewedQuestion = {
  readonly questionId: string;
  readonly question: AnsweredQuestion;
  readonly disabledBy: "reports" | "editor" | null;
  /** Open reports by reason, the most first. */
  readonly reports: readonly { readonly reason: ReportReason; readonly count: number }[];
};

/** Something that a note's author may want to mend. */
export type Fix = ReviewedQuestion & {
  /** What the note gives as right, where an editor has pinned something in its place; null elsewhere. */
  readonly noted: readonly string[] | null;
};

/** What rounds have shown, with the wrong answer that was given most. */
export type ShownStatistics = ItemStatistics & {
  readonly mostPicked: WrongAnswer | null;
};

/** A question with all that editors may know and decide. */
export type DossierView = ReviewedQuestion & {
  /** The server's notes give this question no more. */
  readonly isGone: boolean;
  readonly pin: Pin | null;
  readonly isTyped: boolean;
  readonly statistics: ShownStatistics | null;
  /** Answers that members say were right too; `id` is for turning one into an accepted way to type the key. */
  readonly claims: readonly { readonly id: string; readonly text: string }[];
};

/** A page of something; pages count from 0. */
export type PageOf<T> = {
  readonly rows: readonly T[];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
};

export type StatisticsRow = ReviewedQuestion & { readonly statistics: ShownStatistics };

/** What the admin channel is told about a question: one message, brought up to date. No member is named. */
export type ReportedView = ReviewedQuestion & { readonly kind: "reported" };

/** A question as it is offered while an editor types. */
export type QuestionChoice = { readonly questionId: string; readonly stem: string; readonly file: string };
