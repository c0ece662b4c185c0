import type { Given } from "../questions/given.ts";
import type { Question, QuestionKind } from "../questions/question.ts";

/** What a starter may wish for; `kind` "mixed" lets the engine choose. */
export type QuizKind = QuestionKind | "mixed";

/** How a server stretches every question's time, for slower readers. */
export type Pace = 1 | 1.5 | 2;

/**
 * Where a round stands. "lobby": announced, first question to come; "asking": a question is being sent;
 * "open": members answer; "closed": time is up, presses in time may still arrive; "revealing": the answer is being
 * shown; "pause": reading time; "over": ended, nothing more is due.
 */
export type RoundPhase = "lobby" | "asking" | "open" | "closed" | "revealing" | "pause" | "over";

/** Why a round ended. "overdue": the bot was away too long; "unreachable": the channel could not be written to. */
export type RoundEnd = "finished" | "stopped" | "idle" | "overdue" | "unreachable";

/** One question of a round, frozen when the round started. Times are UTC milliseconds by Discord's clock. */
export type RoundQuestion = {
  /** Counts from 1. */
  readonly position: number;
  /** The fact's lasting id in the database. */
  readonly factId: string;
  readonly question: Question;
  /** How long it is open, in milliseconds. */
  readonly duration: number;
  readonly messageId: string | null;
  readonly openedAt: number | null;
  /** The deadline: `openedAt + duration`, later where the bot was away. */
  readonly closesAt: number | null;
  /** When it really closed: the deadline, or earlier. */
  readonly closedAt: number | null;
  readonly revealedAt: number | null;
  /** Members who answered it so far. */
  readonly answered: number;
};

/** A round without its questions. */
export type RoundHead = {
  readonly id: string;
  readonly guildId: string;
  readonly channelId: string;
  /** Null once whoever started it had it erased. */
  readonly starterUserId: string | null;
  /** The chosen topic's name, null for all notes. */
  readonly topic: string | null;
  readonly kind: QuizKind;
  /** The least time for a question, in seconds, as wished. */
  readonly seconds: number;
  readonly pace: Pace;
  /** Whether speed earns points. */
  readonly speed: boolean;
  readonly phase: RoundPhase;
  /** The current question; 0 in the lobby. */
  readonly position: number;
  /** When something must happen next, null once the round is over; while a message is on its way, when to give up. */
  readonly dueAt: number | null;
  readonly lobbyMessageId: string | null;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly end: RoundEnd | null;
  readonly stoppedByUserId: string | null;
};

/** A round with all its questions, in order. */
export type Round = RoundHead & { readonly questions: readonly RoundQuestion[] };

/** One member's answer to one question: the latest in time. */
export type Answer = {
  readonly position: number;
  readonly userId: string;
  readonly given: Given;
  /** How much of it is right, from 0 to 1. */
  readonly credit: number;
  /** Discord's time of the press, of a typed answer that of its submit. */
  readonly pressedAt: number;
  /** Milliseconds that were left of the question's full time. */
  readonly left: number;
  readonly interactionId: string;
};

/** What must be said on Discord: a row, sent after the commit that decided it. */
export type RoundSend =
  | { readonly kind: "question" | "deadline" | "reveal" | "away" | "voided"; readonly position: number }
  | { readonly kind: "lobby" | "standings"; readonly position: 0 };
