import { sql } from "kysely";
import type { DailySlotView } from "../../src/app/views.ts";
import type { Db } from "../../src/storage/database.ts";
import type { FakeMessage } from "../support/fake-channels.ts";
import type { Feed, Setting } from "./feed.ts";
import { DAY, HOUR, MINUTE } from "./plan.ts";
import { firstQuiet } from "./spans.ts";
import type { Stage } from "./stage.ts";
import { datesBetween, dueOn } from "./wall-clock.ts";

/** A slot that was missed by more than this is skipped. */
const CATCH_UP = 6 * HOUR;
/** A post is in its channel this soon after the bot and Discord are both back. */
const RECOVERED = 2 * MINUTE;

/** So long all must be well, so that a post could be expected. */
const QUIET = RECOVERED + 5_000;

type Slot = { readonly localDate: string; readonly dueAt: number };

/** What could be expected of a slot; `wellAt` is null where nothing was well in time. */
type Prospect = {
  readonly wellAt: number | null;
  readonly isDecided: boolean;
  readonly isRefused: boolean;
  readonly isUncertain: boolean;
};

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
  #expected({ read }: Feed, setting: Setting, span: { from: number; to: number }): Slot[] {
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

  /** What could be expected of a slot: when all was well, and whether anything excuses that it never came. */
  #prospect({ group }: Feed, { dueAt }: Slot): Prospect {
    const { weather, fleet, world } = this.#stage;
    const troubles = [...fleet.silences.downs(), ...weather.troubles(group.board)];
    const quiet = (until: number) => firstQuiet(troubles, { from: dueAt, until, length: QUIET });
    const wellAt = quiet(dueAt + CATCH_UP);
    return {
      wellAt,
      isDecided: quiet(world.time.now() - QUIET) !== null,
      // What 403s do to a channel is another promise.
      isRefused: weather.flooded(group.board, { from: dueAt, to: dueAt + CATCH_UP }),
      // A post that may stand in a channel that can't be read is not posted again.
      isUncertain: wellAt !== dueAt && !weather.readable(group.board),
    };
  }

  #hold(feed: Feed, slot: Slot, slots: ReadonlyMap<string, DailySlotView>): void {
    const { guildId, zone } = feed.group;
    const key = `${guildId}/${slot.localDate}`;
    const prospect = this.#prospect(feed, slot);
    const [post, row] = [this.#posts.get(key), slots.get(key)];
    if (row?.state === "pending" && !prospect.isDecided) return;
    const breaches =
      post === undefined ? this.#missed(slot, row, prospect) : this.#came(slot, row, prospect, post.at);
    const about = `${key} (${zone}, due ${new Date(slot.dueAt).toISOString()})`;
    this.#breaches.push(...breaches.map((breach) => `${about} ${breach}`));
  }

  #missed({ dueAt }: Slot, row: DailySlotView | undefined, prospect: Prospect): string[] {
    const { wellAt, isRefused, isUncertain } = prospect;
    this.figures.skipped += 1;
    const isExcused = wellAt === null || wellAt >= dueAt + CATCH_UP - RECOVERED || isRefused || isUncertain;
    const isTold = row?.state === "skipped" && row.reason !== null;
    return [
      ...(isExcused ? [] : [`never came, though all was well at ${new Date(wellAt).toISOString()}`]),
      ...(isTold ? [] : [`never came, and admins see ${JSON.stringify(row)}`]),
    ];
  }

  #came({ dueAt }: Slot, row: DailySlotView | undefined, prospect: Prospect, at: number): string[] {
    const { wellAt, isRefused } = prospect;
    const late = at - Math.max(dueAt, wellAt ?? dueAt + CATCH_UP);
    this.figures.posted += 1;
    if (at - dueAt > MINUTE) this.figures.late += 1;
    if (!isRefused) this.figures.latest = Math.max(this.figures.latest, late);
    return [
      ...(at < dueAt ? ["came too soon"] : []),
      ...(at > dueAt + CATCH_UP + RECOVERED ? [`came ${at - dueAt} ms after it was due`] : []),
      ...(late > RECOVERED && !isRefused ? [`came ${late} ms after all was well again`] : []),
      ...(row === undefined || row.state === "pending"
        ? [`came, and admins see ${JSON.stringify(row)}`]
        : []),
    ];
  }
}

async function slotsSince(db: Db, date: string): Promise<Map<string, DailySlotView>> {
  const { rows } = await sql<DailySlotView & { guildId: string }>`
    select guild_id as guildId, local_date as localDate, state, reason from daily_slots
    where local_date >= ${date}`.execute(db);
  return new Map(rows.map((row) => [`${row.guildId}/${row.localDate}`, row]));
}
