import type { Question } from "../core/questions/question.ts";
import { withPin } from "../core/questions/ruling.ts";
import type { ReportCounts, StoredRuling } from "./question-stores.ts";
import type { ReviewedQuestion } from "./question-views.ts";
import { answered } from "./study.ts";

/** A question that nobody has reported or ruled on. */
export function unruled(question: Question): StoredRuling {
  return { question, disabledBy: null, pin: null, reports: new Map() };
}

function most(reports: ReportCounts): ReviewedQuestion["reports"] {
  return [...reports].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
}

/** A question as editors see it; its pin is laid over it. */
export function reviewed({ question, disabledBy, pin, reports }: StoredRuling): ReviewedQuestion {
  const pinned = pin === null ? question : withPin(question, pin);
  return {
    questionId: question.id,
    question: answered(pinned),
    disabledBy,
    reports: most(reports),
  };
}
