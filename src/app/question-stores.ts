import type { ItemStatistics } from "../core/questions/people/item-statistics.ts";
import type { ReportReason } from "../core/questions/people/report.ts";
import type { Pin, Rulings } from "../core/questions/people/ruling.ts";
import type { Question } from "../core/questions/question.ts";

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

export type ReportStored = "stored" | "changed" | "already" | "settled";

/** Members' reports on questions. */
export type ReportStore = {
  /**
   * Stores a report, one a member for each time that the question was asked: another reason replaces the first. Where enough
   * members have reported, the question is disabled in the same transaction; admins are to be told in any case. "already" is
   * the same reason again, "settled" another one after an editor has decided: both change nothing.
   */
  report(report: QuestionReport, now: number): Promise<ReportStored>;
  /** The reason that a member gave, null before any. */
  reasonOf(askedIn: AskedIn, userId: string): Promise<ReportReason | null>;
};

/** An editor's deed on a question of their server. */
export type Voiding = { readonly guildId: string; readonly questionId: string };

/** The rounds in which a question was voided just now; none where that was done before. */
export type Voided = { readonly roundIds: readonly string[] };

/** A question that was reported or ruled on, as it was last seen. */
export type StoredRuling = {
  readonly question: Question;
  readonly disabledBy: "reports" | "editor" | null;
  readonly pin: Pin | null;
  /** Reports that no editor has decided about, by reason. */
  readonly reports: ReportCounts;
};

export type ReportCounts = ReadonlyMap<ReportReason, number>;

/** An answer that its member says was right too. */
export type Claim = { readonly reportId: number; readonly text: string };

/** What editors ruled about a server's questions. */
export type RulingStore = {
  /** What a draw has to know. */
  rulings(guildId: string): Promise<Rulings>;
  /** Questions that are disabled, pinned or reported, the most reported first. */
  all(guildId: string): Promise<readonly StoredRuling[]>;
  one(guildId: string, questionId: string): Promise<StoredRuling | null>;
  /** Has a question asked no more. */
  disable(deed: Ruling, now: number): Promise<void>;
  /** Has it asked again; its reports so far count no more. */
  enable(deed: Ruling, now: number): Promise<void>;
  /**
   * Pins something in place of the question's own, or takes that back for null. `decide` is given what is pinned now. Where
   * that changes its options, what rounds have shown about it counts no more.
   */
  pin(deed: Ruling, decide: (pin: Pin | null) => Pin | null, now: number): Promise<void>;
  /** Takes back the points of the last seven days, and has each channel told. */
  void(voiding: Voiding, now: number): Promise<Voided>;
  /** Open claims about a question, oldest first, each text once. */
  claims(guildId: string, questionId: string): Promise<readonly Claim[]>;
};

/** A decision about a question as the deciding editor saw it. */
export type Ruling = { readonly guildId: string; readonly question: Question };

export type WrongAnswer = { readonly text: string; readonly picks: number };

/** What rounds that are over have shown about a server's questions. */
export type StatisticsStore = {
  of(guildId: string): Promise<ReadonlyMap<string, ItemStatistics>>;
  /** Answers that were judged wrong, by question, those given most first. */
  wrongAnswers(
    guildId: string,
    questionIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly WrongAnswer[]>>;
};

/** A question about which a server's admins are to be told. */
export type WaitingReport = {
  readonly guildId: string;
  readonly questionId: string;
  readonly version: number;
  readonly tries: number;
  readonly since: number;
  /** The message that tells of it, and when it came; null before the first. */
  readonly message: { readonly channelId: string; readonly messageId: string } | null;
  readonly postedAt: number | null;
  /** Its reports have disabled it since it was last told: worth a message that is seen. */
  readonly isNews: boolean;
};

/** What waits to be told in admin channels: a row for each question. */
export type ReportSendStore = {
  due(now: number): Promise<readonly WaitingReport[]>;
  said(waiting: WaitingReport, how: SaidReport, now: number): Promise<void>;
  postpone(waiting: WaitingReport, next: { readonly dueAt: number; readonly tries: number }): Promise<void>;
};

/** How a report was told: "posted" as a new message, "edited" in its old one, "dropped" where nobody is to be told. */
export type SaidReport =
  | { readonly kind: "posted"; readonly channelId: string; readonly messageId: string }
  | { readonly kind: "edited" | "dropped" };
