import { between, oneOf } from "./chance.ts";
import type { Group } from "./group.ts";
import { DAY, HOUR, MINUTE } from "./plan.ts";
import type { Stage } from "./stage.ts";
import { wallClock } from "./wall-clock.ts";

/** What a guild's daily concept was set to, from when the bot said so until somebody began to change it. */
export type Setting = {
  readonly from: number;
  to: number;
  readonly time: string;
  readonly weekdays: readonly number[];
};

const TIMES = [
  "00:00",
  "00:30",
  "01:00",
  "01:30",
  "02:00",
  "02:15",
  "02:59",
  "07:00",
  "09:00",
  "23:30",
] as const;

/** A guild's manager, who sets the daily concept, changes it now and then, and sometimes turns it off for a while. */
export class Feed {
  readonly group: Group;
  /** What the clocks of its zone show. */
  readonly read: (at: number) => string;
  settings: Setting[] = [];
  /** Whether the first setting is still among them: no date was taken before it. */
  isFirst = true;
  readonly #stage: Stage;

  constructor(stage: Stage, group: Group) {
    this.#stage = stage;
    this.group = group;
    this.read = wallClock(group.zone);
  }

  /** The first setting, and tries until the bot has said that it is set. */
  begin(): void {
    this.#set(this.#stage.world.time.now() + between(this.group.random, 1_000, 10 * MINUTE));
  }

  /** Forgets the settings that ended before a time. */
  forget(before: number): void {
    const kept = this.settings.filter(({ to }) => to > before);
    this.isFirst &&= kept[0] === this.settings[0];
    this.settings = kept;
  }

  planDay(day: number): void {
    const { random } = this.group;
    const at = day + between(random, 0, DAY);
    const chance = random();
    if (chance < 0.02) this.#set(at);
    else if (chance < 0.04) this.#postNow(at);
    else if (chance < 0.05) this.#pause(at, at + between(random, HOUR, 2 * DAY));
  }

  #set(at: number): void {
    const { group } = this;
    const { random, board, zone } = group;
    const time = oneOf(random, TIMES);
    const weekdays = random() < 0.9 ? [1, 2, 3, 4, 5, 6, 7] : [1, 3, 5];
    group.at(at, async ({ app }) => {
      this.#leave();
      const wish = { channelId: board, time, zone, topic: null, weekdays };
      await app.daily.set(group.manager, wish);
      this.settings.push({ from: this.#now, to: Number.POSITIVE_INFINITY, time, weekdays });
      this.#stage.transcript.note(group.guildId, "daily set", zone, time, weekdays.join());
    });
    const again = at + 2 * MINUTE;
    this.#stage.timers.set(`feed-${group.guildId}`, again, () => {
      if (this.settings.at(-1)?.to !== Number.POSITIVE_INFINITY) this.#set(again);
    });
  }

  /** A manager wants the next concept at once. */
  #postNow(at: number): void {
    const { group } = this;
    group.at(at, async ({ app }) => {
      await app.daily.now(group.manager, group.board, `request-${group.guildId}-${at}`);
    });
  }

  #pause(at: number, until: number): void {
    this.group.at(at, async ({ app }) => {
      this.#leave();
      await app.daily.off(this.group.manager);
    });
    this.#set(until);
  }

  #leave(): void {
    const last = this.settings.at(-1);
    if (last !== undefined) last.to = Math.min(last.to, this.#now);
  }

  get #now(): number {
    return this.#stage.world.time.now();
  }
}
