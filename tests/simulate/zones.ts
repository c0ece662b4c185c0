import { ahead, wallClock } from "./wall-clock.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** No clock is changed and changed back within so many milliseconds. */
const WEEK = 7 * DAY;
/** A Monday, 00:00 UTC. */
const MONDAY = 4 * DAY;

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
    for (let at = from; at < from + days * DAY; at += WEEK)
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

/** Some days in which clocks are changed, and a zone of each class whose clocks are. */
export type ChangeDays = { readonly start: number; readonly days: number; readonly zones: readonly string[] };

/** The weeks of a span in which clocks are changed: from half a day before the first change to a day after the last. */
export function changeDays(span: ZoneSpan): ChangeDays[] {
  const all = zoneClasses(span).flatMap(({ zones: [zone = ""], changes }) =>
    changes.map((at) => ({ at, zone })),
  );
  const weeks = Map.groupBy(all, ({ at }) => Math.floor((at - MONDAY) / WEEK));
  return [...weeks.values()].map((changes) => {
    const times = changes.map(({ at }) => at);
    const start = Math.floor((Math.min(...times) - DAY / 2) / HOUR) * HOUR;
    const days = Math.ceil((Math.max(...times) + DAY - start) / DAY);
    return { start, days, zones: changes.map(({ zone }) => zone) };
  });
}
