import { setTimeout as sleep } from "node:timers/promises";
import { DiscordAPIError, type REST, Routes } from "discord.js";
import type { Logger } from "../app/ports.ts";
import { isOutage } from "./delivery.ts";
import { loggable } from "./loggable.ts";

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 15_000;
/** What an operating system says of a network that isn't there at the moment. */
const PASSING = new Set(["EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH", "ETIMEDOUT", "UND_ERR_CONNECT_TIMEOUT"]);

/** Waits until Discord tells how to connect: a start amid an outage is no failure. Rejects where waiting won't help. */
export async function whenReachable(rest: REST, log: Logger): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await rest.get(Routes.gatewayBot());
      return;
    } catch (error) {
      if (!mayPass(error)) throw error;
      const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries);
      log.warn({ error: loggable(error), wait }, "Discord can't be reached; trying again");
      await sleep(wait);
    }
  }
}

function mayPass(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 403 || error.status === 429;
  return isOutage(error) || (error instanceof Error && "code" in error && PASSING.has(String(error.code)));
}
