import type { AnsweredQuestion, RevealView } from "../../app/views.ts";
import { answerForm } from "../../core/questions/given.ts";
import { type Body, body, button, MESSAGE_LIMIT } from "../body.ts";
import { clip, fitted } from "../clip.ts";
import { customIdOf } from "../custom-ids.ts";
import { emphasised, escaped, escapedStem, plainLine } from "../escape.ts";
import type { NameOf } from "../names.ts";
import * as say from "../wording.ts";

/** Shorter where the explanation has said the same words already. */
const ECHO = 80;

/** A closed question with its answer, its tallies and where it stands in the notes. */
export function renderReveal(view: RevealView, nameOf: NameOf): Body {
  const { roundId, position } = view;
  const content = fitted(MESSAGE_LIMIT, (room) => lines(view, nameOf, room).join("\n"));
  return body(content, [
    button(say.myResult, customIdOf({ kind: "result", roundId, position })),
    button(say.report, customIdOf({ kind: "report", roundId, position })),
  ]);
}

function lines(view: RevealView, nameOf: NameOf, room: number): readonly string[] {
  const { question } = view;
  const echoed = !question.isCorrected && plainLine(question.explanation) === plainLine(question.source.text);
  return [
    say.closedTitle(view),
    ...(explainsItself(question) ? [] : [escapedStem(question.stem)]),
    explained(question, room),
    ...(answerForm(question) === "text" ? [say.rightAnswers(question)] : []),
    ...question.options.map((_, choice) => say.revealedOption(question, choice, view.tallies[choice] ?? 0)),
    `${say.howManyRight(view)}${say.fastest(view, nameOf)}`,
    say.besideAnswer(question, echoed ? Math.min(ECHO, room) : room),
  ];
}

/** Whether what is explained holds the words of what was asked. */
function explainsItself({ kind, isCorrected }: AnsweredQuestion): boolean {
  return kind !== "true-false" && kind !== "select-all" && !isCorrected;
}

/** The explanation with the only right answer's own words in bold; the note's explains no answer that an editor corrected. */
export function explained(question: AnsweredQuestion, room: number): string {
  if (question.isCorrected) return say.corrected;
  const text = clip(plainLine(question.explanation), Math.max(room, ECHO));
  if (question.kind === "true-false" || question.kind === "select-all") return escaped(text);
  const key = plainLine(question.answers[0] ?? "");
  const at = wholeWords(text, key);
  if (at === -1) return escaped(text);
  return emphasised(text, at, at + key.length);
}

function wholeWords(text: string, words: string): number {
  if (words === "") return -1;
  const at = text.toLowerCase().indexOf(words.toLowerCase());
  const around = `${text.charAt(at - 1)} ${text.charAt(at + words.length)}`;
  return at === -1 || /[\p{L}\p{N}] | [\p{L}\p{N}]/u.test(around) ? -1 : at;
}
