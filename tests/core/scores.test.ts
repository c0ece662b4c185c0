import { describe, expect, test } from "vitest";
import { awardFor, correction, points, topicsOf } from "../../src/core/scores.ts";
import { lobbyRound, OPEN, roundQuestion } from "../support/rounds.ts";

describe("points", () => {
  test.each([
    ["right at once", 1, 20_000, 20_000, true, 150],
    ["right at the deadline", 1, 0, 20_000, true, 100],
    ["right with half of the time left", 1, 10_000, 20_000, true, 125],
    ["speed is rounded down", 1, 19_999, 20_000, true, 149],
    ["a share that binary fractions miss", 1, 29, 50, true, 129],
    ["another one", 1, 11_600, 20_000, true, 129],
    ["time left is clamped to the full time", 1, 25_000, 20_000, true, 150],
    ["and to nothing", 1, -1, 20_000, true, 100],
    ["right without speed", 1, 20_000, 20_000, false, 100],
    ["wrong at once", 0, 20_000, 20_000, true, 0],
    ["wrong without speed", 0, 20_000, 20_000, false, 0],
    ["two thirds, rounded down, and no speed", 2 / 3, 20_000, 20_000, true, 66],
    ["half, without speed", 0.5, 20_000, 20_000, false, 50],
  ])("%s", (_, credit, left, total, speed, expected) => {
    expect(points({ credit, left, total, speed })).toBe(expected);
  });

  test("of a share are exact, whatever binary fractions make of it", () => {
    for (let of = 1; of <= 25; of++) {
      for (let right = 0; right < of; right++) {
        const exact = Math.floor((100 * right) / of);
        const given = points({ credit: right / of, left: 0, total: 1, speed: true });
        if (given !== exact) throw new Error(`${right} of ${of}`);
      }
    }
  });

  test("are 100 + floor(50 × left ÷ total), exactly, for every millisecond", () => {
    for (let left = 0; left <= 20_000; left++) {
      const exact = 100n + (50n * BigInt(left)) / 20_000n;
      if (points({ credit: 1, left, total: 20_000, speed: true }) !== Number(exact))
        throw new Error(`left ${left} ms`);
    }
  });
});

test("an answer counts for its note and for each heading above it", () => {
  expect(topicsOf(["Deep Learning", "Networks", "Gates"])).toEqual([
    "Deep Learning",
    "Deep Learning › Networks",
    "Deep Learning › Networks › Gates",
  ]);
});

const question = roundQuestion(1, { openedAt: Date.UTC(2026, 10, 23, 23, 59, 50) });
const answerAt = (after: number, choice: 0 | 1) => ({
  position: 1,
  userId: "5",
  given: { kind: "option", choice } as const,
  credit: choice,
  pressedAt: (question.openedAt ?? 0) + after,
  left: OPEN - after,
  interactionId: "1",
});

describe("an award", () => {
  test("of a right answer has its points, counts and topics, on the local date of the press", () => {
    expect(awardFor(lobbyRound(1), question, answerAt(4_000, 1), "UTC")).toEqual({
      userId: "5",
      position: 1,
      questionId: question.question.id,
      topics: ["Networks", "Networks › Layers"],
      points: 140,
      right: 1,
      answers: 1,
      localDate: "2026-11-23",
    });
    expect(awardFor(lobbyRound(1), question, answerAt(10_000, 1), "UTC").localDate).toBe("2026-11-24");
    expect(awardFor(lobbyRound(1), question, answerAt(4_000, 1), "Asia/Tokyo").localDate).toBe("2026-11-24");
  });

  test("of a wrong answer is an award of nothing, so that accuracy is kept", () => {
    expect(awardFor(lobbyRound(1), question, answerAt(0, 0), "UTC")).toMatchObject({
      points: 0,
      right: 0,
      answers: 1,
    });
  });

  test("of a typed answer counts no speed, and one of some right options counts as none wholly right", () => {
    const typed = { ...question, question: { ...question.question, kind: "typed" } } as const;
    const written = { ...answerAt(4_000, 1), given: { kind: "text", text: "right" } } as const;
    expect(awardFor(lobbyRound(1), typed, written, "UTC")).toMatchObject({ points: 100, right: 1 });
    const some = { ...answerAt(4_000, 1), given: { kind: "options", choices: [0] }, credit: 0.5 } as const;
    expect(awardFor(lobbyRound(1), question, some, "UTC")).toMatchObject({
      points: 50,
      right: 0,
      answers: 1,
    });
  });

  test("is corrected by the difference, without another answer, on its own date", () => {
    const [right, wrong] = [answerAt(4_000, 1), answerAt(15_000, 0)].map((answer) =>
      awardFor(lobbyRound(1), question, answer, "UTC"),
    );
    if (right === undefined || wrong === undefined) throw new Error("no awards");
    expect(correction(right, wrong)).toMatchObject({
      points: -140,
      right: -1,
      answers: 0,
      localDate: "2026-11-23",
    });
    expect(correction(wrong, right)).toMatchObject({ points: 140, right: 1, localDate: "2026-11-24" });
  });
});
