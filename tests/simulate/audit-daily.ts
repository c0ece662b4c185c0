import { sql } from "kysely";
import type { DailySlotView } from "../../src/app/views.ts";
import type { Db } from "../../src/storage/database.ts";
import type { FakeMessage } from "../support/fake-channels.ts";
import type { Feed, Setting } from "./feed.ts";
import { DAY, HOUR, MINUTE } from "./plan.ts";
import { firstQuiet } from "./spans.ts";
import type { Stage } from "./stage.ts";
import { datesBetween, dueOn, wallClock } from "./wall-clock.ts";

/** A slot that was missed by more than this is skipped. */
const CATCH_UP = 6 * HOUR;
/** A post is in its channel this soon after the bot and Discord are both back. */
const RECOVERED = 2 * MINUTE;

type Slot = { readonly localDate: string; readonly dueAt: number };

/** What the daily concepts came to. */
export type DailyFigures = { posted: number; late: number; skipped: number; latest: number };

/** Holds daily posts against the settings and what could be expected of the bot and of Discord at the time. */
export class DailyAudit {
  readonly figures: DailyFigures = { posted: 0, late: 0, skipped: 0, latest: 0 };
  readonly #stage: Stage;
  readonly #posts = new Map<string, FakeMessage>();
  readonly #breaches: string[] = [];
  #auditedUntil: number;

  constructor(stage: Stage) {
    this.#stage = stage;
    this.#auditedUntil = stage.world.time.now();
  }

  /** To be told of every message. */
  see(message: FakeMessage): void {
    const { announcement: view } = message;
    if (view.kind !== "daily") return;
    const key = `${view.guildId}/${view.slot}`;
    const earlier = this.#posts.get(key);
    if (earlier !== undefined) this.#breaches.push(`${key} was posted twice, first at ${earlier.at}`);
    this.#posts.set(key, message);
  }

  /** The breaches up to seven hours ago: what is later may still come. */
  async audit(feeds: readonly Feed[], db: Db): Promise<string[]> {
    const span = { from: this.#auditedUntil, to: this.#stage.world.time.now() - CATCH_UP - HOUR };
    if (span.to <= span.from) return this.#breaches.splice(0);
    const slots = await slotsSince(db, new Date(span.from - 3 * DAY).toISOString().slice(0, 10));
    for (const feed of feeds) {
      for (const [index, setting] of feed.settings.entries()) {
        const settled = setting.from + (index === 0 && feed.isFirst ? 0 : 2 * DAY);
        for (const slot of this.#expected(feed, { ...setting, from: settled }, span))
          this.#hold(feed, slot, slots);
      }
      feed.forget(span.to - 2 * DAY);
    }
    this.#auditedUntil = span.to;
    for (const [key, { at }] of this.#posts) if (at < span.to - 40 * DAY) this.#posts.delete(key);
    return this.#breaches.splice(0);
  }

  /** The slots that a setting must have, worked out anew; the dates around a change may go either way. */
  #expected({ group }: Feed, setting: Setting, span: { from: number; to: number }): Slot[] {
    const read = wallClock(group.zone);
    const [first, last] = [Math.max(setting.from, span.from), Math.min(setting.to, span.to)];
    if (last <= first) return [];
    const dates = datesBetween(read(first - DAY).slice(0, 10), read(last + DAY).slice(0, 10));
    return dates.flatMap((localDate) => {
      const weekday = new Date(localDate).getUTCDay() || 7;
      if (!setting.weekdays.includes(weekday)) return [];
      const dueAt = dueOn(read, localDate, setting.time);
      if (dueAt === null || dueAt <= span.from || dueAt > span.to) return [];
      return dueAt > setting.from && dueAt + CATCH_UP < setting.to ? [{ localDate, dueAt }] : [];
    });
  }

  #hold({ group }: Feed, { localDate, dueAt }: Slot, slots: ReadonlyMap<string, DailySlotView>): void {
    const { weather, fleet, world } = this.#stage;
    const key = `${group.guildId}/${localDate}`;
    const post = this.#posts.get(key);
    const row = slots.get(key);
    const about = `${key} (${group.zone}, due ${new Date(dueAt).toISOString()})`;
    const troubles = [...fleet.downs(), ...weather.troubles(group.board)];
    const backAt = firstQuiet(troubles, { from: dueAt, until: dueAt + CATCH_UP, length: RECOVERED + 5_000 });
    const until = world.time.now() - RECOVERED - 5_000;
    const isDecided = firstQuiet(troubles, { from: dueAt, until, length: RECOVERED + 5_000 }) !== null;
    if (row?.state === "pending" && !isDecided) return;
    const wasFlooded = weather.flooded(group.board, { from: dueAt, to: dueAt + CATCH_UP });
    // A post that may stand in a channel that can't be read is not posted again.
    const isUncertain = backAt !== dueAt && !weather.readable(group.board);
    if (post === undefined) {
      this.figures.skipped += 1;
      if (backAt !== null && backAt < dueAt + CATCH_UP - RECOVERED && !wasFlooded && !isUncertain)
        this.#breaches.push(`${about} never came, though all was well at ${new Date(backAt).toISOString()}`);
      if (row?.state !== "skipped" || row.reason === null)
        this.#breaches.push(`${about} never came, and admins see ${JSON.stringify(row)}`);
      return;
    }
    this.figures.posted += 1;
    if (row?.state !== "sent" && row?.state !== "skipped")
      this.#breaches.push(`${about} came, and admins see ${JSON.stringify(row)}`);
    const [lateness, excused] = [post.at - dueAt, (backAt ?? dueAt + CATCH_UP) - dueAt];
    if (lateness < 0) this.#breaches.push(`${about} came too soon`);
    if (lateness > MINUTE) this.figures.late += 1;
    if (!wasFlooded) this.figures.latest = Math.max(this.figures.latest, lateness - excused);
    if (lateness > CATCH_UP + RECOVERED) this.#breaches.push(`${about} came ${lateness} ms late`);
    if (lateness > excused + RECOVERED && !wasFlooded)
      this.#breaches.push(`${about} came ${lateness - excused} ms after all was well again`);
  }
}

async function slotsSince(db: Db, date: string): Promise<Map<string, DailySlotView>> {
  const { rows } = await sql<DailySlotView & { guildId: string }>`
    select guild_id as guildId, local_date as localDate, state, reason from daily_slots
    where local_date >= ${date}`.execute(db);
  return new Map(rows.map((row) => [`${row.guildId}/${row.localDate}`, row]));
}
