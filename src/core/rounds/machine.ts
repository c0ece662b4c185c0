import { type Absence, missed } from "./absence.ts";
import type { RoundChange, RoundEvent } from "./event.ts";
import type { Round, RoundEnd, RoundHead, RoundQuestion, RoundSend } from "./round.ts";
import {
  AWAY,
  GRACE,
  IDLE_QUESTIONS,
  LAST_CHANCE,
  LATEST_KNOWN,
  LOBBY,
  OVERDUE,
  readingPause,
} from "./timing.ts";

/**
 * When a question that everyone lately playing has answered may close early: three seconds from now, "never before a
 * third of the time"; null where that is no earlier than its deadline, and for the first question.
 */
export function earlyClose(round: RoundHead, question: RoundQuestion, now: number): number | null {
  if (round.phase !== "open" || round.position < 2 || question.position !== round.position) return null;
  if (question.closesAt === null || round.dueAt === null) return null;
  const openedAt = question.closesAt - question.duration;
  const at = Math.max(now + LAST_CHANCE, openedAt + Math.ceil(question.duration / 3));
  return at < round.dueAt ? at : null;
}

/** The question that a round is at, null in the lobby. */
export function currentQuestion(round: Round): RoundQuestion | null {
  return round.questions[round.position - 1] ?? null;
}

/** A new round in its lobby. */
export function announcedRound(
  round: Omit<
    Round,
    "phase" | "position" | "dueAt" | "endedAt" | "end" | "stoppedByUserId" | "lobbyMessageId"
  >,
): Round {
  return {
    ...round,
    phase: "lobby",
    position: 0,
    dueAt: round.startedAt + LOBBY,
    lobbyMessageId: null,
    endedAt: null,
    end: null,
    stoppedByUserId: null,
  };
}

/** Decides what an event makes of a round. Events that no longer fit change nothing. */
export function decideRound(round: Round, event: RoundEvent, now: number): RoundChange {
  if (round.phase === "over") return afterEnd(round, event, now);
  switch (event.kind) {
    case "due":
      return whenDue(round, now);
    case "startNow":
      return round.phase === "lobby" ? ask(round, 1, now) : unchanged(round);
    case "revealNow":
      return round.phase === "open" && round.position === event.position
        ? close(round, Math.min(now, round.dueAt ?? now), now)
        : unchanged(round);
    case "stop":
      return stop(round, event.userId, now);
    case "sent":
      return whenSent(round, event, now);
    case "unreachable":
      return over(round, "unreachable", now);
    case "back":
      return whenBack(round, event.absence, now);
  }
}

function whenDue(round: Round, now: number): RoundChange {
  if (round.dueAt === null || now < round.dueAt) return unchanged(round);
  if (now - round.dueAt > OVERDUE) return over(round, "overdue", now);
  switch (round.phase) {
    case "lobby":
      return ask(round, 1, now);
    case "open":
      return close(round, round.dueAt, now);
    case "closed":
      return reveal(round, now);
    case "pause":
      return next(round, now);
    case "asking":
    case "revealing":
      return over(round, "overdue", now);
    default:
      return unchanged(round);
  }
}

function ask(round: Round, position: number, now: number): RoundChange {
  const sends: RoundSend[] = [{ kind: "question", position }];
  if (position === 1 && round.lobbyMessageId !== null) sends.unshift({ kind: "lobby", position: 0 });
  return { round: { ...round, phase: "asking", position, dueAt: now + OVERDUE }, sends, awards: [] };
}

function close(round: Round, closedAt: number, now: number): RoundChange {
  const closed = withCurrent(round, { closedAt });
  return {
    round: { ...closed, phase: "closed", dueAt: Math.max(closedAt + GRACE, now) },
    sends: [],
    awards: [],
  };
}

function reveal(round: Round, now: number): RoundChange {
  const revealed = withCurrent(round, { revealedAt: now });
  return {
    round: { ...revealed, phase: "revealing", dueAt: now + OVERDUE },
    sends: [{ kind: "reveal", position: round.position }],
    awards: [round.position],
  };
}

function next(round: Round, now: number): RoundChange {
  const asked = round.questions.slice(0, round.position);
  const lately = asked.slice(-IDLE_QUESTIONS);
  const isLast = round.position === round.questions.length;
  if (isLast) return over(round, "finished", now);
  if (lately.length === IDLE_QUESTIONS && lately.every((question) => question.answered === 0)) {
    return over(round, "idle", now);
  }
  return ask(round, round.position + 1, now);
}

function stop(round: Round, userId: string, now: number): RoundChange {
  const ended = over(round, "stopped", now);
  return { ...ended, round: { ...ended.round, stoppedByUserId: userId } };
}

/** Ends a round at once. A question that is shown is revealed; answers to one whose message isn't known yet count too. */
function over(round: Round, end: RoundEnd, now: number): RoundChange {
  const question = currentQuestion(round);
  const sends: RoundSend[] = [];
  const awards: number[] = [];
  let ended = round;
  if (round.phase === "lobby" && round.lobbyMessageId !== null) sends.push({ kind: "lobby", position: 0 });
  if (question?.openedAt != null && question.revealedAt === null) {
    const closedAt = question.closedAt ?? Math.min(now, question.closesAt ?? now);
    ended = withCurrent(round, { closedAt, revealedAt: now });
    sends.push({ kind: "reveal", position: round.position });
  }
  if (question !== null && question.revealedAt === null) awards.push(round.position);
  sends.push({ kind: "standings", position: 0 });
  const silent = end === "unreachable";
  return {
    round: { ...ended, phase: "over", dueAt: null, endedAt: now, end },
    sends: silent ? [] : sends,
    awards,
  };
}

/** A question that was on its way when the round ended is shown with its answer, so that no button stays. */
function afterEnd(round: Round, event: RoundEvent, now: number): RoundChange {
  const question = currentQuestion(round);
  if (event.kind === "sent" && event.send.kind === "lobby") return announced(round, event.messageId);
  if (event.kind !== "sent" || event.send.kind !== "question" || question?.messageId !== null)
    return unchanged(round);
  const { messageId, at } = event;
  const shown = withCurrent(round, { messageId, openedAt: at, closesAt: at, closedAt: at, revealedAt: now });
  return { round: shown, sends: [{ kind: "reveal", position: round.position }], awards: [] };
}

function whenSent(round: Round, event: Extract<RoundEvent, { kind: "sent" }>, now: number): RoundChange {
  const { send } = event;
  if (send.kind === "lobby") return announced(round, event.messageId);
  const question = currentQuestion(round);
  if (question === null || send.position !== round.position) return unchanged(round);
  if (send.kind === "question" && round.phase === "asking") return opened(round, question, event, now);
  if (send.kind === "reveal" && round.phase === "revealing") {
    const dueAt = now + readingPause(question.question);
    return { ...unchanged(round), round: { ...round, phase: "pause", dueAt } };
  }
  return unchanged(round);
}

/** Keeps the message that announces the round: the first that is known. */
function announced(round: Round, messageId: string): RoundChange {
  const isNew = round.lobbyMessageId === null && messageId !== "";
  return isNew ? { ...unchanged(round), round: { ...round, lobbyMessageId: messageId } } : unchanged(round);
}

/**
 * The question's message is there: the clock runs from the message's own time. Where the bot died between sending and
 * recording, and nobody listened for more than two seconds since or several processes came and went, it is given its full time again.
 */
function opened(
  round: Round,
  question: RoundQuestion,
  event: Extract<RoundEvent, { kind: "sent" }>,
  now: number,
): RoundChange {
  const unheard = missed(event.absence, event.at, now) > AWAY || now - event.at > LATEST_KNOWN;
  const closesAt = (unheard ? now : event.at) + question.duration;
  const open = withCurrent(round, { messageId: event.messageId, openedAt: event.at, closesAt });
  const sends: RoundSend[] = [];
  const isShown = event.shownClosesAt !== null && Math.abs(event.shownClosesAt - closesAt) <= 1000;
  if (unheard || !isShown) sends.push({ kind: "deadline", position: round.position });
  if (unheard) sends.push({ kind: "away", position: round.position });
  return { round: { ...open, phase: "open", dueAt: closesAt }, sends, awards: [] };
}

/**
 * Gives the open question its full time again where the bot was away for more than two seconds of it; not where it was
 * to close early, since everyone had answered.
 */
function whenBack(round: Round, absence: Absence, now: number): RoundChange {
  const question = currentQuestion(round);
  if (round.phase !== "open" || question?.openedAt == null || question.closesAt === null)
    return whenDue(round, now);
  if (round.dueAt !== null && now - round.dueAt > OVERDUE) return over(round, "overdue", now);
  const isAnswered = round.dueAt !== null && round.dueAt < question.closesAt;
  if (isAnswered || missed(absence, question.openedAt, question.closesAt) <= AWAY) return whenDue(round, now);
  const closesAt = now + question.duration;
  return {
    round: { ...withCurrent(round, { closesAt }), dueAt: closesAt },
    sends: [
      { kind: "deadline", position: round.position },
      { kind: "away", position: round.position },
    ],
    awards: [],
  };
}

function withCurrent(round: Round, change: Partial<RoundQuestion>): Round {
  const questions = round.questions.map((question) =>
    question.position === round.position ? { ...question, ...change } : question,
  );
  return { ...round, questions };
}

function unchanged(round: Round): RoundChange {
  return { round, sends: [], awards: [] };
}
