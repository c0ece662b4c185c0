import type { Timers } from "../../src/app/ports.ts";

type Alarm = { readonly at: number; readonly order: number; readonly wake: () => void };

/** Lets everything run that can run without time passing; `activity` counts what still happens. */
export async function settled(activity: () => number): Promise<void> {
  for (let quiet = 0, before = activity(); quiet < 3; quiet++) {
    await new Promise((resolve) => setImmediate(resolve));
    if (activity() !== before) quiet = -1;
    before = activity();
  }
}

/** A clock that only moves when it is told to, and the alarms set by it. */
export class VirtualTime {
  readonly #alarms = new Map<string, Alarm>();
  readonly #activity: () => number;
  #orders = 0;
  #now: number;

  constructor(now: number, activity: () => number) {
    this.#now = now;
    this.#activity = activity;
  }

  readonly now = (): number => this.#now;

  /** Timers whose alarms all go when `close` is called, as they do when their process dies. */
  timers(name: string): Timers {
    const key = (own: string) => `${name}/${own}`;
    return {
      // A clock tells whole milliseconds, and no alarm rings early.
      set: (own, at, wake) => this.#alarms.set(key(own), { at: Math.ceil(at), order: this.#orders++, wake }),
      clear: (own) => this.#alarms.delete(key(own)),
      close: () => {
        for (const each of [...this.#alarms.keys()])
          if (each.startsWith(`${name}/`)) this.#alarms.delete(each);
      },
    };
  }

  /** Resolves once so many milliseconds have passed. */
  readonly sleep = (milliseconds: number): Promise<void> => {
    if (milliseconds <= 0) return Promise.resolve();
    const order = this.#orders++;
    const at = this.#now + milliseconds;
    return new Promise((wake) => this.#alarms.set(`sleep/${order}`, { at, order, wake }));
  };

  /** Moves on, ringing each alarm at its time; stops sooner once `until` holds. True where it does. */
  async advance(milliseconds: number, until: () => boolean = () => false): Promise<boolean> {
    const end = this.#now + milliseconds;
    await settled(this.#activity);
    while (!until()) {
      const next = this.#next();
      if (next === null || next[1].at > end) {
        this.#now = end;
        return until();
      }
      const [key, alarm] = next;
      this.#alarms.delete(key);
      this.#now = Math.max(this.#now, alarm.at);
      alarm.wake();
      await settled(this.#activity);
    }
    return true;
  }

  #next(): readonly [string, Alarm] | null {
    let first: readonly [string, Alarm] | null = null;
    for (const entry of this.#alarms) {
      const [, alarm] = entry;
      if (
        first === null ||
        alarm.at < first[1].at ||
        (alarm.at === first[1].at && alarm.order < first[1].order)
      )
        first = entry;
    }
    return first;
  }
}
