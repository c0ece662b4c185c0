import { setTimeout as sleep } from "node:timers/promises";
import type { IIdentifyThrottler, WebSocketOptions } from "discord.js";
import type { Clock, Logger } from "../app/ports.ts";

/** discord.js's gateway connections, as its options hand them over. */
export type Connections = Parameters<NonNullable<WebSocketOptions["buildStrategy"]>>[0];

type Informed = Pick<Connections, "fetchGatewayInformation">;

/** Discord takes one IDENTIFY in so many milliseconds. */
const APART = 5_000;
/** When a tenth of the day's IDENTIFYs is used up. */
const FAR_APART = 30_000;
/** So many are never used: Discord resets the token of a bot that uses up all. */
const RESERVE = 100;
const DAY = 86_400_000;

/** How many IDENTIFYs the day still allows, out of how many, and until when; times are UTC milliseconds. */
export type Budget = { readonly total: number; readonly remaining: number; readonly until: number };

/** How long after the one before an IDENTIFY may go, in milliseconds; null where it must not. */
export function identifyPause({ total, remaining, until }: Budget, now: number): number | null {
  const left = remaining - RESERVE;
  if (left <= 0) return null;
  if (remaining > 0.9 * total) return APART;
  if (remaining > 0.5 * total) return FAR_APART;
  return Math.max(FAR_APART, Math.ceil((until - now) / left));
}

export type IdentifyEdge = {
  readonly log: Logger;
  readonly now: Clock;
  /** Told in a sentence when none may go any more. */
  readonly exhausted: (reason: string) => void;
  /** Whether Discord has refused the bot for good: then none goes. */
  readonly isRefused: () => boolean;
};

export type IdentifyGuard = IIdentifyThrottler & {
  /** Whether an IDENTIFY waits for its turn. */
  readonly isWaiting: () => boolean;
};

/**
 * Spaces IDENTIFYs so that whatever goes wrong, by this process or those before it, a day's allowance isn't used up.
 */
export function makeIdentifyGuard(connections: Informed, edge: IdentifyEdge): IdentifyGuard {
  const { log, now, exhausted, isRefused } = edge;
  let budget: Budget | null = null;
  let before = 0;
  let waiting = 0;

  async function today(): Promise<Budget> {
    if (budget === null) {
      const { total, remaining, reset_after } = await limitOf(connections);
      budget = { total, remaining, until: now() + reset_after };
      // Where others have identified often today, this process may be one of many that die at once.
      if (remaining <= 0.9 * total) before = now();
    }
    while (now() >= budget.until) budget = { ...budget, remaining: budget.total, until: budget.until + DAY };
    return budget;
  }

  async function turn(signal: AbortSignal): Promise<void> {
    const allowed = await today();
    const pause = identifyPause(allowed, now());
    if (pause === null) {
      exhausted(tooMany(allowed));
      return never(signal);
    }
    const wait = before + pause - now();
    if (wait > 0) {
      log.warn({ wait, remaining: allowed.remaining }, "Waiting before identifying to Discord once more");
      await sleep(wait, undefined, { signal });
    }
    if (isRefused()) return never(signal);
    before = now();
    budget = { ...allowed, remaining: allowed.remaining - 1 };
  }

  return {
    isWaiting: () => waiting > 0,
    async waitForIdentify(_shardId, signal) {
      waiting += 1;
      try {
        await turn(signal);
      } finally {
        waiting -= 1;
      }
    },
  };
}

/** Waits until the connection is given up, at most for a day. */
function never(signal: AbortSignal): Promise<void> {
  return sleep(DAY, undefined, { signal, ref: false });
}

/** What Discord told when the client logged in. Where it has to be asked again and doesn't answer, nothing is used up. */
async function limitOf(connections: Informed) {
  try {
    return (await connections.fetchGatewayInformation()).session_start_limit;
  } catch {
    return { total: 1_000, remaining: 1_000, reset_after: DAY };
  }
}

function tooMany({ total, remaining, until }: Budget): string {
  const when = new Date(until).toISOString().slice(0, 16).replace("T", " ");
  return (
    `Discord lets a bot connect anew ${total} times a day, and only ${remaining} are left: something restarts Cohort ` +
    `again and again. Find out from the log what, and start it after ${when} UTC.`
  );
}
