import type {
  DossierView,
  PageOf,
  ReportedView,
  ReviewedQuestion,
  StatisticsRow,
} from "../../src/app/question-views.ts";
import { answered } from "./views.ts";

export const QUESTION = "a1b2c3d4e5f6a1b2c3d4e5f6";

export function reviewed(change: Partial<ReviewedQuestion> = {}): ReviewedQuestion {
  return {
    questionId: QUESTION,
    question: answered,
    disabledBy: null,
    reports: [
      { reason: "wrongKey", count: 2 },
      { reason: "typo", count: 1 },
    ],
    ...change,
  };
}

export const shownStatistics = {
  asked: 3,
  answers: 24,
  credit: 8,
  discrimination: 0.41,
  mostPicked: { text: "Dropout", picks: 12 },
};

export function dossier(change: Partial<DossierView> = {}): DossierView {
  return {
    ...reviewed(),
    isGone: false,
    pin: null,
    isTyped: false,
    statistics: shownStatistics,
    claims: [],
    ...change,
  };
}

export function reported(change: Partial<ReportedView> = {}): ReportedView {
  return { kind: "reported", ...reviewed(), ...change };
}

export function pageOf<T>(rows: readonly T[], page = 0, pages = 1): PageOf<T> {
  return { rows, page, pages, total: pages > 1 ? pages * 5 : rows.length };
}

export function statisticsRow(change: Partial<StatisticsRow> = {}): StatisticsRow {
  return { ...reviewed({ reports: [] }), statistics: shownStatistics, ...change };
}

/** A typed question that a member's answer was said to be right to, too. */
export const typedDossier = dossier({
  question: { ...answered, kind: "typed", options: [], keys: [] },
  isTyped: true,
  claims: [{ id: "7", text: "lasso" }],
});
