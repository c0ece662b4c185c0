import type { FactView } from "../../app/fact-view.ts";
import type { PracticeAnswerView, PracticeView } from "../../app/views.ts";
import { type Body, body, button, MESSAGE_LIMIT } from "../body.ts";
import { fitted } from "../clip.ts";
import { customIdOf } from "../custom-ids.ts";
import * as say from "../wording.ts";
import { answerButtons, asked } from "./question.ts";
import { explained } from "./reveal.ts";

const shareButton = () => button(say.share, customIdOf({ kind: "share" }));

/** A fact; a private one can be shared by its button. */
export function renderFact(view: FactView, shared: boolean): Body {
  const content = fitted(MESSAGE_LIMIT, (room) => say.fact(view, Math.max(room, 40)));
  return body(content, shared ? [] : [shareButton()]);
}

/** A private question. */
export function renderPractice(view: PracticeView): Body {
  const { practiceId } = view;
  const title = view.from === "daily" ? say.dailyTestTitle : say.practiceTitle;
  const buttons = answerButtons(view.question, (choice) =>
    customIdOf({ kind: "practice", practiceId, choice }),
  );
  return body([title, ...asked(view.question)].join("\n"), buttons);
}

/** The same with its answer and, from `/practice`, the way to another. */
export function renderPracticeAnswer(view: PracticeAnswerView): Body {
  const { question, practiceId } = view;
  const content = fitted(MESSAGE_LIMIT, (room) =>
    [
      ...asked(question),
      say.practiceVerdict(view),
      explained(question, room),
      say.fromNotes(question.source, Math.min(room, 80)),
    ].join("\n"),
  );
  const next = button(say.next, customIdOf({ kind: "practiceNext", practiceId }), "main");
  const report = button(say.report, customIdOf({ kind: "practiceReport", practiceId }));
  return body(content, [...(view.from === "practice" ? [next] : []), ...(view.mayReport ? [report] : [])]);
}
