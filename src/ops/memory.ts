import type { Clock, Timers } from "../app/ports.ts";

/** The start and the first reading of notes are over by then, in milliseconds after the bot is ready. */
const SETTLED = 40_000;
/** Where somebody plays then, it is looked at again so much later. */
const AGAIN = 10_000;

export type GivingBack = {
  readonly timers: Timers;
  readonly clock: Clock;
  /** Rounds that have begun and not ended. */
  readonly roundsOpen: () => Promise<number>;
  /** Collects all garbage and holds the process meanwhile, for a second or more on a slow machine. */
  readonly collect: () => void;
};

/**
 * Gives back, once, what the start took and nothing needs any more, as soon as nobody plays: V8 collects it only when memory
 * gets short, which on a large machine is never.
 */
export function giveBackMemory({ timers, clock, roundsOpen, collect }: GivingBack): void {
  const lookIn = (milliseconds: number) =>
    timers.set("give back memory", clock() + milliseconds, () => {
      roundsOpen().then(
        (open) => (open === 0 ? collect() : lookIn(AGAIN)),
        () => lookIn(AGAIN),
      );
    });
  lookIn(SETTLED);
}

/** Without node's `--expose-gc` nothing happens. */
export function collectAll(): void {
  globalThis.gc?.({ type: "major", execution: "sync", flavor: "last-resort" });
}
