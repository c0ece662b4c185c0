import { Temporal } from "temporal-polyfill";

/** The local date ("2026-11-23") of an instant in an IANA zone. */
export function localDate(at: number, zone: string): string {
  return zoned(at, zone).toPlainDate().toString();
}

/** The local ISO week ("2026-W48") of a local date: weeks begin on Monday (ISO 8601). */
export function isoWeek(date: string): string {
  const day = Temporal.PlainDate.from(date);
  return `${day.yearOfWeek}-W${String(day.weekOfYear).padStart(2, "0")}`;
}

/** The first and last date of the ISO week or month that a local date lies in. */
export function datesAround(date: string, period: "week" | "month"): { from: string; to: string } {
  const day = Temporal.PlainDate.from(date);
  const from = period === "week" ? day.subtract({ days: day.dayOfWeek - 1 }) : day.with({ day: 1 });
  const to = period === "week" ? from.add({ days: 6 }) : day.with({ day: day.daysInMonth });
  return { from: from.toString(), to: to.toString() };
}

/** Whether a local date exists in a zone: crossing the date line, Samoa had no 2011-12-30. */
export function isDateIn(date: string, zone: string): boolean {
  const day = Temporal.PlainDate.from(date);
  return day.toZonedDateTime(zone).toPlainDate().equals(day);
}

/** ISO weekday of a local date: 1 is Monday, 7 Sunday. */
export function weekday(date: string): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

/** The local date some days later. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/**
 * The instant of a local time ("09:00") on a local date. A time that daylight saving skips becomes the first valid
 * instant after the gap; one that comes twice, its first coming.
 */
export function instantOf(date: string, time: string, zone: string): number {
  const local = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time));
  const earlier = local.toZonedDateTime(zone, { disambiguation: "earlier" });
  if (earlier.toPlainDateTime().equals(local)) return earlier.epochMilliseconds;
  const gap = earlier.getTimeZoneTransition("next");
  if (gap === null) throw new Error(`No transition after the skipped time ${date} ${time} in ${zone}`);
  return gap.epochMilliseconds;
}

/** The IANA zone of a name in any case, spelt as this platform spells it; null where it knows none. */
export function zoneNamed(name: string): string | null {
  const wanted = name.trim().toLowerCase();
  const listed = Intl.supportedValuesOf("timeZone").find((zone) => zone.toLowerCase() === wanted);
  if (listed !== undefined) return listed;
  // Names that the list leaves out, such as UTC and Asia/Kolkata; offsets and dates are no zones of a place.
  if (!/^[a-z][a-z0-9_+\-/]*$/.test(wanted)) return null;
  try {
    return zoned(0, name.trim()).timeZoneId;
  } catch {
    return null;
  }
}

function zoned(at: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}
