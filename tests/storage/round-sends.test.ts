import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RoundStore } from "../../src/app/stores.ts";
import { START } from "../support/rounds.ts";
import { StoredRounds } from "../support/stored-rounds.ts";

let stored: StoredRounds;
let rounds: RoundStore;
beforeEach(async () => {
  stored = await StoredRounds.open();
  rounds = stored.rounds;
});
afterEach(() => stored.databases.close());

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
    await stored.openRound();
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
    await stored.openRound();
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
