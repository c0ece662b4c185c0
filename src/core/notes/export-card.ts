import type { AuthoredQuestion, Mark, Note, Unit } from "./note.ts";
import { movedBy } from "./row.ts";

/** A part of a text that a learner has to fill in. */
export type Hidden = { readonly from: number; readonly to: number; readonly hint: string | null };

/** What other programs get of a unit or question: two sides, line by line, or a text with parts to hide. */
export type ExportCard = {
  readonly file: string;
  readonly title: string;
  readonly line: number;
  readonly heading: readonly string[];
} & (
  | {
      readonly kind: "sides";
      readonly front: readonly string[];
      readonly back: readonly string[];
      readonly twoWay: boolean;
    }
  | { readonly kind: "cloze"; readonly text: string; readonly hidden: readonly Hidden[] }
);

/** Anki reads no cloze of a higher number. */
const MOST_HIDDEN = 499;

/**
 * The cards of a note in reading order: pairs, questions with their options and key, and sentences in which something
 * stands out, to be hidden. A sentence without any has nothing to ask elsewhere and is left out.
 */
export function cardsToExport(note: Note): ExportCard[] {
  const { file, title } = note;
  const stated = note.units.flatMap((unit) => {
    const sides = sidesOf(unit) ?? clozeOf(unit);
    return sides === null ? [] : [{ ...sides, file, title, line: unit.line, heading: unit.heading }];
  });
  const asked = note.questions.map((question) => {
    const { line, heading } = question;
    return { ...questionSides(question), file, title, line, heading };
  });
  return [...stated, ...asked].sort((a, b) => a.line - b.line);
}

function sidesOf({ pair }: Unit) {
  if (pair === null) return null;
  return { kind: "sides", front: [pair.front], back: [pair.back], twoWay: pair.twoWay } as const;
}

function questionSides({ stem, options, key, explanation }: AuthoredQuestion) {
  const shown = lettered(options);
  const right = shown.filter((_, at) => key.includes(at));
  const back = explanation === null ? right : [...right, explanation];
  return { kind: "sides", front: [stem, ...shown], back, twoWay: false } as const;
}

/** Options with the letters that they are known by: "A. one". */
export function lettered(options: readonly string[]): string[] {
  return options.map((option, at) => `${letterOf(at)}. ${option}`);
}

/** A to Z, then AA, AB and so on. */
function letterOf(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : `${letterOf(Math.floor(at / 26) - 1)}${last}`;
}

/** A fragment is shown behind what it stands under. Text that looks like a cloze itself would be read wrongly. */
function clozeOf(unit: Unit) {
  const hidden = hiddenIn(unit);
  if (hidden.length === 0 || /\{\{c\d/u.test(unit.text)) return null;
  const lead = unit.prefix === null ? "" : `${unit.prefix}: `;
  const moved = movedBy(lead.length, hidden);
  return { kind: "cloze", text: `${lead}${unit.text}`, hidden: moved } as const;
}

/** What the author wants asked; where there is none of it, what is bold. Parts that overlap an earlier one stay shown. */
function hiddenIn({ marks, text }: Unit): Hidden[] {
  const usable = marks.filter(
    ({ from, to }) => to - from < text.length && canStandInCloze(text.slice(from, to)),
  );
  const wanted = usable.filter(({ kind }) => kind === "cloze" || kind === "highlight");
  const chosen = wanted.length > 0 ? wanted : usable.filter(({ kind }) => kind === "bold");
  const hidden: Hidden[] = [];
  for (const { from, to, hint } of chosen.toSorted(byPlace)) {
    if (from < (hidden.at(-1)?.to ?? 0) || hidden.length === MOST_HIDDEN) continue;
    hidden.push({ from, to, hint: hint !== undefined && canStandInCloze(hint) ? hint : null });
  }
  return hidden;
}

function byPlace(a: Mark, b: Mark): number {
  return a.from - b.from || b.to - a.to;
}

function canStandInCloze(part: string): boolean {
  return /[\p{L}\p{N}]/u.test(part) && !/::|\{\{|\}\}|^[\s:{]|[\s:}]$/u.test(part);
}
