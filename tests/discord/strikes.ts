import { commands } from "../../commands/index.ts";
import type { GatewayPatience } from "../../src/discord/gateway.ts";
import { type ConnectionEvent, makeDiscord } from "../../src/discord/index.ts";
import { type ConnectionFault, type Emulator, type Faults, startEmulator } from "../../src/emulator/index.ts";
import { makeTimers } from "../../src/ops/timers.ts";
import { appThat, keptLog } from "./edge.ts";

/** Something that Discord does to a connection. */
export type Strike = (faults: Faults) => void;

/** How the bot comes back; "stayed": on the connection that it has. */
export type Way = "stayed" | "resumed" | "identified";

const close =
  (code: number): Strike =>
  (faults) =>
    faults.closeSockets(code, { resumable: ![4003, 4005, 4007, 4008].includes(code) });

const closeBefore =
  (fault: ConnectionFault, times = 1): Strike =>
  (faults) => {
    faults.onConnection(fault, times);
    faults.closeSockets(4000);
  };

/** What Discord does to connections every day. */
export const strikes: Readonly<Record<string, readonly [Strike, Way]>> = {
  "asked to reconnect (7)": [(faults) => faults.askToReconnect(), "resumed"],
  "an invalid session that may be resumed (9)": [
    (faults) => faults.invalidateSessions({ resumable: true }),
    "stayed",
  ],
  "an invalid session (9)": [(faults) => faults.invalidateSessions({ resumable: false }), "identified"],
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
    (faults) => faults.closeSockets(4000, { resumable: false }),
    "identified",
  ],
  "a gateway that refuses for a while": [closeBefore({ kind: "refuse", status: 503 }, 3), "resumed"],
  "a gateway that closes at once, again and again": [
    closeBefore({ kind: "close", code: 4000 }, 4),
    "resumed",
  ],
};

/** What is noticed only by waiting in vain. */
export const silences: Readonly<Record<string, readonly [Strike, Way]>> = {
  "a socket that fell silent": [(faults) => faults.silenceSockets(), "resumed"],
  "a gateway that says no hello": [closeBefore({ kind: "noHello" }), "identified"],
  "a gateway that never takes the connection": [closeBefore({ kind: "hang" }), "resumed"],
  "a resume that is never answered": [closeBefore({ kind: "noSession" }), "resumed"],
};

/** The edge on an emulator of its own, with as little patience as fits its heartbeat. */
export async function connectedTo(options: { heartbeatMs?: number; patience?: GatewayPatience } = {}) {
  const { patience, heartbeatMs } = options;
  const emulator = await startEmulator({
    rateLimits: false,
    ...(heartbeatMs !== undefined && { heartbeatMs }),
  });
  const guild = emulator.addGuild({ name: "Study group" });
  guild.addChannel("quiz");
  const events: ConnectionEvent[] = [];
  const { token, apiUrl } = emulator;
  const discord = makeDiscord({
    timers: makeTimers(Date.now),
    ...{ token, apiUrl, commands, log: keptLog([]), now: Date.now },
    onConnection: (event) => events.push(event),
    ...(patience !== undefined && { patience }),
  });
  const connection = await discord.connect(appThat({}));
  if (connection.kind === "refused") throw new Error(connection.reason);
  const end = async () => {
    await discord.close();
    await emulator.close();
  };
  return { emulator, discord, events, ada: guild.addMember("Ada"), end };
}

/** What became of the bot: `took` milliseconds from the strike to its return, null where it didn't come back in time. */
export type Outcome = {
  readonly took: number | null;
  readonly kinds: readonly ConnectionEvent["kind"][];
  /** How long after the strike the bot holds the connection to have been lost, in milliseconds. */
  readonly lostAfter: number | null;
  readonly hears: boolean;
  readonly connections: Emulator["connections"];
  readonly violations: Emulator["violations"];
};

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Lets a bot of its own suffer a strike, and waits at most so many milliseconds for its return. */
export async function suffer(
  strike: Strike,
  longest: number,
  options: Parameters<typeof connectedTo>[0],
): Promise<Outcome> {
  const { emulator, discord, events, ada, end } = await connectedTo(options);
  const before = emulator.connections.length;
  const since = performance.now();
  const struckAt = Date.now();
  strike(emulator.faults);
  const isResumed = () => emulator.connections.slice(before).some(({ kind }) => kind === "resume");
  const isBack = () => events.length === 2 || (events.length === 0 && isResumed());
  while (performance.now() - since < longest && !isBack()) await wait(20);
  const took = isBack() ? performance.now() - since : null;
  const hears = took !== null && discord.connected() && (await ada.slash("help")).kind === "reply";
  const connections = emulator.connections.slice(before);
  await end();
  return {
    ...{ took, hears, connections },
    kinds: events.map(({ kind }) => kind),
    lostAfter: events[0]?.kind === "lost" ? events[0].at - struckAt : null,
    violations: emulator.violations,
  };
}
