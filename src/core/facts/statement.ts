import type { Unit } from "../notes/note.ts";

/** Why a unit is no fact; null if it is one. */
export type NoStatement = "tooShort" | "tooLong";

/** Tells why a unit doesn't state something that stands on its own, or null if it does. */
export function whyNoStatement(unit: Unit): NoStatement | null {
  const words = unit.text.split(" ").length;
  if (words < 4) return "tooShort";
  return words > 80 ? "tooLong" : null;
}
