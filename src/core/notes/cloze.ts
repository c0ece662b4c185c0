import type { Unit } from "./note.ts";

/**
 * A statement with hidden parts is a card: parts that its author highlighted or put into cloze brackets and, where the
 * note's front matter wants it, bold ones.
 */
export function asCloze(unit: Unit, boldCloze: boolean): Unit {
  const marks = unit.marks.map((mark) =>
    boldCloze && mark.kind === "bold" ? ({ ...mark, kind: "cloze" } as const) : mark,
  );
  const hidden = marks.some(
    ({ kind, from, to }) => (kind === "cloze" || kind === "highlight") && to - from < unit.text.length,
  );
  return hidden && unit.pair === null ? { ...unit, kind: "card", marks } : unit;
}
