import { creditFor, type Given } from "../core/questions/given.ts";
import { CHOOSABLE_REASONS, type ReportReason } from "../core/questions/people/report.ts";
import type { Question } from "../core/questions/question.ts";
import type { Clock } from "./ports.ts";
import type { AskedIn, ReportStore } from "./question-stores.ts";
import type { ReportingView, ReportOutcome } from "./question-views.ts";

/** A question that a member was asked, and what they answered to it; null where they gave no answer. */
export type AskedOfMember = {
  readonly guildId: string;
  readonly userId: string;
  readonly askedIn: AskedIn;
  readonly question: Question;
  readonly given: Given | null;
  /** What of it was judged wrong, in words; null where there is nothing to claim. */
  readonly claim: string | null;
};

/** What was answered to a question and judged wrong, in words; null where there is nothing to claim. */
export function claimIn(question: Question, given: Given | null): string | null {
  if (given === null || creditFor(question, given) === 1) return null;
  if (given.kind === "text") return given.text;
  const choices = given.kind === "option" ? [given.choice] : given.choices;
  return choices.map((choice) => question.options[choice] ?? "").join(", ");
}

export type ReportingParts = {
  readonly reports: ReportStore;
  readonly clock: Clock;
  /** Looks after what admin channels are to be told. */
  readonly tellAdmins: () => void;
};

/** Whether a member can only say in words what they would have typed, or typed too late. */
function mustWrite({ question, given }: AskedOfMember): boolean {
  return given === null && question.typed !== null;
}

/** Reporting a question that a member was asked; null stands for those who weren't. */
export function makeReporting({ reports, clock, tellAdmins }: ReportingParts) {
  async function store(asked: AskedOfMember, reason: ReportReason, claimed: string | null) {
    const { guildId, userId, askedIn, question } = asked;
    const outcome = await reports.report({ guildId, userId, askedIn, question, reason, claimed }, clock());
    if (outcome === "stored" || outcome === "changed") tellAdmins();
    return outcome;
  }

  async function report(asked: AskedOfMember | null, reason: ReportReason): Promise<ReportOutcome> {
    if (asked === null) return "notAsked";
    const claimed = reason === "rightToo" ? asked.claim : null;
    if (reason === "rightToo" && claimed === null) return "notWrong";
    return store(asked, reason, claimed);
  }

  return {
    report,
    async reporting(asked: AskedOfMember | null): Promise<ReportingView> {
      if (asked === null) return { kind: "notAsked" };
      const mayClaim = asked.claim !== null;
      const reasons = CHOOSABLE_REASONS.filter((reason) => reason !== "rightToo" || mayClaim);
      const before = await reports.reasonOf(asked.askedIn, asked.userId);
      return { kind: "choose", reasons, mayWrite: mustWrite(asked), before };
    },
    async claim(asked: AskedOfMember | null, text: string): Promise<ReportOutcome> {
      if (asked === null || !mustWrite(asked)) return report(asked, "rightToo");
      const isRight = creditFor(asked.question, { kind: "text", text }) === 1;
      return isRight ? "onlyLate" : store(asked, "rightToo", text);
    },
  };
}
