import { sql } from "kysely";
import type { DailyPostView } from "../../src/app/views.ts";
import { handmadeBank, handmadeFacts } from "./bank.ts";
import { member, type Running, World } from "./bot.ts";
import type { FakeMessage } from "./fake-channels.ts";
import type { Life } from "./mortal.ts";

export const CHANNEL = "200";
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

export const manager = member("9", { mayManageServer: true });

/** Forty facts under two headings. */
export const bank = handmadeBank(handmadeFacts("Networks", ["Layers", "Routes"], 20));

/** A daily post as it stands in a channel. */
export type Post = { readonly view: DailyPostView; readonly message: FakeMessage };

/** A world in which the bot ticks each minute unless told otherwise; ticks at which nothing is due are left out. */
export class DailyScene {
  readonly world: World;
  readonly #tick: number;
  bot: Running | null = null;

  constructor(start: string, { seed = "daily", durable = true, tick = MINUTE, isPaced = false } = {}) {
    this.#tick = tick;
    this.world = new World({ bank, start: Date.parse(start), seed, durable, isPaced });
  }

  get now(): Running {
    if (this.bot === null) throw new Error("No bot is running");
    return this.bot;
  }

  async boot(life?: Life): Promise<void> {
    this.bot = await this.world.boot(life);
    await this.tick();
  }

  /** What the bot does at each tick. */
  async tick(): Promise<void> {
    void this.now.upkeep.tick();
    await this.world.time.advance(0);
  }

  /** The next tick at which anything is due. */
  async #nextTick(): Promise<number> {
    const { db } = this.now.database;
    const { rows } = await sql<{ at: number | null }>`
      select min(at) as at from (
        select min(next_at) as at from daily_feeds
        union all select min(max(retry_at, coalesce(owned_until + 1, 0))) from daily_slots where state = 'pending')
    `.execute(db);
    const due = Math.max(rows[0]?.at ?? Number.POSITIVE_INFINITY, this.world.time.now() + 1);
    return Math.ceil(due / this.#tick) * this.#tick;
  }

  /** Ends the bot without a word, and boots it again some time later. */
  async restart(downtime: number): Promise<void> {
    await this.die();
    await this.world.time.advance(downtime);
    await this.boot();
  }

  async die(): Promise<void> {
    await this.now.die();
    this.bot = null;
  }

  /** Moves on; stops sooner once the bot has died. */
  async advance(milliseconds: number): Promise<void> {
    const { time } = this.world;
    const end = time.now() + milliseconds;
    while (this.bot !== null && this.bot.life.death === null) {
      const next = await this.#nextTick();
      if (next > end) break;
      await time.advance(next - time.now());
      await this.tick();
    }
    if (this.bot?.life.death == null) await time.advance(end - time.now());
  }

  /** Sets the daily concept of the manager's server; what isn't given is 09:00 UTC, every day, all notes. */
  set(change: {
    time?: string;
    zone?: string | null;
    weekdays?: number[];
    topic?: string;
    channelId?: string;
  }) {
    const { time = "09:00", zone = "UTC", weekdays = EVERY_DAY, topic = null, channelId = CHANNEL } = change;
    return this.now.app.daily.set(manager, { channelId, time, zone, topic, weekdays });
  }

  get posts(): Post[] {
    return this.world.discord.messages.flatMap((message) =>
      message.announcement.kind === "daily" ? [{ view: message.announcement, message }] : [],
    );
  }

  /** The local dates of all posts, in the order in which they came. */
  get dates(): string[] {
    return this.posts.map(({ view }) => view.slot);
  }
}
