import { withPin } from "../core/questions/people/ruling.ts";
import type { Question } from "../core/questions/question.ts";
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

/** A question with its pin laid over it. */
export function pinned({ question, pin }: StoredRuling): Question {
  return pin === null ? question : withPin(question, pin);
}

/** A question as editors see it. */
export function reviewed(ruling: StoredRuling): ReviewedQuestion {
  const { question, disabledBy, reports } = ruling;
  return { questionId: question.id, question: answered(pinned(ruling)), disabledBy, reports: most(reports) };
}
