import { describe, expect, test } from "vitest";
import type { Absence } from "../../../src/core/rounds/absence.ts";
import type { RoundEvent } from "../../../src/core/rounds/event.ts";
import { decideRound } from "../../../src/core/rounds/machine.ts";
import type { Round, RoundPhase, RoundSend } from "../../../src/core/rounds/round.ts";
import { lobbyRound, OPEN, opensAt, roundIn, START } from "../../support/rounds.ts";

const phases: readonly RoundPhase[] = ["lobby", "asking", "open", "closed", "revealing", "pause", "over"];
const at = opensAt(2) + 5_000;
const sent = (
  send: RoundSend,
  change: { absence?: Absence; shownClosesAt?: number | null; messageId?: string } = {},
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

/** What an event makes of a round at question 2 of 3: the next phase, what is said and whose answers are awarded. */
const table: Readonly<Record<string, { event: RoundEvent; now: number; becomes: readonly string[] }>> = {
  "due before its time": {
    event: { kind: "due" },
    now: START,
    becomes: ["-", "-", "-", "-", "-", "-", "-"],
  },
  startNow: {
    event: { kind: "startNow" },
    now: at,
    becomes: ["asking: lobby 0, question 1", "-", "-", "-", "-", "-", "-"],
  },
  "revealNow of this question": {
    event: { kind: "revealNow", position: 2 },
    now: at,
    becomes: ["-", "-", "closed", "-", "-", "-", "-"],
  },
  "revealNow of an earlier question": {
    event: { kind: "revealNow", position: 1 },
    now: at,
    becomes: ["-", "-", "-", "-", "-", "-", "-"],
  },
  stop: {
    event: { kind: "stop", userId: "9" },
    now: at,
    becomes: [
      "over: lobby 0, standings 0",
      "over: standings 0; awards 2",
      "over: reveal 2, standings 0; awards 2",
      "over: reveal 2, standings 0; awards 2",
      "over: standings 0",
      "over: standings 0",
      "-",
    ],
  },
  unreachable: {
    event: { kind: "unreachable" },
    now: at,
    becomes: ["over", "over; awards 2", "over; awards 2", "over; awards 2", "over", "over", "-"],
  },
  "the question's message is there": {
    event: sent(question2),
    now: opensAt(2) + 300,
    becomes: ["-", "open", "-", "-", "-", "-", "-"],
  },
  "the reveal is there": {
    event: sent(reveal2),
    now: at,
    becomes: ["-", "-", "-", "-", "pause", "-", "-"],
  },
  "an earlier reveal said anew is there": {
    event: sent({ kind: "reveal", position: 1 }),
    now: at,
    becomes: ["-", "-", "-", "-", "-", "-", "-"],
  },
  "the lobby's edit is there": {
    event: sent({ kind: "lobby", position: 0 }),
    now: at,
    becomes: ["-", "-", "-", "-", "-", "-", "-"],
  },
  "back after two seconds": {
    event: { kind: "back", absence: { from: at - 2_000, to: at } },
    now: at,
    becomes: ["asking: lobby 0, question 1", "-", "-", "-", "-", "-", "-"],
  },
  "back after more than two seconds": {
    event: { kind: "back", absence: { from: at - 2_001, to: at } },
    now: at,
    becomes: ["asking: lobby 0, question 1", "-", "open: deadline 2, away 2", "-", "-", "-", "-"],
  },
};

function told(before: Round, event: RoundEvent, now: number): string {
  const { round, sends, awards } = decideRound(before, event, now);
  if (round === before && sends.length === 0 && awards.length === 0) return "-";
  const said = sends.map(({ kind, position }) => `${kind} ${position}`).join(", ");
  return `${round.phase}${said && `: ${said}`}${awards.length > 0 ? `; awards ${awards.join(", ")}` : ""}`;
}

describe("every phase meets every event:", () => {
  for (const [name, { event, now, becomes }] of Object.entries(table)) {
    test(name, () => {
      expect(phases.map((phase) => told(roundIn(phase, 2, 3), event, now))).toEqual(becomes);
    });
  }

  test("due", () => {
    const due = (phase: RoundPhase) => {
      const round = roundIn(phase, 2, 3);
      return told(round, { kind: "due" }, round.dueAt ?? START);
    };
    expect(phases.map(due)).toEqual([
      "asking: lobby 0, question 1",
      "over: standings 0; awards 2",
      "closed",
      "revealing: reveal 2; awards 2",
      "over: standings 0",
      "asking: question 3",
      "-",
    ]);
  });

  test("due more than ten minutes late ends with the standings, and what was answered counts", () => {
    const late = (phase: RoundPhase, by: number) => {
      const round = roundIn(phase, 2, 3);
      return told(round, { kind: "due" }, (round.dueAt ?? START) + 600_000 + by);
    };
    expect(phases.map((phase) => late(phase, 1))).toEqual([
      "over: lobby 0, standings 0",
      "over: standings 0; awards 2",
      "over: reveal 2, standings 0; awards 2",
      "over: reveal 2, standings 0; awards 2",
      "over: standings 0",
      "over: standings 0",
      "-",
    ]);
    expect(late("pause", 0)).toBe("asking: question 3");
  });
});

test("the lobby lasts fifteen seconds", () => {
  expect(lobbyRound(3)).toMatchObject({ phase: "lobby", position: 0, dueAt: START + 15_000, end: null });
});

test("a lobby whose announcement isn't known yet edits none", () => {
  expect(decideRound(lobbyRound(3), { kind: "startNow" }, START).sends).toEqual([
    { kind: "question", position: 1 },
  ]);
});

describe("the message that announces the round", () => {
  const lobby = sent({ kind: "lobby", position: 0 });

  test.each(["lobby", "asking", "pause", "over"] as const)("is kept once it is known: %s", (phase) => {
    const before = { ...roundIn(phase, 2, 3), lobbyMessageId: null };
    expect(decideRound(before, lobby, at)).toEqual({
      round: { ...before, lobbyMessageId: "new-message" },
      sends: [],
      awards: [],
    });
  });

  test("is no message where none is known after all", () => {
    const before = { ...roundIn("asking", 2, 3), lobbyMessageId: null };
    expect(decideRound(before, sent({ kind: "lobby", position: 0 }, { messageId: "" }), at).round).toEqual(
      before,
    );
  });

  test("isn't edited at the end where it never came", () => {
    const before = { ...roundIn("lobby", 0, 3), lobbyMessageId: null };
    const { sends } = decideRound(before, { kind: "stop", userId: "9" }, at);
    expect(sends).toEqual([{ kind: "standings", position: 0 }]);
  });
});

describe("a round that is due far too late", () => {
  test.each(["lobby", "asking", "open", "closed", "revealing", "pause"] as const)(
    "says so as its end: %s",
    (phase) => {
      const round = roundIn(phase, 2, 3);
      const change = decideRound(round, { kind: "due" }, (round.dueAt ?? START) + 600_001);
      expect(change.round).toMatchObject({ end: "overdue", dueAt: null });
    },
  );
});

describe("what is sent and may hang", () => {
  test.each(["lobby", "closed", "pause"] as const)("is looked at again after ten minutes: %s", (phase) => {
    const round = roundIn(phase, 2, 3);
    const now = round.dueAt ?? START;
    expect(decideRound(round, { kind: "due" }, now).round.dueAt).toBe(now + 600_000);
  });
});
