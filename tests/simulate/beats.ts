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

/** Notes each second that the bot is there while a round is on, as the main program has it; else seldom. */
export function beat(pulse: Pulse & { readonly isBusy: () => boolean }): void {
  const { bot, timers, clock, isUp, isBusy } = pulse;
  const next = clock() + (isBusy() ? 1_000 : 10 * MINUTE);
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

const nextFull = (unit: number, now: number) => (Math.floor(now / unit) + 1) * unit;

/**
 * Ticks at full minutes, as the main program has it, but for those in which nothing is due; each hour at least. What it gives
 * looks again when the next one is needed: after whatever may have brought that forward.
 */
export function tickWhenDue({ bot, timers, clock, isUp }: Pulse): () => void {
  const arm = async () => {
    if (bot.life.death !== null) return;
    const now = clock();
    const due = Math.ceil((await nextDue(bot)) / MINUTE) * MINUTE;
    const at = Math.min(nextFull(HOUR, now), Math.max(nextFull(MINUTE, now), due));
    timers.set("tick", at, () => void tick());
  };
  const tick = async () => {
    if (bot.life.death === null && isUp()) await bot.upkeep.tick();
    await arm();
  };
  timers.set("tick", clock(), () => void tick());
  return () => void arm();
}
