import type { Question } from "../core/questions/question.ts";
import type { ReportReason } from "../core/questions/report.ts";

/** Where a question was asked that a member reports. */
export type AskedIn =
  | { readonly roundId: string; readonly position: number }
  | { readonly practiceId: string };

/** A member's report; `claimed` is what they had answered, where they say that it was right too. */
export type QuestionReport = {
  readonly guildId: string;
  readonly userId: string;
  readonly question: Question;
  readonly askedIn: AskedIn;
  readonly reason: ReportReason;
  readonly claimed: string | null;
};

/** Members' reports on questions. */
export type ReportStore = {
  /**
   * Stores a report, one a member for each time that the question was asked: another reason replaces the first. Where enough
   * members have reported, the question is disabled in the same transaction; admins are to be told in any case.
   */
  report(report: QuestionReport, now: number): Promise<"stored" | "changed" | "already">;
  /** The reason that a member gave, null before any. */
  reasonOf(askedIn: AskedIn, userId: string): Promise<ReportReason | null>;
};
