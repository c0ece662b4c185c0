const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const FARTHEST = 15 * 60 * MINUTE;

/** Reads a zone's wall clock ("2026-03-29 01:30") by Intl, which nothing of the bot uses for this. */
export function wallClock(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  return (at) => format.format(at);
}

/** How far a wall clock is ahead of UTC at a full minute, in milliseconds. */
export function ahead(read: (at: number) => string, at: number): number {
  return Date.parse(`${read(at).replace(" ", "T")}Z`) - at;
}

/** The first minute whose wall clock shows a time of a date or, where that is skipped, one after it. */
function firstShown(read: (at: number) => string, date: string, time: string): number {
  const wish = `${date} ${time}`;
  const base = Date.parse(`${date}T${time}:00Z`);
  // No clock is further from UTC; whether it is changed in between or not, it shows the wish no sooner than this.
  const most = Math.max(ahead(read, base - FARTHEST), ahead(read, base + FARTHEST));
  let at = base - most - QUARTER;
  while (read(at) < wish) at += QUARTER;
  // A quarter that was found may lie after the minute that is wanted.
  for (let back = at - MINUTE; back > at - QUARTER && read(back) >= wish; ) {
    at = back;
    back -= MINUTE;
  }
  return at;
}

/** When a date's concept is due; null where the zone has no such date. */
export function dueOn(read: (at: number) => string, date: string, time: string): number | null {
  const start = firstShown(read, date, "00:00");
  if (!read(start).startsWith(date)) return null;
  return firstShown(read, date, time);
}

/** All dates from one to another, as the calendar has them. */
export function datesBetween(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 1_440 * MINUTE)
    dates.push(new Date(at).toISOString().slice(0, 10));
  return dates;
}
