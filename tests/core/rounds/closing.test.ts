import { describe, expect, test } from "vitest";
import { decideRound, earlyClose } from "../../../src/core/rounds/machine.ts";
import type { Round } from "../../../src/core/rounds/round.ts";
import { OPEN, opensAt, roundIn, roundQuestion } from "../../support/rounds.ts";

const at = opensAt(2) + 5_000;

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

test("revealed at once when its time is over already, a question closed at its deadline: nobody gains time by it", () => {
  const deadline = opensAt(2) + OPEN;
  const closed = decideRound(roundIn("open", 2, 3), { kind: "revealNow", position: 2 }, deadline + 700).round;
  expect(closed.questions[1]?.closedAt).toBe(deadline);
});
