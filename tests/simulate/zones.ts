import { ahead, wallClock } from "./wall-clock.ts";

const MINUTE = 60_000;
/** No clock is changed and changed back within so many milliseconds. */
const WEEK = 7 * 1_440 * MINUTE;

export type ZoneSpan = { readonly from: number; readonly days: number };

/** Every zone that this machine knows. */
export const ALL_ZONES: readonly string[] = [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])];

/** Zones whose clocks all show the same at any time of a span; `changes` tells when they are changed. */
export type ZoneClass = { readonly zones: readonly string[]; readonly changes: readonly number[] };

/** The minute between two times at which an offset gives way to another. */
function changeBetween(read: (at: number) => string, from: number, to: number): number {
  let [before, after] = [from, to];
  while (after - before > MINUTE) {
    const middle = Math.floor((before + after) / 2 / MINUTE) * MINUTE;
    if (ahead(read, middle) === ahead(read, from)) before = middle;
    else after = middle;
  }
  return after;
}

/** All zones by what their clocks show in a span that begins at a full minute. */
export function zoneClasses({ from, days }: ZoneSpan): ZoneClass[] {
  const classes = new Map<string, { zones: string[]; changes: number[] }>();
  for (const zone of ALL_ZONES) {
    const read = wallClock(zone);
    const changes: number[] = [];
    for (let at = from; at < from + days * 1_440 * MINUTE; at += WEEK)
      if (ahead(read, at) !== ahead(read, at + WEEK)) changes.push(changeBetween(read, at, at + WEEK));
    const key = JSON.stringify([ahead(read, from), changes.map((at) => [at, ahead(read, at)])]);
    const known = classes.get(key);
    if (known === undefined) classes.set(key, { zones: [zone], changes });
    else known.zones.push(zone);
  }
  return [...classes.values()];
}

/** One zone of each class, and of those whose clocks are changed `often` ones, as far as there are so many. */
export function distinctZones(span: ZoneSpan, often: number): string[] {
  return zoneClasses(span).flatMap(({ zones, changes }) =>
    changes.length === 0
      ? zones.slice(0, 1)
      : Array.from({ length: often }, (_, at) => zones[at % zones.length] ?? ""),
  );
}
