import type { Generated } from "kysely";
import type { ReportReason } from "../core/questions/people/report.ts";

/** The tables about what people say of questions: reports, rulings, voids, and what rounds have shown. */
export type ReviewSchema = {
  /** Asked in a round or in practice; `settled_at` once an editor has decided about what was reported. */
  question_reports: {
    report_id: Generated<number>;
    guild_id: string;
    question_id: string;
    round_id: string | null;
    position: number | null;
    practice_id: string | null;
    reporter_user_id: string;
    reason: ReportReason;
    claimed: string | null;
    reported_at: number;
    settled_at: number | null;
  };
  /** A question that was reported or ruled on, as it was last seen; `pin` is JSON. */
  question_rulings: {
    guild_id: string;
    question_id: string;
    file: string;
    frozen: string;
    disabled_at: number | null;
    disabled_by: "reports" | "editor" | null;
    pin: string | null;
  };
  voids: { round_id: string; position: number };
  /**
   * What is to be told in the admin channel about a question; `posted_at` is when its message last came, `is_news` that it
   * has been disabled since.
   */
  report_sends: {
    guild_id: string;
    question_id: string;
    version: Generated<number>;
    is_news: Generated<0 | 1>;
    since: number;
    due_at: number;
    tries: Generated<number>;
    sent_at: number | null;
    posted_at: number | null;
    channel_id: string | null;
    message_id: string | null;
  };
  /** Sums over the rounds that are over; x is an answer's credit, y the share right of the member's other answers. */
  question_statistics: {
    guild_id: string;
    question_id: string;
    asked: number;
    answers: number;
    credit: number;
    compared: number;
    sum_x: number;
    sum_y: number;
    sum_xx: number;
    sum_yy: number;
    sum_xy: number;
  };
  question_picks: { guild_id: string; question_id: string; wrong: string; picks: number };
};
