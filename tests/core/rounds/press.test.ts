import { describe, expect, test } from "vitest";
import { type AnswerPress, judgePress, refusedPress } from "../../../src/core/rounds/press.ts";
import type { Answer, Round, RoundPhase, RoundQuestion } from "../../../src/core/rounds/round.ts";
import { asTyped } from "../../support/bank.ts";
import { OPEN, opensAt, roundIn, roundQuestion } from "../../support/rounds.ts";
import { snowflakeAt } from "../../support/snowflake.ts";

const opened = opensAt(2);
const message = snowflakeAt(opened);

const text = (text: string) => ({ kind: "text", text }) as const;
const option = (choice: number) => ({ kind: "option", choice }) as const;

function pressAt(after: number, change: Partial<AnswerPress> = {}): AnswerPress {
  return {
    interactionId: snowflakeAt(opened + after, 7),
    guildId: "1",
    channelId: "2",
    messageId: message,
    userId: "5",
    position: 2,
    given: option(1),
    ...change,
  };
}

function answerAt(after: number, change: Partial<Answer> = {}): Answer {
  return {
    position: 2,
    userId: "5",
    given: option(0),
    credit: 0,
    pressedAt: opened + after,
    left: OPEN - after,
    interactionId: snowflakeAt(opened + after, 7),
    ...change,
  };
}

function question2(round: Round, change: Partial<RoundQuestion> = {}): RoundQuestion {
  const question = round.questions[1];
  if (question === undefined) throw new Error("no question 2");
  return { ...question, messageId: question.messageId === null ? null : message, ...change };
}

function judge(
  phase: RoundPhase,
  press: AnswerPress,
  prior: Answer | null = null,
  change: Partial<RoundQuestion> = {},
) {
  const round = { ...roundIn(phase, 2, 3), lobbyMessageId: snowflakeAt(opened - 60_000) };
  return judgePress(round, question2(round, change), press, prior);
}

describe("time", () => {
  test.each([
    ["at the moment of opening", "open", 0, OPEN],
    ["in the middle", "open", 12_345, OPEN - 12_345],
    ["at the very deadline", "open", OPEN, 0],
    ["delivered after the close", "closed", 19_999, 1],
    ["delivered after the reveal", "pause", 100, OPEN - 100],
    ["delivered after the round", "over", 100, OPEN - 100],
  ] as const)("a press %s counts with what was left of the full time", (_, phase, after, left) => {
    expect(judge(phase, pressAt(after))).toMatchObject({
      kind: "counts",
      answer: { userId: "5", position: 2, given: option(1), credit: 1, pressedAt: opened + after, left },
      before: null,
      revealed: phase === "pause" || phase === "over",
    });
  });

  test.each([
    ["by a millisecond", "open", 20_001, { kind: "tooLate", lateBy: 1, revealed: false }],
    ["by 0.8 s, after the close", "closed", 20_800, { kind: "tooLate", lateBy: 800, revealed: false }],
    [
      "by minutes, in a later question's time",
      "pause",
      90_000,
      { kind: "tooLate", lateBy: 70_000, revealed: true },
    ],
    ["after the round", "over", 90_000, { kind: "roundOver", endedAt: opened + 30_000 }],
  ] as const)("a press that is late %s doesn't count", (_, phase, after, expected) => {
    expect(judge(phase, pressAt(after))).toEqual(expected);
  });

  test("after an early close the close decides, and points follow from the full time", () => {
    const early = { closedAt: opened + 9_000 };
    expect(judge("closed", pressAt(9_000), null, early)).toMatchObject({ answer: { left: 11_000 } });
    expect(judge("closed", pressAt(9_001), null, early)).toEqual({
      kind: "tooLate",
      lateBy: 1,
      revealed: false,
    });
  });

  test("what reached the bot before it closed the question early counts, however late it was pressed", () => {
    expect(judge("open", pressAt(9_500))).toMatchObject({ kind: "counts" });
  });
});

describe("of several presses by one member", () => {
  test("the latest in time counts, with its own time", () => {
    const prior = answerAt(3_000);
    expect(judge("open", pressAt(8_000), prior)).toMatchObject({
      kind: "counts",
      answer: { given: option(1), left: 12_000 },
      before: prior,
    });
  });

  test("an older one that was delivered later changes nothing", () => {
    const prior = answerAt(8_000);
    expect(judge("open", pressAt(3_000), prior)).toEqual({ kind: "superseded", answer: prior });
  });

  test("of two in one millisecond the id tells which was later", () => {
    const prior = answerAt(3_000);
    const older = pressAt(0, { interactionId: snowflakeAt(opened + 3_000, 6) });
    const newer = pressAt(0, { interactionId: snowflakeAt(opened + 3_000, 8) });
    expect(judge("open", older, prior).kind).toBe("superseded");
    expect(judge("open", newer, prior).kind).toBe("counts");
  });

  test("the same interaction delivered again is a repetition", () => {
    expect(judge("open", pressAt(3_000), answerAt(3_000))).toEqual({ kind: "repeated" });
    expect(judge("over", pressAt(3_000), answerAt(3_000))).toEqual({ kind: "repeated" });
  });

  test("a late one doesn't spoil one in time", () => {
    expect(judge("open", pressAt(20_001), answerAt(3_000)).kind).toBe("tooLate");
  });
});

describe("where the question got its full time again", () => {
  const again = { closesAt: opened + 15_000 + OPEN };

  test("a first answer has all of the new time", () => {
    expect(judge("open", pressAt(17_000), null, again)).toMatchObject({ answer: { left: 18_000 } });
  });

  test("nobody has more left than the full time", () => {
    expect(judge("open", pressAt(10_000), null, again)).toMatchObject({ answer: { left: OPEN } });
  });

  test("who had answered may choose anew, but earns no speed by it", () => {
    const prior = answerAt(12_000);
    expect(judge("open", pressAt(17_000), prior, again)).toMatchObject({ answer: { left: 3_000 } });
    expect(judge("open", pressAt(25_000), prior, again)).toMatchObject({ answer: { left: 0 } });
  });
});

describe("before the bot has recorded its own message", () => {
  test("a press on it counts, by the message's own time", () => {
    expect(judge("asking", pressAt(700))).toMatchObject({ kind: "counts", answer: { left: 19_300 } });
    expect(judge("asking", pressAt(20_001))).toEqual({ kind: "tooLate", lateBy: 1, revealed: false });
  });

  const elsewhere: readonly (readonly [string, Partial<AnswerPress>])[] = [
    ["on another question", { position: 1 }],
    ["on a message from before the round", { messageId: snowflakeAt(opened - 190_000) }],
    ["on the round's announcement", { messageId: snowflakeAt(opened - 60_000) }],
    ["on a message that is younger than the press", { messageId: snowflakeAt(opened + 701) }],
  ];
  test.each(elsewhere)("a press %s is none of it", (_, change) => {
    expect(judge("asking", pressAt(700, change))).toEqual({ kind: "notPart" });
  });

  test("a press counts though the round's announcement came after the question", () => {
    const round = { ...roundIn("asking", 2, 3), lobbyMessageId: snowflakeAt(opened + 100) };
    expect(judgePress(round, question2(round), pressAt(700), null)).toMatchObject({ kind: "counts" });
  });

  test("a question that never came takes no press", () => {
    expect(judge("lobby", pressAt(700))).toEqual({ kind: "notPart" });
    const over = { ...roundIn("over", 2, 3), endedAt: opened };
    const unasked = over.questions[2];
    expect(unasked && judgePress(over, unasked, pressAt(700, { position: 3 }), null)).toEqual({
      kind: "notPart",
    });
  });
});

describe("a forged press is no part of the round:", () => {
  const forged: readonly (readonly [string, Partial<AnswerPress>])[] = [
    ["another server", { guildId: "9" }],
    ["another channel", { channelId: "9" }],
    ["another message", { messageId: snowflakeAt(opened, 1) }],
    ["a choice beyond the last option", { given: option(4) }],
    ["a negative choice", { given: option(-1) }],
    ["half a choice", { given: option(0.5) }],
    ["a text where letters are pressed", { given: text("right") }],
    ["several options where one is pressed", { given: { kind: "options", choices: [0, 1] } }],
  ];
  test.each(forged)("%s", (_, change) => {
    expect(judge("open", pressAt(1_000, change))).toEqual({ kind: "notPart" });
    expect(judge("over", pressAt(1_000, change))).toEqual({ kind: "notPart" });
  });
});

describe("a typed answer", () => {
  const question = asTyped(roundQuestion(2).question);
  const key = question.key[0] ?? "";

  test("counts by the time of its submit, whatever its case, with its credit", () => {
    expect(
      judge("open", pressAt(12_000, { given: text(key.toUpperCase()) }), null, { question }),
    ).toMatchObject({
      kind: "counts",
      answer: { given: text(key.toUpperCase()), credit: 1, left: OPEN - 12_000 },
    });
    expect(judge("open", pressAt(12_000, { given: text("no idea") }), null, { question })).toMatchObject({
      kind: "counts",
      answer: { credit: 0 },
    });
  });

  test("that is sent later in time replaces the one before", () => {
    const prior = answerAt(3_000, { given: text("no idea") });
    expect(judge("open", pressAt(9_000, { given: text(key) }), prior, { question })).toMatchObject({
      kind: "counts",
      answer: { given: text(key), credit: 1 },
      before: prior,
    });
    expect(judge("open", pressAt(2_000, { given: text(key) }), prior, { question }).kind).toBe("superseded");
  });

  test("is late by its submit, and the form is refused by the same clock", () => {
    const late = { kind: "tooLate", lateBy: 1, revealed: true };
    const press = pressAt(OPEN + 1, { given: text(key) });
    expect(judge("pause", press, null, { question })).toEqual(late);
    const round = roundIn("pause", 2, 3);
    expect(refusedPress(round, question2(round), press)).toEqual(late);
    expect(refusedPress(round, question2(round), pressAt(OPEN))).toBeNull();
    expect(refusedPress(round, question2(round), pressAt(1, { channelId: "9" }))).toEqual({
      kind: "notPart",
    });
  });

  test("is no option, and an option no text", () => {
    expect(judge("open", pressAt(1_000, { given: option(0) }), null, { question })).toEqual({
      kind: "notPart",
    });
    expect(judge("open", pressAt(1_000, { given: text("  ") }), null, { question })).toEqual({
      kind: "notPart",
    });
  });
});
