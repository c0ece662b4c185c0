import type { Selectable } from "kysely";
import type { Db } from "../../src/storage/database.ts";
import type { Schema } from "../../src/storage/schema.ts";
import { KEY } from "../support/bank.ts";
import type { Pressed } from "../support/crowd.ts";
import type { FakeMessage } from "../support/fake-channels.ts";
import type { Leaks } from "./leaks.ts";
import type { Span } from "./spans.ts";

type Question = Selectable<Schema["round_questions"]>;
type Answer = Selectable<Schema["answers"]>;

/** What an audit of one round's questions looks at. */
export type QuestionScene = {
  readonly db: Db;
  readonly round: Selectable<Schema["rounds"]>;
  readonly messages: readonly FakeMessage[];
  readonly pressed: readonly Pressed[];
  readonly leaks: Leaks;
  /** When members ended a question of it, or all of it, before its time. */
  readonly ends: readonly number[];
  /** When no process heard Discord. */
  readonly downs: readonly Span[];
  /** When some process didn't: it gives time again once it is back, also where another one heard. */
  readonly absences: readonly Span[];
};

/** A clock may be off by so much between a member's deed and its record, in milliseconds. */
const NEAR = 50;
/** Being away for longer gives a question its time again, in milliseconds. */
const AWAY = 2_000;
/** A question that the bot knows of only so much later gets its time from then on, in milliseconds. */
const KNOWN_LATE = 15_000;
/** What the bot was away for is known to this precision, in milliseconds. */
const HEARTBEAT = 1_000;

/**
 * Holds each question's times, refusals and points against what Discord and the members saw, worked out by other means
 * than the bot's own.
 */
export async function auditQuestions(scene: QuestionScene): Promise<string[]> {
  const { db, round } = scene;
  const questions = await db
    .selectFrom("round_questions")
    .selectAll()
    .where("round_id", "=", round.round_id)
    .orderBy("position")
    .execute();
  const answers = await db.selectFrom("answers").selectAll().where("round_id", "=", round.round_id).execute();
  return questions.flatMap((question) => {
    const message = scene.messages.find(({ id }) => id === question.message_id);
    if (message === undefined || question.closes_at === null || question.closed_at === null) return [];
    return [
      ...openedWrongly(scene, question, message),
      ...closedWrongly(scene, question, message, answers),
      ...judgedWrongly(scene, question, message),
      ...leaked(scene, question, message),
      ...answers
        .filter(({ position }) => position === question.position)
        .flatMap((answer) => creditedWrongly(question, message, answer)),
    ].map((breach) => `question ${question.position}: ${breach}`);
  });
}

/** Whether a question was found only after its round's end: it was open for no time then, for those who come late. */
function isFoundLate({ closes_at }: Question, message: FakeMessage): boolean {
  return closes_at === message.at;
}

function isExtended({ closes_at, duration }: Question, message: FakeMessage): boolean {
  return closes_at !== null && closes_at > message.at + duration;
}

/**
 * A question opens at its message's time and runs its full time from there, or from when the bot was back, or came to know
 * of it late.
 */
function openedWrongly(
  { downs, absences, round }: QuestionScene,
  question: Question,
  message: FakeMessage,
): string[] {
  const { opened_at, closes_at, duration } = question;
  if (opened_at !== message.at) return [`opened at ${opened_at}, not at ${message.at}`];
  if (isFoundLate(question, message)) return [];
  const away = Math.max(
    0,
    ...downs.map(({ from, to }) => Math.min(to, message.at + duration) - Math.max(from, message.at)),
  );
  const isOwed = question.closed_at === closes_at && round.end !== "overdue" && round.end !== "unreachable";
  const isLong = away > AWAY + HEARTBEAT && isOwed;
  if (closes_at === message.at + duration)
    return isLong ? [`has no time again, though the bot was away for ${away} ms`] : [];
  const wasAway = absences.some(
    ({ from, to }) => Math.min(to, closes_at ?? 0) - Math.max(from, message.at) > AWAY - HEARTBEAT - NEAR,
  );
  const from = (closes_at ?? 0) - duration;
  const isKnownLate =
    from - message.at > KNOWN_LATE && message.told.some((at) => Math.abs(at - from) <= NEAR);
  return (wasAway && isExtended(question, message)) || isKnownLate
    ? []
    : [`closes at ${closes_at} instead of ${message.at + duration}, though the bot was there`];
}

/** A question that closes before its time was ended by a member, or all who play have answered. */
function closedWrongly(
  { round, ends }: QuestionScene,
  { position, closed_at, closes_at, duration }: Question,
  message: FakeMessage,
  answers: readonly Answer[],
): string[] {
  const closedAt = closed_at ?? 0;
  if (closedAt > (closes_at ?? 0)) return [`closed at ${closedAt}, after its time ${closes_at}`];
  if (closedAt === closes_at || closedAt === round.ended_at) return [];
  if (ends.some((at) => Math.abs(at - closedAt) <= NEAR)) return [];
  const who = (positions: readonly number[]) =>
    new Set(answers.filter((answer) => positions.includes(answer.position)).map((one) => one.answer_user_id));
  const lately = who([position - 1, position - 2]);
  const here = who([position]);
  const missing = [...lately].filter((userId) => !here.has(userId));
  if (position === 1 || lately.size === 0 || missing.length > 0)
    return [`closed ${(closes_at ?? 0) - closedAt} ms early, without ${missing.join()}`];
  return closedAt - message.at < duration / 3 ? [`closed after ${closedAt - message.at} ms already`] : [];
}

/** What members were told agrees with Discord's clock. */
function judgedWrongly(
  { pressed, round }: QuestionScene,
  question: Question,
  message: FakeMessage,
): string[] {
  const closedAt = question.closed_at ?? 0;
  const latest = question.closes_at ?? 0;
  const ours = pressed.filter(
    ({ press }) => press.roundId === round.round_id && press.position === question.position,
  );
  return ours.flatMap(({ press, at, outcome }) => {
    const about = `${press.userId} pressed at ${at}, closed at ${closedAt}`;
    switch (outcome?.kind) {
      case "notPart":
        return isFoundLate(question, message) ? [] : [`${about}: told that it is no part of a round`];
      case "tooLate":
      case "roundOver":
        return at <= closedAt && !isExtended(question, message) ? [`${about}: told ${outcome.kind}`] : [];
      case "locked":
      case "changed":
      case "countedAfterReveal":
        // A question that closes early may have been about to: what came then counts as it was told.
        return at > latest && !isFoundLate(question, message) ? [`${about}: told ${outcome.kind}`] : [];
      default:
        return [];
    }
  });
}

/** Nobody is told an answer while it may still be given. */
function leaked({ leaks, round }: QuestionScene, question: Question, message: FakeMessage): string[] {
  const { stem } = JSON.parse(question.frozen);
  const times = leaks.within(round.guild_id, stem, message.at, question.closed_at ?? 0);
  return times.map((at) => `its answer left at ${at}, closed at ${question.closed_at}`);
}

/** The share of a handmade question that an answer has right; null for what is typed. */
function creditByWords(options: readonly string[], answer: Answer): number | null {
  const isRight = (choice: number) => options[choice]?.startsWith(KEY) === true;
  if (answer.choice !== null) return isRight(answer.choice) ? 1 : 0;
  if (answer.choices === null) return null;
  const picks: number[] = JSON.parse(answer.choices);
  const rights = options.filter((_, at) => isRight(at)).length;
  const hits = picks.filter(isRight).length;
  return Math.max(0, hits / rights - (picks.length - hits) / Math.min(rights, options.length - rights));
}

function creditedWrongly(question: Question, message: FakeMessage, answer: Answer): string[] {
  const { options } = JSON.parse(question.frozen);
  const credit = creditByWords(options, answer);
  const left = Math.min(Math.max(0, message.at + question.duration - answer.pressed_at), question.duration);
  const breaches: string[] = [];
  if (credit !== null && Math.abs(credit - answer.credit) > 1e-9)
    breaches.push(`${answer.answer_user_id} has a credit of ${answer.credit} instead of ${credit}`);
  if (answer.left_ms !== left && !isExtended(question, message))
    breaches.push(`${answer.answer_user_id} has ${answer.left_ms} ms left instead of ${left}`);
  return breaches;
}
