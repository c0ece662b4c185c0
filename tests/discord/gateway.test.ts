import { beforeAll, describe, expect, test } from "vitest";
import { connectedTo, type Outcome, silences, strikes, suffer } from "./strikes.ts";

/** A gateway that beats often, and little patience with it, so that nothing takes long; a busy machine may stall a second. */
const QUICK = { heartbeatMs: 1_000, patience: { silence: 4_000, headway: 4_000 } };
const LONGEST = 15_000;
const FINAL = [4004, 4010, 4011, 4012, 4013, 4014];

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function finallyClosed(code: number) {
  const { emulator, discord, events, end } = await connectedTo();
  const before = emulator.connections.length;
  emulator.faults.closeSockets(code, { resumable: false });
  for (const until = Date.now() + LONGEST; Date.now() < until && events.length === 0; ) await wait(50);
  await wait(1_000);
  const isConnected = discord.connected();
  const connections = emulator.connections.slice(before).map(({ kind }) => kind);
  await end();
  return { events, isConnected, connections };
}

describe("what Discord does to a connection, all at the same time since each waits for seconds", () => {
  const all = Object.entries({ ...strikes, ...silences });
  const outcomes = new Map<string, Outcome>();
  const ends = new Map<number, Awaited<ReturnType<typeof finallyClosed>>>();
  beforeAll(async () => {
    await Promise.all([
      ...all.map(async ([name, [strike]]) => outcomes.set(name, await suffer(strike, LONGEST, QUICK))),
      ...FINAL.map(async (code) => ends.set(code, await finallyClosed(code))),
    ]);
  }, 30_000);

  test.each(all)("%s: the bot comes back by itself and hears its members", (name, [, way]) => {
    const outcome = outcomes.get(name);
    expect(outcome?.kinds).toEqual(way === "stayed" ? [] : ["lost", "back"]);
    expect(outcome?.hears).toBe(true);
    const tries = outcome?.connections.filter(({ kind }) => kind !== "closed").map(({ kind }) => kind) ?? [];
    expect(tries.at(-1)).toBe(way === "identified" ? "identify" : "resume");
    expect(tries.filter((kind) => kind === "identify")).toHaveLength(way === "identified" ? 1 : 0);
    expect(outcome?.violations).toEqual([]);
  });

  test("a connection was lost when it fell silent, not when that was noticed", () => {
    const { lostAfter, took } = outcomes.get("a socket that fell silent") ?? {};
    expect(took).toBeGreaterThan(2 * QUICK.heartbeatMs - 1_000);
    expect(lostAfter).toBeLessThan((took ?? 0) / 2);
  });

  test.each(FINAL)(
    "the final code %i is told once, as a sentence with what to do, and nothing is tried again",
    (code) => {
      expect(ends.get(code)).toEqual({
        events: [{ kind: "refused", reason: expect.stringMatching(/(Check|Update|Remove) .+\.$/) }],
        isConnected: false,
        connections: ["closed"],
      });
    },
  );
});

test("while the connection is lost the bot says that it isn't connected", async () => {
  const { emulator, discord, events, end } = await connectedTo(QUICK);
  emulator.faults.onConnection({ kind: "hang" });
  emulator.faults.closeSockets(4000);
  await expect.poll(() => events.map(({ kind }) => kind)).toEqual(["lost"]);
  expect(discord.connected()).toBe(false);
  await end();
});
