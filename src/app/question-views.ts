import type { ReportReason } from "../core/questions/report.ts";

/** What a member may report; `before` is the reason that they gave already. */
export type ReportingView =
  | { readonly kind: "notAsked" }
  | {
      readonly kind: "choose";
      readonly reasons: readonly ReportReason[];
      readonly before: ReportReason | null;
    };

/** What became of a report; "already" is the same reason again, "notWrong" a claim for an answer that wasn't judged wrong. */
export type ReportOutcome = "stored" | "changed" | "already" | "notAsked" | "notWrong";
