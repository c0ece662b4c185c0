import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RoundPress, RoundStore } from "../../src/app/stores.ts";
import { decideRound } from "../../src/core/rounds/machine.ts";
import { asSelectAll, asTyped } from "../support/bank.ts";
import { OPEN, START } from "../support/rounds.ts";
import { StoredRounds } from "../support/stored-rounds.ts";

let stored: StoredRounds;
let rounds: RoundStore;
beforeEach(async () => {
  stored = await StoredRounds.open();
  rounds = stored.rounds;
});
afterEach(() => stored.databases.close());

const kinds = async (presses: readonly RoundPress[]) =>
  (await rounds.press(presses, START + 15_000)).map(({ judgement }) => judgement.kind);

describe("a round", () => {
  test("is stored whole: what comes back is what was given, word for word", async () => {
    const given = stored.plan("r1", { pace: 1.5, speed: false, topic: "Networks", kind: "choice" });
    expect(await stored.start(given)).toEqual({ kind: "started", round: given.round });
    expect(await rounds.load("r1")).toEqual({ round: given.round, wished: 5 });
  });

  test("is alone in its channel while it is live, and another is told which it is", async () => {
    const first = stored.plan("r1");
    await stored.start(first);
    expect(await stored.start(stored.plan("r2"))).toEqual({ kind: "live", round: first.round });
    expect(await rounds.load("r2")).toBeNull();
    expect(await stored.start(stored.plan("r3", { channelId: "other" }))).toMatchObject({ kind: "started" });
    await rounds.change("r1", START, (round) => decideRound(round, { kind: "stop", userId: "9" }, START));
    expect(await stored.start(stored.plan("r2"))).toMatchObject({ kind: "started" });
    expect((await rounds.liveIn("2"))?.id).toBe("r2");
  });

  test("is alone by the schema itself", async () => {
    await stored.start(stored.plan("r1"));
    const { db } = await stored.databases.open();
    const row = await db.selectFrom("rounds").selectAll().executeTakeFirstOrThrow();
    const second = db
      .insertInto("rounds")
      .values({ ...row, round_id: "r2" })
      .execute();
    await expect(second).rejects.toMatchObject({ code: "SQLITE_CONSTRAINT_UNIQUE" });
  });

  test("marks its facts as asked in its own guild, and forgets those whose cycle begins anew", async () => {
    await stored.start(stored.plan("r1"));
    const ids = stored.plan("r1").round.questions.map(({ factId }) => factId);
    expect(await stored.asked("1")).toEqual(new Set(ids));
    expect(await stored.asked("other")).toEqual(new Set());
    const one = stored.plan("r2", { channelId: "other" });
    await stored.start({
      ...one,
      round: { ...one.round, questions: one.round.questions.slice(0, 1) },
      forget: ids,
    });
    expect(await stored.asked("1")).toEqual(new Set(ids.slice(0, 1)));
  });

  test("that a decision throws on is left as it was", async () => {
    const before = await stored.openRound();
    const failing = rounds.change("r1", START, () => {
      throw new Error("a bug");
    });
    await expect(failing).rejects.toThrow("a bug");
    expect((await rounds.load("r1"))?.round).toEqual(before);
  });

  test("is unfinished until it has ended and all is said", async () => {
    await stored.start(stored.plan("r1"));
    expect(await rounds.unfinished()).toEqual(["r1"]);
    await rounds.change("r1", START, (round) => decideRound(round, { kind: "stop", userId: "9" }, START));
    expect(await rounds.unfinished()).toEqual(["r1"]);
    const waiting = await rounds.nextSend("r1");
    await rounds.dropSend(waiting?.sendId ?? 0, waiting?.version ?? 0, START);
    expect(await rounds.unfinished()).toEqual([]);
  });

  test("is due when something must happen, or while something is to be said by now", async () => {
    const { round } = stored.plan("r1");
    await stored.start(stored.plan("r1"));
    const dueAt = round.dueAt ?? 0;
    expect(await rounds.due(dueAt - 1)).toEqual([]);
    expect(await rounds.due(dueAt)).toEqual(["r1"]);
    await rounds.change("r1", START, (before) => decideRound(before, { kind: "stop", userId: "9" }, START));
    expect(await rounds.due(START)).toEqual(["r1"]);
    const waiting = await rounds.nextSend("r1");
    await rounds.postponeSend(waiting?.sendId ?? 0, START + 5_000);
    expect(await rounds.due(START + 4_999)).toEqual([]);
    expect(await rounds.due(START + 5_000)).toEqual(["r1"]);
  });
});

const option = (choice: number) => ({ kind: "option", choice }) as const;

describe("answers", () => {
  test("are one a member and question; the latest press replaces it, and each member is counted once", async () => {
    await stored.openRound();
    expect(await kinds([stored.press("5", 1_000), stored.press("6", 1_500)])).toEqual(["counts", "counts"]);
    expect(await kinds([stored.press("5", 2_000, { given: option(2) })])).toEqual(["counts"]);
    const answers = await rounds.answers("r1", 1);
    expect(answers.map(({ userId, given, left }) => [userId, given, left])).toEqual([
      ["6", option(1), OPEN - 1_500],
      ["5", option(2), OPEN - 2_000],
    ]);
    expect((await rounds.load("r1"))?.round.questions[0]?.answered).toBe(2);
  });

  test("keep their number when their member chooses anew, and a number is one member's alone", async () => {
    await stored.openRound();
    const numbers = async () => {
      const rows = await stored.db
        .selectFrom("answers")
        .select(["answer_user_id", "answer_id", "choice"])
        .orderBy("answer_id")
        .execute();
      return rows.map((row) => [row.answer_user_id, row.answer_id, row.choice]);
    };
    await kinds([stored.press("5", 1_000), stored.press("6", 1_500)]);
    const [[, five] = [], [, six] = []] = await numbers();
    expect(await kinds([stored.press("5", 2_000, { given: option(2) })])).toEqual(["counts"]);
    expect(await kinds([stored.press("7", 2_500), stored.press("5", 3_000, { given: option(0) })])).toEqual([
      "counts",
      "counts",
    ]);
    const seven = Number(six) + 1;
    expect(await numbers()).toEqual([
      ["5", five, 0],
      ["6", six, 1],
      ["7", seven, 1],
    ]);
  });

  test("of any form come back as they were given, with their credit, and of one member the latest counts", async () => {
    const [question] = (await stored.openRound(asTyped)).questions;
    const key = question?.question.key[0] ?? "";
    const text = (text: string) => ({ given: { kind: "text", text } }) as const;
    expect(await kinds([stored.press("5", 1_000, text("no idea"))])).toEqual(["counts"]);
    expect(await kinds([stored.press("5", 2_000, text(key))])).toEqual(["counts"]);
    expect(await kinds([stored.press("6", 2_000)])).toEqual(["notPart"]);
    expect(await rounds.answers("r1", 1)).toMatchObject([
      { userId: "5", ...text(key), credit: 1, left: OPEN - 2_000 },
    ]);
  });

  test("of several options too", async () => {
    await stored.openRound(asSelectAll);
    const options = (...choices: number[]) => ({ given: { kind: "options", choices } }) as const;
    expect(await kinds([stored.press("5", 1_000, options(0, 1))])).toEqual(["counts"]);
    expect(await kinds([stored.press("6", 1_000, options(0, 2, 4))])).toEqual(["counts"]);
    expect(await kinds([stored.press("5", 2_000, options(0, 2))])).toEqual(["counts"]);
    expect(await rounds.answers("r1", 1)).toMatchObject([
      { userId: "6", ...options(0, 2, 4), credit: 1 },
      { userId: "5", ...options(0, 2), credit: 2 / 3 },
    ]);
  });

  test("of one member that share a commit are judged one after another, in whatever order they come", async () => {
    await stored.openRound();
    const [a, b, c] = [
      stored.press("5", 1_000),
      stored.press("5", 3_000, { given: option(2) }),
      stored.press("5", 2_000, { given: option(0) }),
    ];
    expect(await kinds([a, b, c, { ...b }])).toEqual(["counts", "counts", "superseded", "repeated"]);
    expect(await rounds.answers("r1", 1)).toMatchObject([{ userId: "5", given: option(2) }]);
    expect((await rounds.load("r1"))?.round.questions[0]?.answered).toBe(1);
  });

  test("that belong to several rounds share a commit too, each told its own", async () => {
    await stored.openRound();
    const presses = [
      stored.press("5", 1_000),
      stored.press("5", 1_000, { roundId: "none" }),
      stored.press("6", OPEN + 1),
      stored.press("7", 5),
    ];
    expect(await kinds(presses)).toEqual(["counts", "unknownRound", "tooLate", "counts"]);
  });

  test("of five thousand members fit into one commit", async () => {
    await stored.openRound();
    const presses = Array.from({ length: 5_000 }, (_, index) => stored.press(String(index), 1_000));
    expect(new Set(await kinds(presses))).toEqual(new Set(["counts"]));
    expect((await rounds.load("r1"))?.round.questions[0]?.answered).toBe(5_000);
  });
});

describe("a claim", () => {
  const ours = { kind: "ours" };
  const takenUntil = (until: number) => ({ kind: "taken", freeAt: until + 1 });

  test("is one owner's until its time, and may be renewed by its owner", async () => {
    await stored.start(stored.plan("r1"));
    expect(await rounds.claim("r1", "a", 1_000, 6_000)).toEqual(ours);
    expect(await rounds.claim("r1", "b", 2_000, 7_000)).toEqual(takenUntil(6_000));
    expect(await rounds.claim("r1", "a", 3_000, 8_000)).toEqual(ours);
    expect(await rounds.claim("r1", "b", 8_000, 13_000)).toEqual(takenUntil(8_000));
    expect(await rounds.claim("r1", "b", 8_001, 13_001)).toEqual(ours);
    expect(await rounds.claim("r1", "a", 8_002, 13_002)).toEqual(takenUntil(13_001));
  });

  test("is released by its owner only", async () => {
    await stored.start(stored.plan("r1"));
    await rounds.claim("r1", "a", 1_000, 6_000);
    await rounds.release("r1", "b");
    expect(await rounds.claim("r1", "b", 2_000, 7_000)).toEqual(takenUntil(6_000));
    await rounds.release("r1", "a");
    expect(await rounds.claim("r1", "b", 2_000, 7_000)).toEqual(ours);
  });

  test("of a round that doesn't exist fails", async () => {
    expect(await rounds.claim("none", "a", 0, 1)).toEqual({ kind: "noRound" });
  });
});
