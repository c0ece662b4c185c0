import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { type Connections, identifyPause, makeIdentifyGuard } from "../../src/discord/identify-guard.ts";
import { makeDiscord } from "../../src/discord/index.ts";
import { startEmulator } from "../../src/emulator/index.ts";
import { makeTimers } from "../../src/ops/timers.ts";
import { appThat, keptLog, type LogLine } from "./edge.ts";

const DAY = 86_400_000;

/** How many IDENTIFYs go out in a day that all fail at once; `restarts`: each by a new process that knows nothing. */
function identifiesOfADay({ total, restarts }: { total: number; restarts: boolean }): number {
  let used = 0;
  for (let now = 0; now < DAY; ) {
    const pause = identifyPause({ total, remaining: total - used, until: DAY }, now);
    if (pause === null) break;
    const isFree = restarts && used < 0.1 * total;
    now += isFree ? 1_000 : pause;
    used += 1;
  }
  return used;
}

test.each([
  { total: 1_000, restarts: false },
  { total: 1_000, restarts: true },
  { total: 2_000, restarts: false },
])("a day in which every connection fails at once leaves IDENTIFYs over: %o", (day) => {
  expect(identifiesOfADay(day)).toBeLessThanOrEqual(day.total - 100);
});

test("the first hundred of a thousand may go every five seconds, so that the bot is soon back", () => {
  expect(identifyPause({ total: 1_000, remaining: 1_000, until: DAY }, 0)).toBe(5_000);
  expect(identifyPause({ total: 1_000, remaining: 901, until: DAY }, 0)).toBe(5_000);
});

test("hours of failures keep the pause below a minute", () => {
  expect(identifyPause({ total: 1_000, remaining: 900, until: DAY }, 0)).toBe(30_000);
  expect(identifyPause({ total: 1_000, remaining: 501, until: DAY }, 0)).toBe(30_000);
});

test("what is left after that is spread over the rest of the day, and the last hundred are kept", () => {
  expect(identifyPause({ total: 1_000, remaining: 500, until: DAY }, 0)).toBe(DAY / 400);
  expect(identifyPause({ total: 1_000, remaining: 101, until: DAY }, DAY / 2)).toBe(DAY / 2);
  expect(identifyPause({ total: 1_000, remaining: 100, until: DAY }, 0)).toBeNull();
});

test("a bot whose day is used up by earlier processes says so and identifies no more", async () => {
  const emulator = await startEmulator({ rateLimits: false });
  emulator.faults.spendIdentifies(900);
  const { token, apiUrl } = emulator;
  const discord = makeDiscord({
    timers: makeTimers(Date.now),
    token,
    apiUrl,
    commands,
    log: keptLog([]),
    now: Date.now,
  });
  expect(await discord.connect(appThat({}))).toEqual({
    kind: "refused",
    reason: expect.stringMatching(
      /^Discord lets a bot connect anew 1000 times a day, and only 100 are left: .* UTC\.$/,
    ),
  });
  await discord.close();
  expect(emulator.connections.filter(({ kind }) => kind === "identify")).toEqual([]);
  await emulator.close();
});

test("a new process waits half a minute before its first IDENTIFY where others used up more than a tenth of the day's", async () => {
  const emulator = await startEmulator({ rateLimits: false });
  emulator.faults.spendIdentifies(200);
  const { token, apiUrl } = emulator;
  const logged: LogLine[] = [];
  const discord = makeDiscord({
    timers: makeTimers(Date.now),
    token,
    apiUrl,
    commands,
    log: keptLog(logged),
    now: Date.now,
  });
  try {
    void discord.connect(appThat({})).catch(() => {});
    const waits = () => logged.filter(({ message }) => message.startsWith("Waiting before identifying"));
    await expect.poll(waits).toMatchObject([{ level: "warn", fields: { remaining: 800 } }]);
    expect(waits()[0]?.fields).toMatchObject({ wait: expect.closeTo(30_000, -4) });
    expect(emulator.connections.filter(({ kind }) => kind === "identify")).toEqual([]);
  } finally {
    await discord.close();
    await emulator.close();
  }
});

test("once Discord has refused the bot for good, an IDENTIFY that was on its way doesn't go", async () => {
  const session_start_limit = { total: 1_000, remaining: 1_000, reset_after: DAY };
  const connections: Pick<Connections, "fetchGatewayInformation"> = {
    fetchGatewayInformation: () =>
      Promise.resolve({
        url: "",
        shards: 1,
        session_start_limit: { ...session_start_limit, max_concurrency: 1 },
      }),
  };
  const turnOf = async (isRefused: boolean) => {
    const edge = { log: keptLog([]), now: Date.now, exhausted: () => {}, isRefused: () => isRefused };
    const givenUp = new AbortController();
    const turn = makeIdentifyGuard(connections, edge).waitForIdentify(0, givenUp.signal);
    givenUp.abort();
    return turn.then(
      () => "goes",
      () => "waited until the connection was given up",
    );
  };
  expect(await turnOf(false)).toBe("goes");
  expect(await turnOf(true)).toBe("waited until the connection was given up");
});
