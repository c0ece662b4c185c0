import { StudyError } from "../core/errors.ts";
import * as say from "./wording.ts";

const names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const full = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const groups: Readonly<Record<string, readonly number[]>> = {
  daily: [1, 2, 3, 4, 5, 6, 7],
  "every day": [1, 2, 3, 4, 5, 6, 7],
  all: [1, 2, 3, 4, 5, 6, 7],
  weekdays: [1, 2, 3, 4, 5],
  weekends: [6, 7],
  weekend: [6, 7],
};

/** Reads "mon-fri", "mon,wed", "weekdays" as ISO weekdays in order (1 is Monday); else refuses with "badOption". */
export function readWeekdays(text: string): readonly number[] {
  const folded = text.trim().toLowerCase();
  const group = groups[folded];
  if (group) return group;
  const parts = folded.replace(/\s*[-–]\s*|\s+to\s+/g, "-").split(/[\s,;/&+]+(?:and\s+)?/);
  const days = parts.filter((part) => part !== "").flatMap((part) => span(part) ?? refuse(text));
  if (days.length === 0) refuse(text);
  return [...new Set(days)].sort((a, b) => a - b);
}

/** One day or a span of them; "fri-mon" goes over the weekend. */
function span(part: string): readonly number[] | null {
  const [from, to = from, ...rest] = part.split("-").map(dayOf);
  if (from === undefined || from === 0 || to === undefined || to === 0 || rest.length > 0) return null;
  const length = ((to - from + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((from - 1 + index) % 7) + 1);
}

function dayOf(name: string): number {
  const at = names.findIndex(
    (short, index) => name.startsWith(short) && (full[index] ?? "").startsWith(name),
  );
  return at + 1 || full.findIndex((long) => name === `${long}s`) + 1;
}

function refuse(text: string): never {
  throw new StudyError("badOption", { option: "weekdays", value: text, example: say.weekdaysExample });
}
