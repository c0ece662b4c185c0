import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { type ConnectionEvent, makeDiscord } from "../../src/discord/index.ts";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../src/emulator/index.ts";
import { appThat, keptLog, type LogLine } from "./edge.ts";

const open: (() => Promise<void>)[] = [];
afterAll(async () => {
  await Promise.all(open.map((close) => close()));
});

/** The edge on an emulator of its own that beats often, with as little patience as fits that. */
async function connected(options: EmulatorOptions = {}) {
  const emulator = await startEmulator({ rateLimits: false, heartbeatMs: 500, ...options });
  emulator.addGuild({ name: "Study group" }).addChannel("quiz");
  const events: ConnectionEvent[] = [];
  const log: LogLine[] = [];
  const { token, apiUrl } = emulator;
  const discord = makeDiscord({
    ...{ token, apiUrl, commands, log: keptLog(log), now: Date.now },
    onConnection: (event) => events.push(event),
    patience: { silence: 1_500, headway: 1_500 },
  });
  open.push(async () => {
    await discord.close();
    await emulator.close();
  });
  const connection = await discord.connect(appThat({}));
  expect(connection.kind).toBe("ready");
  return { emulator, discord, events, log };
}

/** A bot that isn't back by then is lost, in milliseconds. */
const LONGEST = 15_000;

type Strike = (emulator: Emulator) => void;

const close =
  (code: number): Strike =>
  ({ faults }) =>
    faults.closeSockets(code, { resumable: ![4003, 4005, 4007, 4008].includes(code) });

/** What Discord does to connections, and how the bot comes back; "stayed": on the connection that it has. */
const strikes: Readonly<Record<string, readonly [Strike, "stayed" | "resumed" | "identified"]>> = {
  "asked to reconnect (7)": [({ faults }) => faults.askToReconnect(), "resumed"],
  "an invalid session that may be resumed (9)": [
    ({ faults }) => faults.invalidateSessions({ resumable: true }),
    "stayed",
  ],
  "an invalid session (9)": [({ faults }) => faults.invalidateSessions({ resumable: false }), "identified"],
  "unknown error (4000)": [close(4000), "resumed"],
  "unknown opcode (4001)": [close(4001), "resumed"],
  "decode error (4002)": [close(4002), "resumed"],
  "not authenticated (4003)": [close(4003), "identified"],
  "already authenticated (4005)": [close(4005), "identified"],
  "invalid seq (4007)": [close(4007), "identified"],
  "rate limited (4008)": [close(4008), "identified"],
  "session timed out (4009)": [close(4009), "resumed"],
  "a restart at Discord (1001)": [close(1001), "identified"],
  "a session that Discord has forgotten": [
    ({ faults }) => faults.closeSockets(4000, { resumable: false }),
    "identified",
  ],
  "a socket that fell silent": [({ faults }) => faults.silenceSockets(), "resumed"],
  "heartbeats that nobody answers": [
    ({ faults }) => {
      faults.ignoreHeartbeats(true);
      setTimeout(() => faults.ignoreHeartbeats(false), 1_200);
    },
    "resumed",
  ],
  "a gateway that refuses for a while": [
    ({ faults }) => {
      faults.onConnection({ kind: "refuse", status: 503 }, 3);
      faults.closeSockets(4000);
    },
    "resumed",
  ],
  "a gateway that says no hello": [
    ({ faults }) => {
      faults.onConnection({ kind: "noHello" });
      faults.closeSockets(4000);
    },
    "identified",
  ],
  "a resume that is never answered": [
    ({ faults }) => {
      faults.onConnection({ kind: "noSession" });
      faults.closeSockets(4000);
    },
    "resumed",
  ],
  "a gateway that closes at once, again and again": [
    ({ faults }) => {
      faults.onConnection({ kind: "close", code: 4000 }, 4);
      faults.closeSockets(4000);
    },
    "resumed",
  ],
};

type Outcome = {
  readonly kinds: readonly string[];
  readonly isConnected: boolean;
  readonly connections: Emulator["connections"];
  readonly violations: Emulator["violations"];
};

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What became of the bot, seen when it was back or, at the latest, when it should have been. */
async function suffered(strike: Strike): Promise<Outcome> {
  const { emulator, discord, events } = await connected();
  const before = emulator.connections.length;
  strike(emulator);
  const isResumed = () => emulator.connections.slice(before).some(({ kind }) => kind === "resume");
  const isBack = () => events.length === 2 || (events.length === 0 && isResumed());
  for (const until = Date.now() + LONGEST; Date.now() < until && !isBack(); ) await wait(50);
  return {
    kinds: events.map(({ kind }) => kind),
    isConnected: discord.connected(),
    connections: emulator.connections.slice(before),
    violations: emulator.violations,
  };
}

describe("what Discord does to a connection, all at the same time since each waits for seconds", () => {
  const outcomes = new Map<string, Outcome>();
  beforeAll(async () => {
    const all = Object.entries(strikes).map(async ([name, [strike]]) =>
      outcomes.set(name, await suffered(strike)),
    );
    await Promise.all(all);
  }, 30_000);

  test.each(Object.entries(strikes))("%s: the bot comes back by itself", (name, [, how]) => {
    const { kinds, isConnected, connections, violations } = outcomes.get(name) ?? { kinds: [] };
    expect(kinds).toEqual(how === "stayed" ? [] : ["lost", "back"]);
    expect(isConnected).toBe(true);
    const last = connections?.findLast(({ kind }) => kind !== "closed")?.kind;
    expect(last).toBe(how === "identified" ? "identify" : "resume");
    expect(connections?.filter(({ kind }) => kind === "identify").length).toBe(how === "identified" ? 1 : 0);
    expect(violations).toEqual([]);
  });
});

test("while the connection is lost the bot says that it isn't connected", async () => {
  const { emulator, discord, events } = await connected();
  emulator.faults.onConnection({ kind: "hang" });
  emulator.faults.closeSockets(4000);
  await expect.poll(() => events.map(({ kind }) => kind)).toEqual(["lost"]);
  expect(discord.connected()).toBe(false);
});

test.each([4004, 4010, 4011, 4012, 4013, 4014])(
  "the final code %i is told once, as a sentence with what to do, and nothing is tried again",
  async (code) => {
    const { emulator, discord, events } = await connected();
    const before = emulator.connections.length;
    emulator.faults.closeSockets(code, { resumable: false });
    await wait(800);
    expect(events).toEqual([
      { kind: "refused", reason: expect.stringMatching(/(Check|Update|Remove) .+\.$/) },
    ]);
    expect(discord.connected()).toBe(false);
    expect(emulator.connections.slice(before).map(({ kind }) => kind)).toEqual(["closed"]);
  },
);
