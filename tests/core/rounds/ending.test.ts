import { describe, expect, test } from "vitest";
import type { Absence } from "../../../src/core/rounds/absence.ts";
import type { RoundEvent } from "../../../src/core/rounds/event.ts";
import { decideRound } from "../../../src/core/rounds/machine.ts";
import type { Round, RoundSend } from "../../../src/core/rounds/round.ts";
import { OPEN, opensAt, roundIn, START } from "../../support/rounds.ts";

const at = opensAt(2) + 5_000;
const sent = (
  send: RoundSend,
  change: { absence?: Absence; shownClosesAt?: number | null } = {},
): RoundEvent => ({
  kind: "sent",
  send,
  messageId: "new-message",
  at: opensAt(2),
  shownClosesAt: opensAt(2) + OPEN,
  absence: null,
  ...change,
});
const question2: RoundSend = { kind: "question", position: 2 };
const reveal2: RoundSend = { kind: "reveal", position: 2 };

test("after the reveal come eight seconds of reading, a second more per 15 characters of source over 150", () => {
  const round = roundIn("revealing", 2, 3);
  const now = opensAt(2) + 23_000;
  expect(decideRound(round, sent(reveal2), now).round.dueAt).toBe(now + 8_000);
  const long = round.questions.map((one) => ({
    ...one,
    question: { ...one.question, source: { ...one.question.source, text: "x".repeat(166) } },
  }));
  expect(decideRound({ ...round, questions: long }, sent(reveal2), now).round.dueAt).toBe(now + 10_000);
});

describe("after the pause", () => {
  const after = (position: number, count: number, answered: readonly number[]) => {
    const round = roundIn("pause", position, count);
    const questions = round.questions.map((one, index) => ({ ...one, answered: answered[index] ?? 0 }));
    return decideRound({ ...round, questions }, { kind: "due" }, round.dueAt ?? START).round;
  };

  test.each([
    ["the next question is asked", 2, 5, [1, 0], "asking", null],
    ["two questions without an answer are no reason to stop", 2, 5, [0, 0], "asking", null],
    ["three in a row end the round as idle", 3, 5, [0, 0, 0], "over", "idle"],
    ["three that aren't in a row don't", 4, 5, [0, 0, 1, 0], "asking", null],
    ["three in a row end it later too", 4, 5, [1, 0, 0, 0], "over", "idle"],
    ["the last question ends the round as finished", 3, 3, [1, 1, 1], "over", "finished"],
    ["even where nobody answered", 3, 3, [0, 0, 0], "over", "finished"],
  ])("%s", (_, position, count, answered, phase, end) => {
    expect(after(position, count, answered)).toMatchObject({ phase, end });
  });
});

describe("the end", () => {
  test("a stop tells who stopped, closes the open question then, and never lengthens it", () => {
    const stop: RoundEvent = { kind: "stop", userId: "9" };
    const early = decideRound(roundIn("open", 2, 3), stop, at).round;
    expect(early).toMatchObject({ end: "stopped", stoppedByUserId: "9", endedAt: at, dueAt: null });
    expect(early.questions[1]).toMatchObject({ closedAt: at, revealedAt: at });
    const late = decideRound(roundIn("open", 2, 3), stop, opensAt(2) + OPEN + 700).round;
    expect(late.questions[1]?.closedAt).toBe(opensAt(2) + OPEN);
  });

  test("a question that was on its way is shown with its answer when it arrives, and no time was left for it", () => {
    const stopped = decideRound(roundIn("asking", 2, 3), { kind: "stop", userId: "9" }, at).round;
    const { round, sends, awards } = decideRound(stopped, sent(question2), at + 500);
    expect(round).toMatchObject({ phase: "over", endedAt: at });
    expect(round.questions[1]).toMatchObject({ messageId: "new-message", closedAt: opensAt(2) });
    expect([sends, awards]).toEqual([[reveal2], []]);
  });
});

describe("back after an absence", () => {
  const back = (round: Round, awaySince: number, now: number) =>
    decideRound(round, { kind: "back", absence: { from: awaySince, to: now } }, now);

  test("only the time that the question was open counts as missed", () => {
    expect(back(roundIn("open", 2, 3), opensAt(2) - 60_000, opensAt(2) + 2_000).sends).toEqual([]);
    expect(back(roundIn("open", 2, 3), opensAt(2) - 60_000, opensAt(2) + 2_001).sends).toHaveLength(2);
    const end = opensAt(2) + OPEN;
    expect(back(roundIn("open", 2, 3), end - 2_000, end + 30_000).sends).toEqual([]);
    expect(back(roundIn("open", 2, 3), end - 2_001, end + 30_000).sends).toHaveLength(2);
  });

  test("the open question gets its full time from now", () => {
    const now = opensAt(2) + 12_000;
    const { round } = back(roundIn("open", 2, 3), now - 5_000, now);
    expect(round).toMatchObject({ phase: "open", dueAt: now + OPEN });
    expect(round.questions[1]).toMatchObject({ openedAt: opensAt(2), closesAt: now + OPEN, closedAt: null });
  });

  test("more than ten minutes after the deadline the round ends instead", () => {
    const end = opensAt(2) + OPEN;
    expect(back(roundIn("open", 2, 3), opensAt(2), end + 600_000).round.phase).toBe("open");
    expect(back(roundIn("open", 2, 3), opensAt(2), end + 600_001).round.end).toBe("overdue");
  });
});
