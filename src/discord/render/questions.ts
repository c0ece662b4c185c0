import type {
  DossierView,
  Fix,
  PageOf,
  ReportedView,
  ReviewedQuestion,
  StatisticsRow,
} from "../../app/question-views.ts";
import { type Body, body, button, MESSAGE_LIMIT, rows } from "../body.ts";
import { fitted } from "../clip.ts";
import { customIdOf, type ReviewDeed } from "../custom-ids.ts";
import { escaped } from "../escape.ts";
import * as words from "../wording.ts";
import { questions as say } from "../wording.ts";

/** Each has a row of its own below the two rows of what may be done, and a message has five. */
const CLAIMS = 3;

function deedButton(label: string, deed: ReviewDeed, id: string) {
  return button(label, customIdOf({ kind: "review", deed, id }));
}

function rulingButtons({ questionId, disabledBy }: ReviewedQuestion) {
  return [
    disabledBy === null
      ? deedButton(say.disable, "disable", questionId)
      : deedButton(say.enable, "enable", questionId),
    deedButton(say.voidIt, "void", questionId),
  ];
}

/** What the admin channel is told about a question, with what an editor may decide. */
export function renderReported(view: ReportedView): Body {
  const content = fitted(MESSAGE_LIMIT, (room) => say.reported(view, room));
  return body(content, [deedButton(say.show, "show", view.questionId), ...rulingButtons(view)]);
}

/** A question for its editors; `done` says what they have just done about it. */
export function renderDossier(view: DossierView, done: string | null = null): Body {
  const { questionId, question, claims, pin, isGone, isTyped } = view;
  const content = fitted(MESSAGE_LIMIT, (room) =>
    [...(done === null ? [] : [done]), say.dossier(view, room)].join("\n"),
  );
  const pinning = [
    ...(isGone || question.exercise !== undefined ? [] : [deedButton(say.pin, "pin", questionId)]),
    ...(pin === null ? [] : [deedButton(say.unpin, "unpin", questionId)]),
  ];
  const accepting = (isTyped && !isGone ? claims.slice(0, CLAIMS) : []).map(({ id, text }) =>
    button(say.accept(text), customIdOf({ kind: "reviewAccept", id: questionId, claim: id })),
  );
  const components = [rulingButtons(view), pinning, ...accepting.map((each) => [each])].flatMap(rows);
  return { content, components };
}

type List = "flagged" | "stats";

function pageButtons(list: List, { page, pages }: PageOf<unknown>) {
  const turn = (label: string, to: number) =>
    button(label, customIdOf({ kind: "reviewPage", list, page: to }));
  return [
    ...(page > 0 ? [turn(say.previous, page - 1)] : []),
    ...(page + 1 < pages ? [turn(words.next, page + 1)] : []),
  ];
}

/** A page of reported or disabled questions. */
export function renderFlagged(view: PageOf<ReviewedQuestion>): Body {
  if (view.total === 0) return body(say.nothingFlagged);
  const content = fitted(MESSAGE_LIMIT, (room) =>
    [say.flaggedTitle(view), ...view.rows.map((row) => say.reviewLine(row, room))].join("\n"),
  );
  return body(content, pageButtons("flagged", view));
}

/** A page of what rounds have shown. */
export function renderStats(view: PageOf<StatisticsRow>): Body {
  if (view.total === 0) return body(say.noStats);
  const content = fitted(MESSAGE_LIMIT, (room) =>
    [
      say.statsTitle(view),
      ...view.rows.flatMap((row) => [say.reviewLine(row, room), say.statisticsLine(row.statistics, room)]),
    ].join("\n"),
  );
  return body(content, pageButtons("stats", view));
}

/** The list of fixes, as a file where it is long. */
export function renderFixes(fixes: readonly Fix[]): Body {
  if (fixes.length === 0) return body(say.nothingToFix);
  const lines = fixes.map(say.fix);
  const content = [say.fixesTitle, ...lines.map((line) => escaped(line))].join("\n");
  if (content.length <= MESSAGE_LIMIT) return body(content);
  const file = { name: "fixes.txt", content: `${lines.join("\n")}\n`, description: say.fixesAlt };
  return { ...body(say.fixesAttached), files: [file] };
}
