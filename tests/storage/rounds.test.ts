import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RoundPress, RoundStore, Stores } from "../../src/app/stores.ts";
import { decideRound } from "../../src/core/rounds/machine.ts";
import type { Round } from "../../src/core/rounds/round.ts";
import { makeStores } from "../../src/storage/index.ts";
import { Databases } from "../support/database.ts";
import { lobbyRound, OPEN, START } from "../support/rounds.ts";
import { snowflakeAt } from "../support/snowflake.ts";

let databases: Databases;
let stores: Stores;
let rounds: RoundStore;
let facts: ReadonlyMap<string, string>;

beforeEach(async () => {
  databases = new Databases();
  stores = makeStores((await databases.open()).db, "UTC");
  rounds = stores.rounds;
  const library = lobbyRound(5).questions.map(({ question }) => ({
    fingerprint: question.fact,
    kind: "sentence" as const,
    text: question.explanation,
    file: question.source.file,
    line: 1,
    endLine: 1,
    topic: "Networks",
    heading: [],
    sourceLink: null,
  }));
  let id = 0;
  facts = await stores.facts.sync(library, () => `lasting-${id++}`, START);
});
afterEach(() => databases.close());

function plan(id: string, change: Partial<Round> = {}) {
  const lobby = lobbyRound(3);
  const questions = lobby.questions.map((one) => ({ ...one, factId: facts.get(one.question.fact) ?? "" }));
  return { round: { ...lobby, id, questions, ...change }, wished: 5, forget: [] };
}

/** A round whose first question is open since START. */
async function openRound(id = "r1"): Promise<Round> {
  await rounds.start(plan(id));
  await rounds.change(id, START, (round) => decideRound(round, { kind: "startNow" }, START));
  const question = { kind: "question", position: 1 } as const;
  const sent = { kind: "sent", send: question, messageId: snowflakeAt(START), at: START } as const;
  const event = { ...sent, shownClosesAt: START + OPEN, absence: null };
  const opened = await rounds.change(id, START, (round) => decideRound(round, event, START));
  if (opened === null) throw new Error("no round");
  return opened;
}

let serial = 0;
function press(userId: string, after: number, change: Partial<RoundPress> = {}): RoundPress {
  return {
    roundId: "r1",
    interactionId: snowflakeAt(START + after, ++serial),
    guildId: "1",
    channelId: "2",
    messageId: snowflakeAt(START),
    userId,
    position: 1,
    choice: 1,
    ...change,
  };
}

const kinds = async (presses: readonly RoundPress[]) =>
  (await rounds.press(presses, START + 15_000)).map(({ judgement }) => judgement.kind);

describe("a round", () => {
  test("is stored whole: what comes back is what was given, word for word", async () => {
    const given = plan("r1", { pace: 1.5, speed: false, topic: "Networks", kind: "choice" });
    expect(await rounds.start(given)).toEqual({ kind: "started" });
    expect(await rounds.load("r1")).toEqual({ round: given.round, wished: 5 });
  });

  test("is alone in its channel while it is live, and another is told which it is", async () => {
    const first = plan("r1");
    await rounds.start(first);
    expect(await rounds.start(plan("r2"))).toEqual({ kind: "live", round: first.round });
    expect(await rounds.load("r2")).toBeNull();
    expect(await rounds.start(plan("r3", { channelId: "other" }))).toEqual({ kind: "started" });
    await rounds.change("r1", START, (round) => decideRound(round, { kind: "stop", userId: "9" }, START));
    expect(await rounds.start(plan("r2"))).toEqual({ kind: "started" });
    expect((await rounds.liveIn("2"))?.id).toBe("r2");
  });

  test("is alone by the schema itself", async () => {
    await rounds.start(plan("r1"));
    const { db } = await databases.open();
    const row = await db.selectFrom("rounds").selectAll().executeTakeFirstOrThrow();
    const second = db
      .insertInto("rounds")
      .values({ ...row, round_id: "r2" })
      .execute();
    await expect(second).rejects.toMatchObject({ code: "SQLITE_CONSTRAINT_UNIQUE" });
  });

  test("marks its facts as asked in its own guild, and forgets those whose cycle begins anew", async () => {
    await rounds.start(plan("r1"));
    const ids = plan("r1").round.questions.map(({ factId }) => factId);
    expect(await stores.facts.asked("1")).toEqual(new Set(ids));
    expect(await stores.facts.asked("other")).toEqual(new Set());
    const one = plan("r2", { channelId: "other" });
    await rounds.start({
      ...one,
      round: { ...one.round, questions: one.round.questions.slice(0, 1) },
      forget: ids,
    });
    expect(await stores.facts.asked("1")).toEqual(new Set(ids.slice(0, 1)));
  });

  test("that a decision throws on is left as it was", async () => {
    const before = await openRound();
    const failing = rounds.change("r1", START, () => {
      throw new Error("a bug");
    });
    await expect(failing).rejects.toThrow("a bug");
    expect((await rounds.load("r1"))?.round).toEqual(before);
  });

  test("is unfinished until it has ended and all is said", async () => {
    await rounds.start(plan("r1"));
    expect(await rounds.unfinished()).toEqual(["r1"]);
    await rounds.change("r1", START, (round) => decideRound(round, { kind: "stop", userId: "9" }, START));
    expect(await rounds.unfinished()).toEqual(["r1"]);
    const waiting = await rounds.nextSend("r1");
    await rounds.dropSend(waiting?.sendId ?? 0, waiting?.version ?? 0, START);
    expect(await rounds.unfinished()).toEqual([]);
  });
});

describe("answers", () => {
  test("are one a member and question; the latest press replaces it, and each member is counted once", async () => {
    await openRound();
    expect(await kinds([press("5", 1_000), press("6", 1_500)])).toEqual(["counts", "counts"]);
    expect(await kinds([press("5", 2_000, { choice: 2 })])).toEqual(["counts"]);
    const answers = await rounds.answers("r1", 1);
    expect(answers.map(({ userId, choice, left }) => [userId, choice, left])).toEqual([
      ["6", 1, OPEN - 1_500],
      ["5", 2, OPEN - 2_000],
    ]);
    expect((await rounds.load("r1"))?.round.questions[0]?.answered).toBe(2);
  });

  test("of one member that share a commit are judged one after another, in whatever order they come", async () => {
    await openRound();
    const [a, b, c] = [press("5", 1_000), press("5", 3_000, { choice: 2 }), press("5", 2_000, { choice: 0 })];
    expect(await kinds([a, b, c, { ...b }])).toEqual(["counts", "counts", "superseded", "repeated"]);
    expect(await rounds.answers("r1", 1)).toMatchObject([{ userId: "5", choice: 2 }]);
    expect((await rounds.load("r1"))?.round.questions[0]?.answered).toBe(1);
  });

  test("that belong to several rounds share a commit too, each told its own", async () => {
    await openRound();
    const presses = [
      press("5", 1_000),
      press("5", 1_000, { roundId: "none" }),
      press("6", OPEN + 1),
      press("7", 5),
    ];
    expect(await kinds(presses)).toEqual(["counts", "unknownRound", "tooLate", "counts"]);
  });

  test("of five thousand members fit into one commit", async () => {
    await openRound();
    const presses = Array.from({ length: 5_000 }, (_, index) => press(String(index), 1_000));
    expect(new Set(await kinds(presses))).toEqual(new Set(["counts"]));
    expect((await rounds.load("r1"))?.round.questions[0]?.answered).toBe(5_000);
  });
});

describe("a claim", () => {
  test("is one owner's until its time, and may be renewed by its owner", async () => {
    await rounds.start(plan("r1"));
    expect(await rounds.claim("r1", "a", 1_000, 6_000)).toBe(true);
    expect(await rounds.claim("r1", "b", 2_000, 7_000)).toBe(false);
    expect(await rounds.claim("r1", "a", 3_000, 8_000)).toBe(true);
    expect(await rounds.claim("r1", "b", 8_000, 13_000)).toBe(false);
    expect(await rounds.claim("r1", "b", 8_001, 13_001)).toBe(true);
    expect(await rounds.claim("r1", "a", 8_002, 13_002)).toBe(false);
  });

  test("is released by its owner only", async () => {
    await rounds.start(plan("r1"));
    await rounds.claim("r1", "a", 1_000, 6_000);
    await rounds.release("r1", "b");
    expect(await rounds.claim("r1", "b", 2_000, 7_000)).toBe(false);
    await rounds.release("r1", "a");
    expect(await rounds.claim("r1", "b", 2_000, 7_000)).toBe(true);
  });

  test("of a round that doesn't exist fails", async () => {
    expect(await rounds.claim("none", "a", 0, 1)).toBe(false);
  });
});

describe("what waits to be said", () => {
  const say = (sends: readonly ("away" | "deadline")[]) =>
    rounds.change("r1", START + 100, (round) => ({
      round,
      sends: sends.map((kind) => ({ kind, position: 1 })),
      awards: [],
    }));
  const next = async () => {
    const waiting = await rounds.nextSend("r1");
    if (waiting === null) throw new Error("nothing waits");
    return waiting;
  };
  const finish = async () => {
    for (let waiting = await rounds.nextSend("r1"); waiting !== null; waiting = await rounds.nextSend("r1"))
      await rounds.dropSend(waiting.sendId, waiting.version, START);
  };

  test("comes in the order in which it was decided, and what failed comes at its next time", async () => {
    await openRound();
    await finish();
    await say(["deadline", "away"]);
    const first = await next();
    expect(first.send.kind).toBe("deadline");
    await rounds.postponeSend(first.sendId, START + 5_000);
    expect(await next()).toMatchObject({ send: { kind: "away" }, tries: 0 });
    await rounds.dropSend((await next()).sendId, 1, START);
    expect(await next()).toMatchObject({ send: { kind: "deadline" }, tries: 1, dueAt: START + 5_000 });
  });

  test("anew while it was under way is not lost", async () => {
    await openRound();
    await finish();
    await say(["deadline"]);
    const underWay = await next();
    await say(["deadline"]);
    await rounds.change("r1", START, (round) => ({ round, sends: [], awards: [] }), {
      sendId: underWay.sendId,
      version: underWay.version,
      messageId: "m",
    });
    const anew = await next();
    expect(anew).toMatchObject({
      sendId: underWay.sendId,
      version: underWay.version + 1,
      messageId: "m",
      tries: 0,
    });
    await rounds.dropSend(underWay.sendId, underWay.version, START);
    expect(await next()).toEqual(anew);
    await rounds.dropSend(anew.sendId, anew.version, START);
    expect(await rounds.nextSend("r1")).toBeNull();
  });
});

test("a report is stored once a member and question", async () => {
  await openRound();
  expect(await rounds.report("r1", 1, "5", START)).toBe(true);
  expect(await rounds.report("r1", 1, "5", START)).toBe(false);
  expect(await rounds.report("r1", 1, "6", START)).toBe(true);
  expect(await rounds.report("r1", 2, "5", START)).toBe(true);
});
