import type {
  DossierView,
  Fix,
  PageOf,
  ReportedView,
  ReviewedQuestion,
  ShownStatistics,
} from "../../app/question-views.ts";
import type { AnsweredQuestion } from "../../app/views.ts";
import type { ReportReason } from "../../core/questions/people/report.ts";
import type { PinFlaw } from "../../core/questions/people/ruling.ts";
import { clip } from "../clip.ts";
import { escaped, escapedStem, plainLine } from "../escape.ts";
import { count, percent, place } from "./common.ts";

export const show = "Show";
export const disable = "Disable";
export const enable = "Ask it again";
export const voidIt = "Void its points of 7 days";
export const pin = "Pin a better answer";
export const unpin = "Take the pin back";
export const previous = "Previous";

/** A phone shows no more of a button. */
const ACCEPTED_LIMIT = 40;

/** The label of the button that accepts a typed answer. */
export function accept(text: string): string {
  return `Accept “${clip(plainLine(text), ACCEPTED_LIMIT)}”`;
}

const counted: Readonly<Record<ReportReason, string>> = {
  wrongKey: "wrong answer",
  twoRight: "two right answers",
  unclear: "unclear",
  typo: "typo",
  wrongNote: "wrong note",
  rightToo: "“my answer was right too”",
  unknown: "no reason given",
};

/** "2 × wrong answer, 1 × typo". */
export function reportsLine(reports: ReviewedQuestion["reports"]): string {
  return reports.map(({ reason, count }) => `${count} × ${counted[reason]}`).join(", ");
}

function stateOf({ disabledBy }: ReviewedQuestion): string {
  if (disabledBy === null) return "still asked";
  return disabledBy === "reports" ? "disabled by its reports" : "disabled by an editor";
}

function right({ question }: ReviewedQuestion, room: number): string {
  return question.answers.map((text) => `**${escaped(clip(text, room))}**`).join(", ");
}

/** One line of a list. */
export function reviewLine(view: ReviewedQuestion, room: number): string {
  const { question, reports } = view;
  const told = reports.length === 0 ? "" : ` · ${reportsLine(reports)}`;
  return `${escapedStem(clip(question.stem, room))} · right: ${right(view, room)} · ${stateOf(view)}${told}\n-# ${place(question.source)}`;
}

export function flaggedTitle({ total, page, pages }: PageOf<unknown>): string {
  const where = pages > 1 ? `, page ${page + 1} of ${pages}` : "";
  return `**Reported or disabled questions**: ${total}${where}`;
}

export const nothingFlagged = "No question is reported or disabled.";

export function statsTitle({ total, page, pages }: PageOf<unknown>): string {
  const where = pages > 1 ? `, page ${page + 1} of ${pages}` : "";
  return `**What rounds have shown**, the hardest first: ${count(total, "question")}${where}`;
}

export const noStats = "No question has been answered in a round that is over.";

/** What rounds have shown about one question. */
export function statisticsLine(shown: ShownStatistics | null, room: number): string {
  if (shown === null) return "It hasn't been answered in a round that is over.";
  const { asked, answers, credit, discrimination, mostPicked } = shown;
  const wrong =
    mostPicked === null
      ? ""
      : ` Wrong most often: “${escaped(clip(mostPicked.text, room))}” (${mostPicked.picks}).`;
  const tells =
    discrimination === null
      ? "Discrimination: too few answers yet."
      : `Discrimination: ${discrimination.toFixed(2)}.`;
  return `In ${count(asked, "round")}: ${count(answers, "answer")}, ${percent(credit, answers)} right.${wrong} ${tells}`;
}

/** What is reviewed. */
const exercises: Readonly<Record<NonNullable<AnsweredQuestion["exercise"]> | "none", string>> = {
  none: "Question",
  matching: "Pairs to match, in practice",
  order: "Steps to put in order, in practice",
  list: "A list to name, in practice",
  recall: "A card to recall, in practice",
};

/** A question with all that editors may know. */
export function dossier(view: DossierView, room: number): string {
  const { question, reports, claims } = view;
  const claimed = claims.map(({ text }) => `“${escaped(clip(text, room))}”`).join(", ");
  return [
    `**${exercises[question.exercise ?? "none"]}** · ${stateOf(view)}${view.isGone ? " · no longer in the notes" : ""}`,
    escapedStem(clip(question.stem, Math.max(room, 150))),
    ...(question.options.length === 0 || question.exercise !== undefined
      ? []
      : [`Options: ${question.options.map((each) => escaped(clip(each, room))).join(" / ")}`]),
    `Right: ${right(view, room)}${view.pin === null ? "" : " (pinned by an editor)"}`,
    `From your notes, ${place(question.source)}`,
    statisticsLine(view.statistics, room),
    reports.length === 0 ? "No open reports." : `Reports: ${reportsLine(reports)}.`,
    ...(claims.length === 0 ? [] : [`Said to be right too: ${claimed}.`]),
  ].join("\n");
}

/** What the admin channel is told. */
export function reported(view: ReportedView, room: number): string {
  const { question, reports, disabledBy } = view;
  const title =
    disabledBy === null
      ? "**A question was reported**"
      : `**A question isn't asked any more**: ${stateOf(view)}`;
  return [
    title,
    escapedStem(clip(question.stem, Math.max(room, 150))),
    `Right: ${right(view, room)}`,
    reports.length === 0 ? "No open reports." : `Reports: ${reportsLine(reports)}.`,
    `From your notes, ${place(question.source)}`,
    ...(disabledBy === null ? [] : ["An editor can ask it again, or void the points that it gave."]),
  ].join("\n");
}

/** After [Void]. */
export function voided(rounds: number): string {
  return rounds === 0
    ? "Nothing to take back: it gave no points in the last seven days, or they were voided before."
    : `Its points in ${count(rounds, "round")} of the last seven days don't count any more. Each channel is told.`;
}

export const fixesTitle = "**What the notes' authors may want to mend**";
export const nothingToFix = "Nothing to mend: no question is reported, disabled or pinned.";
export const fixesAttached = "What the notes' authors may want to mend is in the attached file.";
export const fixesAlt = "Reported questions by the notes' files and lines";

/** One entry of the list of fixes, as a line of plain text. */
export function fix(view: Fix): string {
  const { question, reports, disabledBy, noted } = view;
  const { file, line } = question.source;
  const state = disabledBy === null ? "" : stateOf(view);
  const told = [reports.length === 0 ? state : reportsLine(reports), noted === null ? "" : "pinned"];
  const why = told.filter((each) => each !== "").join(", ");
  const right = inPlainLine(question.answers);
  const before =
    noted === null || inPlainLine(noted) === right ? "" : `; the note gives: ${inPlainLine(noted)}`;
  return `${plainLine(file)}:${line}: ${why}: ${plainLine(question.stem)} (right: ${right}${before})`;
}

function inPlainLine(answers: readonly string[]): string {
  return answers.map(plainLine).join(", ");
}

/** Its name in a list that is offered while an editor types. */
export function choiceName(stem: string, file: string): string {
  const where = ` (${clip(plainLine(file), 30)})`;
  return `${clip(plainLine(stem), 100 - where.length)}${where}`;
}

export const pinTitle = "Pin a better answer";
export const pinKey = "Right answer (several: one per line)";
export const pinWrong = "The other options, one per line";
export const pinTypedKey = "Right answer";
export const pinAccepted = "Accepted too, one per line";

const flaws: Readonly<Record<PinFlaw["code"], (text: string) => string>> = {
  noKey: () => "There is no right answer.",
  manyKeys: () => "This question takes one right answer only.",
  keyAmongWrong: (text) => `“${text}” is right and wrong at once.`,
  sameTwice: (text) => `“${text}” stands there twice.`,
  fewOptions: () => "There must be two options at least.",
  manyOptions: (text) => `There may be ${text} options at most.`,
  tooLong: (text) => `“${text}” is too long: 100 characters at most.`,
  trueOrFalse: () => "The options of this question are True and False.",
  otherForm: () => "This question is answered in another way.",
  tooLongToType: (text) => `“${text}” is too long to be typed: 80 characters at most.`,
  noneAccepted: () => "The answer is as it was, and there is nothing more to accept.",
  manyAccepted: (text) => `Only ${text} more ways to write it can be accepted.`,
};

/** Why a pin can't be taken. */
export function pinRefusal(flaw: string, text: string): string {
  const known = Object.entries(flaws).find(([code]) => code === flaw)?.[1];
  const why = known?.(escaped(clip(text, 100))) ?? "That can't be asked.";
  return `Nothing was pinned. ${why}`;
}

export const disabledDone = "Disabled: it isn't asked any more. The points that it gave can be voided, too.";
export const enabledDone = "It is asked again. Its reports so far count no more.";
export const acceptedDone = "Accepted from now on.";
export const pinnedDone = "Pinned: it is asked so from now on, until the note's own words change.";
export const unpinnedDone = "Taken back: the question is as the note has it.";
