import { sql } from "kysely";
import type { Timers } from "../../src/app/ports.ts";
import type { Running, World } from "../support/bot.ts";

/** What is due may be late by this much without being left behind, in milliseconds. */
const PUNCTUAL = 500;
const WATCHED = 20_000;

/** A start of a process with rounds to take up: when it was ready, or another one died beside it, and the longest that something was overdue then. */
export type Resumption = { readonly readyAt: number; readonly took: number };

/** Watches how soon rounds go on after a process has started, or after another one died beside it. */
export class Recovery {
  resumptions: Resumption[] = [];
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** Looks each second for a while, as long as the process is up. */
  watch(bot: Running, timers: Timers, isUp: () => boolean): void {
    const readyAt = this.#world.time.now();
    let took: number | null = null;
    const look = async () => {
      if (!isUp()) return;
      const now = this.#world.time.now();
      const since = await this.#overdueSince(bot);
      if (since !== null) took = Math.max(took ?? 0, now - Math.max(since, readyAt));
      if (now - readyAt < WATCHED) timers.set("look", now + 1_000, () => void look());
      else if (took !== null) this.resumptions.push({ readyAt, took });
    };
    timers.set("look", readyAt, () => void look());
  }

  async #overdueSince({ database: { db } }: Running): Promise<number | null> {
    const before = this.#world.time.now() - PUNCTUAL;
    const { rows } = await sql<{ since: number | null }>`
      select min(due_at) as since from (
        select due_at from rounds where ended_at is null and due_at < ${before}
        union all select due_at from round_sends where sent_at is null and due_at < ${before})`.execute(db);
    return rows[0]?.since ?? null;
  }
}
