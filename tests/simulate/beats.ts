import { sql } from "kysely";
import type { Clock, Timers } from "../../src/app/ports.ts";
import type { Running } from "../support/bot.ts";
import { HOUR, MINUTE } from "./plan.ts";

type Pulse = {
  readonly bot: Running;
  readonly timers: Timers;
  readonly clock: Clock;
  /** Whether the process lives and hears Discord. */
  readonly isUp: () => boolean;
};

/** Notes each second that the bot is there while a round is on, as the main program has it; else each minute. */
export function beat(pulse: Pulse & { readonly isBusy: () => boolean }): void {
  const { bot, timers, clock, isUp, isBusy } = pulse;
  const next = clock() + (isBusy() ? 1_000 : 30_000);
  timers.set("beat", next, () => {
    if (bot.life.death !== null) return;
    if (isUp()) void bot.upkeep.alive();
    beat(pulse);
  });
}

/** When something of the daily concepts or the reports is due next; infinite where nothing is. */
async function nextDue({ database: { db } }: Running): Promise<number> {
  const { rows } = await sql<{ at: number | null }>`
    select min(at) as at from (
      select min(next_at) as at from daily_feeds
      union all select min(max(retry_at, coalesce(owned_until, 0))) from daily_slots where state = 'pending'
      union all select min(due_at) from report_sends where sent_at is null)
  `.execute(db);
  return rows[0]?.at ?? Number.POSITIVE_INFINITY;
}

/** Ticks each full minute, as the main program has it; minutes in which nothing is due are left out, not the hours. */
export function tickEachMinute(pulse: Pulse): void {
  const { bot, timers, clock, isUp } = pulse;
  timers.set("tick", (Math.floor(clock() / MINUTE) + 1) * MINUTE, () => {
    if (bot.life.death !== null) return;
    if (isUp()) void tick(bot, clock());
    tickEachMinute(pulse);
  });
  void bot.upkeep.tick();
}

async function tick(bot: Running, now: number): Promise<void> {
  if (now % HOUR === 0 || (await nextDue(bot)) <= now) await bot.upkeep.tick();
}
