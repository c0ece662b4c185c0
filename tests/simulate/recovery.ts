import { sql } from "kysely";
import type { Timers } from "../../src/app/ports.ts";
import type { Running, World } from "../support/bot.ts";

/** What is due may be late by this much without being left behind, in milliseconds. */
const PUNCTUAL = 500;
const LONGEST = 20_000;

/** A start of a process with rounds to take up: when it was ready, or another one died beside it, and how long it took until none was overdue. */
export type Resumption = { readonly readyAt: number; readonly took: number };

/** Watches how soon rounds go on after a process has started, or after another one died beside it. */
export class Recovery {
  resumptions: Resumption[] = [];
  readonly #world: World;
  #diedAt = 0;

  constructor(world: World) {
    this.#world = world;
  }

  /** To be told of each death: what the dead process held must be waited for, also by one that was ready before. */
  died(): void {
    this.#diedAt = this.#world.time.now();
  }

  /** Looks each second, as long as the process is up, until nothing is overdue. */
  watch(bot: Running, timers: Timers, isUp: () => boolean): void {
    const readyAt = this.#world.time.now();
    let hadRounds = false;
    const look = async () => {
      if (!isUp()) return;
      const overdue = await this.#overdue(bot);
      hadRounds ||= overdue > 0;
      const now = this.#world.time.now();
      const from = Math.max(readyAt, this.#diedAt);
      const took = now - from;
      if (overdue > 0 && took < LONGEST) timers.set("look", now + 1_000, () => void look());
      else if (hadRounds) this.resumptions.push({ readyAt: from, took });
    };
    timers.set("look", readyAt, () => void look());
  }

  async #overdue({ database: { db } }: Running): Promise<number> {
    const before = this.#world.time.now() - PUNCTUAL;
    const { rows } = await sql<{ count: number }>`
      select (select count(*) from rounds where ended_at is null and due_at < ${before})
        + (select count(*) from round_sends where sent_at is null and due_at < ${before}) as count`.execute(
      db,
    );
    return rows[0]?.count ?? 0;
  }
}
