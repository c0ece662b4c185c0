import { announcedRound } from "../../src/core/rounds/machine.ts";
import type { Round, RoundPhase, RoundQuestion } from "../../src/core/rounds/round.ts";
import { handmadeBank, handmadeFacts } from "./bank.ts";

const { questions } = handmadeBank(handmadeFacts("Networks", ["Layers"], 30));

/** The start of every round here: 2026-11-23, a Monday, 12:00 UTC. */
export const START = Date.UTC(2026, 10, 23, 12);

/** How long each question of these rounds is open, in milliseconds. */
export const OPEN = 20_000;

export function roundQuestion(position: number, change: Partial<RoundQuestion> = {}): RoundQuestion {
  const question = questions[position - 1];
  if (question === undefined) throw new Error(`These rounds have no question ${position}`);
  return {
    position,
    factId: `fact-${position}`,
    question,
    duration: OPEN,
    messageId: null,
    openedAt: null,
    closesAt: null,
    closedAt: null,
    revealedAt: null,
    answered: 0,
    ...change,
  };
}

/** A round in its lobby. */
export function lobbyRound(count: number): Round {
  return announcedRound({
    id: "round",
    guildId: "1",
    channelId: "2",
    starterUserId: "3",
    topic: null,
    kind: "mixed",
    seconds: OPEN / 1000,
    pace: 1,
    speed: true,
    startedAt: START,
    questions: Array.from({ length: count }, (_, index) => roundQuestion(index + 1)),
  });
}

/** When the question at a position opened, in the rounds of `roundIn`. */
export function opensAt(position: number): number {
  return START + position * 60_000;
}

const asked = (position: number) => {
  const openedAt = opensAt(position);
  return { messageId: `message-${position}`, openedAt, closesAt: openedAt + OPEN };
};

/** A round of `count` questions that stands in a phase of the question at `position`; what came before was answered by two. */
export function roundIn(phase: RoundPhase, position: number, count: number): Round {
  const lobby = lobbyRound(count);
  const closedAt = opensAt(position) + OPEN;
  const current: Readonly<Record<RoundPhase, Partial<RoundQuestion>>> = {
    lobby: {},
    asking: {},
    open: asked(position),
    closed: { ...asked(position), closedAt },
    revealing: { ...asked(position), closedAt, revealedAt: closedAt + 2_000 },
    pause: { ...asked(position), closedAt, revealedAt: closedAt + 2_000 },
    over: { ...asked(position), closedAt, revealedAt: closedAt + 2_000 },
  };
  const dueAt: Readonly<Record<RoundPhase, number | null>> = {
    lobby: lobby.dueAt,
    asking: opensAt(position) + 600_000,
    open: closedAt,
    closed: closedAt + 2_000,
    revealing: closedAt + 602_000,
    pause: closedAt + 10_000,
    over: null,
  };
  const questions = lobby.questions.map((question) => {
    if (question.position === position) return { ...question, ...current[phase] };
    if (question.position > position) return question;
    const before = asked(question.position);
    const shut = before.closesAt;
    return { ...question, ...before, closedAt: shut, revealedAt: shut + 2_000, answered: 2 };
  });
  return {
    ...lobby,
    phase,
    position: phase === "lobby" ? 0 : position,
    dueAt: dueAt[phase],
    lobbyMessageId: "lobby-message",
    endedAt: phase === "over" ? closedAt + 10_000 : null,
    end: phase === "over" ? "finished" : null,
    questions,
  };
}
