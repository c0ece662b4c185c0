import type { Clock } from "../../app/ports.ts";

/** So many a second, evenly, and `atOnce` after a rest: in no second more than both together. */
export type Limit = { readonly perSecond: number; readonly atOnce: number };

export type Rate = {
  /** When the next may go: now, or later. */
  next(): number;
  /** Takes that time. */
  take(): number;
};

/** A time further ahead than this, in milliseconds, tells of a clock that was set back: it isn't waited for. */
const FAR_AHEAD = 60_000;

/** So much, in milliseconds, sums of fractions of today's time may be wrong. */
const INEXACT = 0.01;

/** Spaces what happens by the generic cell rate algorithm (ITU-T I.371). */
export function makeRate({ perSecond, atOnce }: Limit, clock: Clock): Rate {
  const between = 1_000 / perSecond;
  let even = Number.NEGATIVE_INFINITY;
  const next = () => {
    const now = clock();
    if (even > now + FAR_AHEAD) even = now;
    return Math.max(now, Math.ceil(even - (atOnce - 1) * between - INEXACT));
  };
  return {
    next,
    take() {
      const at = next();
      even = Math.max(even, at) + between;
      return at;
    },
  };
}
