import type { FormView } from "../../app/press-views.ts";
import type {
  AnsweredQuestion,
  AwayView,
  LobbyView,
  QuestionView,
  RevealView,
  StandingRow,
  StandingsView,
  VoidedView,
} from "../../app/views.ts";
import { answerForm } from "../../core/questions/given.ts";
import { RIGHT, SPEED } from "../../core/scores.ts";
import { clip } from "../clip.ts";
import { escaped, plainLine } from "../escape.ts";
import type { NameOf } from "../names.ts";
import { count, letter, memberName, percent, seconds, timestamp, topicName } from "./common.ts";
import { inWords } from "./given.ts";
import { shortageInShort } from "./shortage.ts";

export const startNow = "Start now";
export const stop = "Stop";
export const revealNow = "Reveal now";
export const myResult = "My result";
export const myMisses = "My misses";
export const playAgain = "Play again";
export const report = "Report";

/** A title with its headings of more letters is cut: it only tells what the question is about. */
const PATH_LIMIT = 100;

export function lobbyTitle(view: LobbyView): string {
  const length = `${count(view.questions, "question")}, ${count(view.seconds, "second")} or more each`;
  return `**Quiz: ${topicName(view.topic)}** · ${length}`;
}

export function lobbyShortfall(view: LobbyView): string {
  const notes = view.topic === null ? "Your notes" : `Your notes on ${topicName(lastPart(view.topic))}`;
  const kind = view.quizKind === "mixed" ? "" : " of this kind";
  const why = view.shortage === null ? "" : ` (${shortageInShort(view.shortage)})`;
  return `${notes} give ${count(view.questions, "good question")}${kind}${why}; this round has ${view.questions}.`;
}

export const lobbyOver = "This round is over.";

export function lobbyRules(view: LobbyView): string {
  const begin = view.waiting ? `First question ${timestamp(view.firstQuestionAt, "R")}. ` : "";
  return `${begin}${howTo(view)}; nobody needs to join. ${scores(view)} You may change your answer until time is up.`;
}

function howTo({ quizKind, waiting }: LobbyView): string {
  switch (quizKind) {
    case "mixed":
      return "Answer below each question";
    case "typed":
      return "Press Answer below each question and type";
    case "select-all":
      return "Choose all that fit in the menu below each question";
    default:
      return `Press a letter when ${waiting ? "it" : "a question"} comes`;
  }
}

function scores({ quizKind, speed }: LobbyView): string {
  if (quizKind === "typed") return `Right ${RIGHT}.`;
  const right = quizKind === "select-all" ? `All right ${RIGHT}, a part its share` : `Right ${RIGHT}`;
  if (!speed) return `${right}, speed doesn't count.`;
  return `${right}, speed up to ${SPEED}${quizKind === "mixed" ? " unless typed" : ""}.`;
}

export function questionTitle(view: QuestionView): string {
  const how = howToAnswer[answerForm(view.question)];
  return `**Question ${view.position} of ${view.count}**${how} · ${closesAndPath(view)}`;
}

function closesAndPath({ question, closesAt }: Pick<QuestionView, "question" | "closesAt">): string {
  return `closes ${timestamp(closesAt, "R")} · ${escaped(clip(plainLine(question.path.join(" › ")), PATH_LIMIT))}`;
}

const howToAnswer = { option: "", options: " · choose all that fit", text: " · type the answer" } as const;

export const write = "Answer";
export const formLabel = "Your answer";

/** The head of a form, at most 45 characters. */
export function formTitle({ position, count }: FormView): string {
  return `Question ${position} of ${count}`;
}

/** Above the stem in a form. */
export function formAbout(view: FormView): string {
  const about = closesAndPath(view);
  return `${about.charAt(0).toUpperCase()}${about.slice(1)}`;
}

export const optionsMenu = "Choose all that fit";

export function closedTitle({ position, count, isVoid }: RevealView): string {
  const state = isVoid ? "taken back: its points don't count" : "closed";
  return `**Question ${position} of ${count}** · ${state}`;
}

export function optionLine(choice: number, text: string): string {
  return `**${letter(choice)}.** ${escaped(text)}`;
}

/** An option with how many chose it. */
export function revealedOption(question: AnsweredQuestion, choice: number, tally: number): string {
  const text = escaped(question.options[choice] ?? "");
  const option = question.kind === "true-false" ? text : `${letter(choice)}. ${text}`;
  return question.keys.includes(choice) ? `${option} · **right answer** · ${tally}` : `${option} · ${tally}`;
}

/** What had to be typed. */
export function rightAnswers({ answers }: AnsweredQuestion): string {
  return `Right answer: ${inWords(answers)}`;
}

export function howManyRight(view: RevealView): string {
  if (view.answered === 0) return "Nobody answered.";
  if (view.isVoid) return `${count(view.answered, "member")} answered.`;
  const whole = answerForm(view.question) === "options" ? "had everything right" : "right";
  return `${view.right} of ${view.answered} ${whole}.`;
}

/** The quickest right answers; empty where there is none. */
export function fastest(view: RevealView, nameOf: NameOf): string {
  const named = view.fastest.map(({ userId, points, milliseconds }, index) => {
    const time = index === 0 ? ` (${seconds(milliseconds)})` : "";
    return `${memberName(nameOf(userId))} +${points}${time}`;
  });
  const more = view.right - named.length;
  if (named.length === 0) return "";
  return ` Fastest: ${named.join(", ")}${more > 0 ? `; ${more} more.` : "."}`;
}

export function away(view: AwayView): string {
  return (
    `I was away for a moment. Question ${view.position} has its full time again for those who haven't answered: ` +
    `it closes ${timestamp(view.closesAt, "R")}. Answers that I confirmed count.`
  );
}

export function voided(view: VoidedView): string {
  return `Question ${view.position} of the round on ${timestamp(view.startedAt, "f")} was taken back: its points don't count.`;
}

export function roundOver(view: StandingsView): string {
  if (view.players === 0)
    return view.end === "finished" ? "**Round over.** Nobody answered." : "**Round over.**";
  const right = `${percent(view.rightAnswers, view.answers)} of answers right`;
  const back = view.voided === 0 ? "" : ` (${view.voided} taken back)`;
  return `**Round over.** ${count(view.players, "player")}, ${count(view.questions, "question")}${back}, ${right}`;
}

/** Why a round ended before its last question; empty where it didn't. */
export function whyOver(view: StandingsView, nameOf: NameOf): string {
  switch (view.end) {
    case "finished":
      return "";
    case "stopped":
      return `Stopped${stopper(view, nameOf)} ${afterQuestion(view.questions)}.${soFar(view)}`;
    case "idle":
      return "Nobody answered three in a row, so I stopped. `/quiz start` begins a new one.";
    case "overdue":
      return `I was away for too long to go on ${afterQuestion(view.questions)}.${soFar(view)}`;
    case "unreachable":
      return `I couldn't write in the round's channel ${afterQuestion(view.questions)}.${soFar(view)}`;
  }
}

function stopper(view: StandingsView, nameOf: NameOf): string {
  return view.stoppedByUserId === null ? "" : ` by ${memberName(nameOf(view.stoppedByUserId))}`;
}

function afterQuestion(asked: number): string {
  return asked === 0 ? "before the first question" : `after question ${asked}`;
}

function soFar(view: StandingsView): string {
  return view.players === 0 ? "" : " Points so far count.";
}

/** A line of the standings. The full stop is escaped: Discord would number a list anew and lose the ties. */
export function standing(row: StandingRow, questions: number, nameOf: NameOf): string {
  return `${row.rank}\\. ${memberName(nameOf(row.userId))} ${row.points} (${row.right} of ${questions})`;
}

export function andMore(players: number): string {
  return `and ${players} more`;
}

export function hardest(question: { position: number; right: number; answered: number }): string {
  return `Hardest: question ${question.position}, ${question.right} of ${question.answered} right.`;
}

export const solo = "Practice: not on the leaderboard (needs two players).";

function lastPart(topic: string): string {
  return topic.split(" › ").at(-1) ?? topic;
}
