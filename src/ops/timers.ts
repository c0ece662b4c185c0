import type { Clock, Timers } from "../app/ports.ts";

/** The longest delay that setTimeout keeps; a longer one would fire at once. */
const LONGEST = 2 ** 31 - 1;

/** Timers of the machine's own clock. They keep no process alive. */
export function makeTimers(clock: Clock): Timers {
  const timers = new Map<string, NodeJS.Timeout>();
  const clear = (key: string) => {
    clearTimeout(timers.get(key));
    timers.delete(key);
  };
  return {
    set(key, at, wake) {
      clear(key);
      const delay = Math.min(Math.max(0, at - clock()), LONGEST);
      const timer = setTimeout(() => {
        timers.delete(key);
        wake();
      }, delay);
      timers.set(key, timer.unref());
    },
    clear,
    close() {
      for (const key of [...timers.keys()]) clear(key);
    },
  };
}
