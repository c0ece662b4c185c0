import type { ReportOutcome } from "../../app/question-views.ts";
import type { CHOOSABLE_REASONS, ReportReason } from "../../core/questions/people/report.ts";

/** Why a question may be reported, as the menu shows it. */
export const reasons: Readonly<Record<(typeof CHOOSABLE_REASONS)[number], string>> = {
  wrongKey: "The answer is wrong",
  twoRight: "Two answers are right",
  unclear: "The question is unclear",
  typo: "A typo",
  wrongNote: "The note itself is wrong",
  rightToo: "My answer was right too",
};

export const reasonMenu = "What is wrong with it?";
export const notAsked = "Only those who played can report a question.";
export const claimAbout = "What did you write, or mean to? Editors see it without your name.";
export const claimLabel = "What was right too";
export const noSuchReason = "I don't know that reason. Please press Report again.";

/** Above the menu; `before` is what the member reported already. */
export function whichReason(before: ReportReason | null): string {
  return before === null
    ? "What is wrong with this question? Your report goes to this server's editors, without your name."
    : "You have reported this question. Another reason replaces the one you gave.";
}

/** What a member is told about their report. */
export function reportOutcome(outcome: ReportOutcome, reason: keyof typeof reasons): string {
  switch (outcome) {
    case "stored":
      return `Thank you. Your report is saved for the editors: “${reasons[reason]}”.`;
    case "changed":
      return `Your report says now: “${reasons[reason]}”.`;
    case "already":
      return "You have reported this question for that already.";
    case "settled":
      return "An editor has decided about your report already.";
    case "notAsked":
      return notAsked;
    case "notWrong":
      return "Your answer to this question wasn't judged wrong.";
    case "onlyLate":
      return "That counts as right already. It only came too late this time.";
  }
}
