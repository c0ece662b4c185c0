import type { Selectable } from "kysely";
import { z } from "zod";
import { languages } from "../core/notes/language.ts";
import type { Given } from "../core/questions/given.ts";
import type { Question } from "../core/questions/question.ts";
import { remembering } from "../core/remembering.ts";
import type { Answer, RoundHead, RoundQuestion } from "../core/rounds/round.ts";
import type { Schema } from "./schema.ts";

const phase = z.enum(["lobby", "asking", "open", "closed", "revealing", "pause", "over"]);
const end = z.enum(["finished", "stopped", "idle", "overdue", "unreachable"]).nullable();
const questionKind = z.enum([
  "choice",
  "typed",
  "true-false",
  "term",
  "definition",
  "statement",
  "acronym",
  "number",
  "select-all",
]);
const quizKind = z.union([z.literal("mixed"), questionKind]);
/** The paces that a column may hold. */
export const pace = z.union([z.literal(1), z.literal(1.5), z.literal(2)]);

/** How a typed answer is judged, as it was frozen into a row. */
export const frozenKey = z.object({
  accepted: z.array(z.string()),
  others: z.array(z.string()),
  isExact: z.boolean(),
  language: z.enum(languages),
});

/** Where a frozen question comes from. */
export const frozenSource = z.object({
  file: z.string(),
  line: z.number(),
  heading: z.array(z.string()),
  text: z.string(),
  url: z.string().nullable(),
});

const frozenQuestion = z.object({
  id: z.string(),
  kind: questionKind,
  fact: z.string(),
  stem: z.string(),
  options: z.array(z.string()),
  key: z.array(z.string()),
  typed: frozenKey.nullable().default(null),
  explanation: z.string(),
  source: frozenSource,
  isAuthored: z.boolean().default(false),
  isPinned: z.boolean().optional(),
  isCorrected: z.literal(true).optional(),
  exercise: z.enum(["matching", "order", "list", "recall"]).optional(),
});

/** A question as it was frozen into a row; throws where the row was not written by this program. */
export function thawQuestion(frozen: string): Question {
  const { isPinned, ...question } = frozenQuestion.parse(JSON.parse(frozen));
  // Rows of older versions don't say it; there only True and False kept their order.
  return { ...question, isPinned: isPinned ?? question.kind === "true-false" };
}

/** Reads a frozen question. */
export type Thaw = (frozen: string) => Question;

const QUESTIONS_REMEMBERED = 200;

/** A thaw that remembers the questions it read last: rows never change, and a question is pressed many times. */
export function rememberingThaw(): Thaw {
  return remembering(QUESTIONS_REMEMBERED, thawQuestion);
}

export function headOf(row: Selectable<Schema["rounds"]>): RoundHead {
  return {
    id: row.round_id,
    guildId: row.guild_id,
    channelId: row.channel_id,
    starterUserId: row.starter_user_id,
    topic: row.topic,
    kind: quizKind.parse(row.kind),
    seconds: row.seconds,
    pace: pace.parse(row.pace),
    speed: row.speed === 1,
    phase: phase.parse(row.phase),
    position: row.position,
    dueAt: row.due_at,
    lobbyMessageId: row.lobby_message_id,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    end: end.parse(row.end),
    stoppedByUserId: row.stopped_by_user_id,
  };
}

/** The columns of a round that an event may change. */
export function changingColumns(round: RoundHead) {
  return {
    phase: round.phase,
    position: round.position,
    due_at: round.dueAt,
    lobby_message_id: round.lobbyMessageId,
    ended_at: round.endedAt,
    end: round.end,
    stopped_by_user_id: round.stoppedByUserId,
  };
}

export function questionOf(
  row: Selectable<Schema["round_questions"]>,
  thaw: Thaw = thawQuestion,
): RoundQuestion {
  return {
    position: row.position,
    factId: row.fact_id,
    question: thaw(row.frozen),
    duration: row.duration,
    messageId: row.message_id,
    openedAt: row.opened_at,
    closesAt: row.closes_at,
    closedAt: row.closed_at,
    revealedAt: row.revealed_at,
    answered: row.answered,
  };
}

/** The columns of a question that an event may change; the count of answers belongs to presses. */
export function changingQuestionColumns(question: RoundQuestion) {
  return {
    message_id: question.messageId,
    opened_at: question.openedAt,
    closes_at: question.closesAt,
    closed_at: question.closedAt,
    revealed_at: question.revealedAt,
  };
}

const choices = z.array(z.number());

/** What was given, from the one of three columns that holds it. */
export function givenOf({ choice, choices: several, text }: GivenColumns): Given {
  if (text !== null) return { kind: "text", text };
  if (several !== null) return { kind: "options", choices: choices.parse(JSON.parse(several)) };
  if (choice === null) throw new Error("A row of answers holds no answer");
  return { kind: "option", choice };
}

type GivenColumns = Pick<Selectable<Schema["answers"]>, "choice" | "choices" | "text">;

/** The three columns for what was given. */
export function givenColumns(given: Given): GivenColumns {
  return {
    choice: given.kind === "option" ? given.choice : null,
    choices: given.kind === "options" ? JSON.stringify(given.choices) : null,
    text: given.kind === "text" ? given.text : null,
  };
}

export function answerOf(row: Selectable<Schema["answers"]>): Answer {
  return {
    position: row.position,
    userId: row.answer_user_id,
    given: givenOf(row),
    credit: row.credit,
    pressedAt: row.pressed_at,
    left: row.left_ms,
    interactionId: row.interaction_id,
  };
}
