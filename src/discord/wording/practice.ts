import type { AnsweredExercise, AskedExercise, PracticeAnswerView } from "../../app/practice-views.ts";
import type { AnsweredQuestion } from "../../app/views.ts";
import type { PracticeKind } from "../../core/exercises/draw.ts";
import type { SelfGrade } from "../../core/exercises/response.ts";
import { answerForm, type Given } from "../../core/questions/given.ts";
import type { QuestionSource } from "../../core/questions/question.ts";
import { clip } from "../clip.ts";
import { escaped, plainLine } from "../escape.ts";
import { count, letter, ordinal, place } from "./common.ts";
import { whatIsRight, whatWasGiven } from "./given.ts";

const SIDE_LIMIT = 160;
const TITLE_LIMIT = 200;
const WRITTEN_LIMIT = 60;

type Asked<F extends AskedExercise["form"]> = Extract<AskedExercise, { form: F }>;
type Answered<F extends AnsweredExercise["form"]> = Extract<AnsweredExercise, { form: F }>;

/** The kinds that can be wished for, as they are offered. */
export const practiceKinds: Readonly<Record<PracticeKind, string>> = {
  mixed: "mixed",
  choice: "choice",
  typed: "typed answers",
  "true-false": "true or false",
  "select-all": "choose all that fit",
  matching: "match pairs",
  order: "put steps in order",
  list: "name the members of a list",
  recall: "recall, and judge yourself",
};

/** What a private exercise is, and what to do. */
export function practiceTitle(from: "practice" | "daily", exercise: AskedExercise): string {
  return `**${from === "daily" ? "Test yourself" : "Practice"}** · ${toDo(exercise)}`;
}

function toDo(exercise: AskedExercise): string {
  switch (exercise.form) {
    case "question":
      return toAnswer[answerForm(exercise.question)];
    case "matching":
      return "match the pairs; one answer is left over";
    case "order":
      return "put the steps in order";
    case "list":
      return "name them all";
    case "recall":
      return "recall, then judge yourself";
  }
}

const toAnswer = {
  option: "no clock, no points",
  options: "choose all that fit",
  text: "type the answer",
} as const;

/** The heading that an exercise stands under. */
export function practiceHeading(heading: string): string {
  return `*${escaped(clip(plainLine(heading), TITLE_LIMIT))}*`;
}

/** The left sides by number, each with what was picked for it, then the right sides by letter. */
export function matchingLines({ lefts, rights, picks }: Asked<"matching">, room: number): readonly string[] {
  const left = lefts.map((text, at) => {
    const pick = picks[at];
    return `${at + 1}\\. ${side(text, room)}${pick === undefined ? "" : `: **${letter(pick)}**`}`;
  });
  return [...left, "", ...rights.map((text, at) => `${letter(at)}. ${side(text, room)}`)];
}

export function whatBelongsTo({ lefts, picks }: Asked<"matching">): string {
  return clip(`What belongs to ${picks.length + 1}. ${plainLine(lefts[picks.length] ?? "")}?`, 150);
}

/** What the steps lead through, the steps by letter, and the order so far. */
export function orderLines({ title, shown, picks }: Asked<"order">, room: number): readonly string[] {
  const chosen = picks.length === 0 ? [] : ["", `Your order: **${picks.map(letter).join(", ")}**`];
  return [titled(title), ...shown.map((text, at) => `${letter(at)}. ${side(text, room)}`), ...chosen];
}

export function whichStep({ picks }: Asked<"order">): string {
  return `Which step comes ${ordinal(picks.length + 1)}?`;
}

/** An option of a menu by its letter; at most 100 characters. */
export function letteredOption(at: number, text: string): string {
  return clip(`${letter(at)}. ${plainLine(text)}`, 100);
}

export const takeBack = "Take back";

export function nameAll({ title, count: members }: Asked<"list">): string {
  return `${titled(title)}\nYour notes list ${count(members, "thing")} there. Which?`;
}

export function membersLabel({ count: members }: Asked<"list">): string {
  return `${members} names, one a line`;
}

export const practiceForm = "Practice";
export const answerLabel = "Your answer";

export function recallQuestion({ cue }: Asked<"recall">): string {
  const text = escaped(clip(plainLine(cue.text), SIDE_LIMIT));
  switch (cue.kind) {
    case "about":
      return `What do your notes say about **${text}**?`;
    case "front":
      return `What stands on the other side of **${text}**?`;
    case "opening":
      return `How does this go on in your notes? “${text} …”`;
  }
}

export const showAnswer = "Show answer";
export const selfGrades: Readonly<Record<SelfGrade, string>> = {
  knew: "Knew it",
  almost: "Almost",
  didNot: "Didn't know",
};
export const howWell = "How well did you know it?";

const judged: Readonly<Record<SelfGrade, string>> = {
  knew: "**You knew it.**",
  almost: "**You almost knew it.**",
  didNot: "**You didn't know it yet.**",
};

/** How an answer was judged, as a whole. */
export function practiceVerdict({ exercise, credit }: PracticeAnswerView): string {
  switch (exercise.form) {
    case "question":
      return credit === 1 ? "**Right.**" : missed(exercise, credit);
    case "matching":
      return shareRight(exercise.pairs.filter(({ isFound }) => isFound).length, exercise.pairs.length);
    case "list":
      return shareRight(exercise.members.filter(({ isNamed }) => isNamed).length, exercise.members.length);
    case "order":
      return credit === 1 ? "**Right order.**" : "**Not quite in order.**";
    case "recall":
      return judged[exercise.grade];
  }
}

function missed({ question, given }: Answered<"question">, credit: number): string {
  const head = credit > 0 ? "**Partly right.**" : "**Not quite.**";
  const verb = given.kind === "text" ? "wrote" : "chose";
  return `${head} You ${verb} ${shortly(question, given)}; right is ${inFull(question)}.`;
}

/** Options stand above it in full, so that their letters say enough. */
function shortly(question: AnsweredQuestion, given: Given): string {
  if (given.kind !== "option" || question.kind === "true-false") return whatWasGiven(question, given);
  return `**${letter(given.choice)}**`;
}

function inFull(question: AnsweredQuestion): string {
  if (answerForm(question) !== "option" || question.kind === "true-false") return whatIsRight(question);
  return question.keys
    .map((key) => `**${letter(key)}**, ${escaped(question.options[key] ?? "")}`)
    .join(" or ");
}

function shareRight(right: number, all: number): string {
  return right === all ? `**All ${all} right.**` : `**${right} of ${all} right.**`;
}

/** Each pair as it belongs together, those that were missed marked. */
export function pairLines({ pairs }: Answered<"matching">, room: number): readonly string[] {
  return pairs.map(
    ({ left, right, isFound }) => `**${side(left, room)}**: ${side(right, room)}${missedMark(isFound)}`,
  );
}

/** The steps in their order, and the member's own order where it was another. */
export function stepLines({ title, steps, given }: Answered<"order">, room: number): readonly string[] {
  const right = given.every((step, at) => step === at);
  const own = right ? [] : [`Your order: ${given.map((step) => step + 1).join(", ")}`];
  return [titled(title), ...steps.map((step, at) => `${at + 1}\\. ${side(step, room)}`), ...own];
}

/** The members, those that were missed marked, and what is none of them. */
export function memberLines({ title, members, wrong }: Answered<"list">): readonly string[] {
  const named = members.map(({ name, isNamed }) => `${side(name, SIDE_LIMIT)}${missedMark(isNamed)}`);
  const others = wrong.map((text) => escaped(clip(plainLine(text), WRITTEN_LIMIT))).join(", ");
  return [titled(title), ...named, ...(others === "" ? [] : [`Not among them: ${others}`])];
}

/** Where several lines stand that an exercise comes from. */
export function fromLines(source: QuestionSource, lines: readonly number[]): string {
  const others = lines.filter((line) => line !== source.line).sort((a, b) => a - b);
  const more = others.length === 0 ? "" : `, and line${others.length === 1 ? "" : "s"} ${others.join(", ")}`;
  return `From your notes, ${place(source)}${more}`;
}

function missedMark(isRight: boolean): string {
  return isRight ? "" : " · missed";
}

function titled(title: string): string {
  return `**${escaped(clip(plainLine(title), TITLE_LIMIT))}**`;
}

function side(text: string, room: number): string {
  return escaped(clip(plainLine(text), Math.min(SIDE_LIMIT, room)));
}

export const practiceNotYours =
  "That isn't your question, or it is too old. `/practice` gives you a new one.";
