import { AWAY } from "./timing.ts";

/** A span of time, in UTC milliseconds, in which the bot heard no press. */
export type Absence = { readonly from: number; readonly to: number };

/** How many milliseconds between two times nobody listened; not above 0 where somebody always did. */
export function missed(absence: Absence | null, from: number, to: number): number {
  return absence === null ? 0 : Math.min(absence.to, to) - Math.max(absence.from, from);
}

/** Of the absence that mattered last and the latest, which matters to a question of which nothing is known yet. */
export function lasting(before: Absence | null, latest: Absence): Absence | null {
  return latest.to - latest.from > AWAY ? latest : before;
}
