/** A span of time, in UTC milliseconds, in which the bot heard no press. */
export type Absence = { readonly from: number; readonly to: number };

/** How many milliseconds between two times nobody listened; not above 0 where somebody always did. */
export function missed(absence: Absence | null, from: number, to: number): number {
  return absence === null ? 0 : Math.min(absence.to, to) - Math.max(absence.from, from);
}
