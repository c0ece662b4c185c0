import { StudyError } from "../core/errors.ts";

const written = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?$/;

/** Reads "9:00", "09:00", "9am", "18.30" as "HH:MM"; anything else is refused with "badTime". */
export function readClockTime(text: string): string {
  const match = written.exec(
    text
      .trim()
      .toLowerCase()
      .replace(/\./g, (dot, at, all) => (isAmPmDot(all, at) ? "" : dot)),
  );
  const [, hourText, minuteText, half] = match ?? [];
  const bare = minuteText === undefined && half === undefined;
  const hour = half === undefined ? Number(hourText) : twelveHour(Number(hourText), half);
  const minute = Number(minuteText ?? "0");
  if (match === null || bare || Number.isNaN(hour) || hour > 23 || minute > 59) {
    throw new StudyError("badTime", { time: text });
  }
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

function twelveHour(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half === "pm" ? 12 : 0);
}

/** The full stops of "a.m." and "p.m.". */
function isAmPmDot(text: string, at: number): boolean {
  return /[apm]/.test(text.charAt(at - 1));
}
