import { isoWeek } from "./time.ts";

/** Anything with points can be ranked. */
export type Scored = { readonly points: number };

/** Ranks rows that stand best first: equal points share a rank and the next is skipped (1, 1, 3). */
export function withRanks<T extends Scored>(rows: readonly T[]): (T & { readonly rank: number })[] {
  const ranked: (T & { readonly rank: number })[] = [];
  for (const [index, row] of rows.entries()) {
    const before = ranked[index - 1];
    const rank = before !== undefined && before.points === row.points ? before.rank : index + 1;
    ranked.push({ ...row, rank });
  }
  return ranked;
}

/** A span of time that a board sums over. */
export type Period = "day" | "week" | "month" | "all";

/** The key under which a local date's points are summed for a period, such as "week:2026-W48". */
export function periodKey(period: Period, localDate: string): string {
  switch (period) {
    case "day":
      return `day:${localDate}`;
    case "week":
      return `week:${isoWeek(localDate)}`;
    case "month":
      return `month:${localDate.slice(0, 7)}`;
    case "all":
      return "all";
  }
}

/** Every period, shortest first. */
export const PERIODS: readonly Period[] = ["day", "week", "month", "all"];
