import { describe, expect, test } from "vitest";
import type { Absence } from "../../../src/core/rounds/absence.ts";
import { decideRound, earlyClose, type RoundEvent } from "../../../src/core/rounds/machine.ts";
import type { Round, RoundPhase, RoundSend } from "../../../src/core/rounds/round.ts";
import { lobbyRound, OPEN, opensAt, roundIn, roundQuestion, START } from "../../support/rounds.ts";

const phases: readonly RoundPhase[] = ["lobby", "asking", "open", "closed", "revealing", "pause", "over"];
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
      "over: standings 0",
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
    becomes: ["over", "over", "over; awards 2", "over; awards 2", "over", "over", "-"],
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
      "over: standings 0",
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
      "over: standings 0",
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

describe("opening a question", () => {
  const open = (event: RoundEvent, now: number) => decideRound(roundIn("asking", 2, 3), event, now);

  test("its clock runs from the message's own time, not from when that was recorded", () => {
    const { round, sends } = open(sent(question2), opensAt(2) + 900);
    expect(round.dueAt).toBe(opensAt(2) + OPEN);
    expect(round.questions[1]).toMatchObject({
      messageId: "new-message",
      openedAt: opensAt(2),
      closesAt: opensAt(2) + OPEN,
    });
    expect(sends).toEqual([]);
  });

  const deadline = { kind: "deadline", position: 2 };
  test.each([
    ["is off by a second", 1_000, []],
    ["is off by more", 1_001, [deadline]],
    ["is too early", -1_001, [deadline]],
  ])("where the deadline shown %s, the message is edited accordingly", (_, off, expected) => {
    const shownClosesAt = opensAt(2) + OPEN + off;
    expect(open(sent(question2, { shownClosesAt }), opensAt(2) + 100).sends).toEqual(expected);
  });

  test("where it isn't known which deadline is shown, the message is edited", () => {
    expect(open(sent(question2, { shownClosesAt: null }), opensAt(2) + 100).sends).toEqual([deadline]);
  });

  test("a message that nobody heard for more than two seconds gets its full time from now, shown and said", () => {
    const now = opensAt(2) + 2_500;
    const absence = { from: opensAt(2) - 400, to: opensAt(2) + 2_001 };
    const { round, sends } = open(sent(question2, { shownClosesAt: now + OPEN, absence }), now);
    expect(round.dueAt).toBe(now + OPEN);
    expect(round.questions[1]).toMatchObject({ openedAt: opensAt(2), closesAt: now + OPEN });
    expect(sends).toEqual([deadline, { kind: "away", position: 2 }]);
  });

  test.each([
    ["was heard all along, however late it was recorded", null],
    ["was unheard for two seconds", { from: opensAt(2) - 400, to: opensAt(2) + 2_000 }],
    ["came after the bot was away", { from: opensAt(2) - 60_000, to: opensAt(2) - 1 }],
  ])("a message that %s keeps its time", (_, absence) => {
    const event = sent(question2, absence === null ? {} : { absence });
    expect(open(event, opensAt(2) + 9_000).round.dueAt).toBe(opensAt(2) + OPEN);
  });
});

describe("closing early", () => {
  const early = (position: number, now: number, change: Partial<Round> = {}) => {
    const round = { ...roundIn("open", position, 5), ...change };
    const question = round.questions[position - 1];
    return question === undefined ? null : earlyClose(round, question, now);
  };
  const third = Math.ceil(OPEN / 3);

  test.each([
    ["leaves three seconds to change one's mind", 2, 10_000, 13_000],
    ["is never before a third of the time", 2, 1_000, third],
    ["begins three seconds before the third", 2, third - 3_000, third],
    ["never makes a question longer", 2, OPEN - 3_000, null],
    ["is not for the first question", 1, 10_000, null],
  ])("%s", (_, position, after, expected) => {
    const at = early(position, opensAt(position) + after);
    expect(at === null ? null : at - opensAt(position)).toBe(expected);
  });

  test("is only for the open question", () => {
    const round = roundIn("open", 3, 5);
    expect(earlyClose({ ...round, phase: "closed" }, roundQuestion(3, round.questions[2]), at)).toBeNull();
    expect(earlyClose(round, round.questions[1] ?? roundQuestion(2), at)).toBeNull();
  });

  test("counts the third from when the full time was given again", () => {
    const closesAt = opensAt(3) + 15_000 + OPEN;
    const round = { ...roundIn("open", 3, 5), dueAt: closesAt };
    const question = roundQuestion(3, { openedAt: opensAt(3), closesAt });
    expect(earlyClose(round, question, opensAt(3) + 15_500)).toBe(closesAt - OPEN + third);
  });

  test("a question that closed early closed at that time, and is revealed two seconds later", () => {
    const round = { ...roundIn("open", 2, 3), dueAt: opensAt(2) + 9_000 };
    const closed = decideRound(round, { kind: "due" }, opensAt(2) + 9_040).round;
    expect(closed.questions[1]).toMatchObject({ closedAt: opensAt(2) + 9_000, closesAt: opensAt(2) + OPEN });
    expect(closed.dueAt).toBe(opensAt(2) + 11_000);
  });
});

test("revealed at once, a question closes now and is shown two seconds later", () => {
  const closed = decideRound(roundIn("open", 2, 3), { kind: "revealNow", position: 2 }, at).round;
  expect(closed).toMatchObject({ phase: "closed", dueAt: at + 2_000 });
  expect(closed.questions[1]?.closedAt).toBe(at);
});

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
