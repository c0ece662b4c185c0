import { type Random, seeded } from "../../src/core/random.ts";
import type { ConnectionFault, Emulator, Faults, Guild, RequestFault } from "../../src/emulator/index.ts";
import { wait } from "./table.ts";

/** A silent socket is noticed by its heartbeats alone, after more than a minute: none falls silent so long before the end. */
const NO_MORE_SILENCE = 60_000;
/** At last nothing works at all for so long, in milliseconds. */
export const BLACKOUT = 40_000;
const CODES: readonly [number, ...number[]] = [1001, 4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009];

export type StormPlan = { readonly seed: string; readonly milliseconds: number };

function oneOf<T>(random: Random, things: readonly [T, ...T[]]): T {
  return things[Math.floor(random() * things.length)] ?? things[0];
}

/** What a whole Discord does for some seconds. */
const spells: readonly [RequestFault, ...RequestFault[]] = [
  { kind: "status", status: 500 },
  { kind: "status", status: 502 },
  { kind: "status", status: 503 },
  { kind: "status", status: 403 },
  { kind: "status", status: 403, code: 50_001 },
  { kind: "status", status: 403, code: 50_013 },
  { kind: "hang" },
  { kind: "lostRequest" },
  { kind: "lostReply" },
  { kind: "stalledReply" },
  { kind: "falseError", status: 500 },
];

/** What befalls single requests: most often what tempts a sender to send twice. */
function mishap(random: Random): RequestFault {
  if (random() < 0.4) return { kind: "lostReply" };
  return oneOf<RequestFault>(random, [
    ...spells,
    { kind: "delay", ms: Math.round(random() * 8_000) },
    { kind: "rateLimit", retryAfterMs: Math.round(200 + random() * 2_000), scope: "shared" },
  ]);
}

async function spoilRequests({ faults }: Emulator, random: Random, until: number): Promise<void> {
  while (Date.now() < until) {
    const end = Math.min(until, Date.now() + 2_000 + random() * 6_000);
    const kind = random();
    if (kind < 0.4) await wait(end - Date.now());
    else if (kind < 0.65) {
      const fault = faults.onRequest(/./, oneOf(random, spells), Number.POSITIVE_INFINITY);
      await wait(end - Date.now());
      fault.remove();
    } else
      while (Date.now() < end) {
        const fault = faults.onRequest(/./, mishap(random));
        await wait(random() * 1_500);
        fault.remove();
      }
  }
}

type Deed = (faults: Faults, random: Random) => void;

const few = (random: Random) => 1 + Math.floor(random() * 4);

/** Opens the way for new connections that go wrong, and breaks those that there are. */
const breaking =
  (fault: ConnectionFault, mostTimes: number): Deed =>
  (faults, random) => {
    faults.onConnection(fault, Math.min(mostTimes, few(random)));
    faults.closeSockets(4000);
  };

const deeds: readonly [Deed, ...Deed[]] = [
  (faults) => faults.askToReconnect(),
  (faults, random) => faults.invalidateSessions({ resumable: random() < 0.5 }),
  (faults, random) => faults.closeSockets(oneOf(random, CODES), { resumable: random() < 0.5 }),
  (faults, random) =>
    faults.onEvent(/./, { kind: oneOf(random, ["drop", "duplicate"] as const) }, few(random)),
  breaking({ kind: "refuse", status: 503 }, 4),
  breaking({ kind: "close", code: 4000 }, 4),
  breaking({ kind: "hang" }, 1),
  breaking({ kind: "noHello" }, 1),
  breaking({ kind: "noSession" }, 1),
];

/** No request is carried out and no connection taken; the requests are refused at last, as those are that a bot must be sparing with. */
async function blackOut({ faults }: Emulator, random: Random): Promise<void> {
  faults.clear();
  faults.onConnection({ kind: "refuse", status: 503 }, Number.POSITIVE_INFINITY);
  faults.closeSockets(4000);
  const failure = oneOf<RequestFault>(random, [
    { kind: "status", status: 503 },
    { kind: "hang" },
    { kind: "lostRequest" },
  ]);
  for (const spell of [failure, { kind: "status", status: 403, code: 50_013 } as const]) {
    const fault = faults.onRequest(/./, spell, Number.POSITIVE_INFINITY);
    await wait(BLACKOUT / 2);
    fault.remove();
  }
}

/**
 * A Discord outage: requests fail in every way, the gateway flaps, and servers come and go; then nothing works, until it is
 * all over at once.
 */
export async function storm(emulator: Emulator, guilds: readonly Guild[], plan: StormPlan): Promise<void> {
  const random = seeded(plan.seed, "storm");
  const end = Date.now() + plan.milliseconds;
  const until = end - BLACKOUT;
  const requests = spoilRequests(emulator, random, until);
  while (Date.now() < until) {
    await wait(Math.min(until - Date.now(), 1_000 + random() * 15_000));
    for (const guild of guilds) if (random() < 0.2) guild.setAvailable(random() < 0.5);
    if (Date.now() >= until) break;
    const mayFallSilent = end - Date.now() > NO_MORE_SILENCE;
    if (mayFallSilent && random() < 0.05) emulator.faults.silenceSockets();
    else oneOf(random, deeds)(emulator.faults, random);
  }
  await requests;
  await blackOut(emulator, random);
  emulator.faults.clear();
  for (const guild of guilds) guild.setAvailable(true);
}
