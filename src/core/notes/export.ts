import { cardsToExport, type ExportCard } from "./export-card.ts";
import type { Note } from "./note.ts";

/** Text that Anki imports, or comma-separated values for spreadsheets and everything else. */
export type ExportFormat = "anki" | "csv";

/** The names of the columns that a CSV export has, in order. */
export const csvColumns = ["front", "back", "file", "line", "heading"] as const;

/**
 * The cards, definitions and questions of notes for other programs, one a line. Read again as a table of fields it gives
 * the same sides and headings; CSV has no place for what may be asked either way, nor for hidden parts, and shows a gap.
 * `more` are cards that were made of the notes.
 */
export function exportOf(
  notes: readonly Note[],
  format: ExportFormat,
  more: readonly ExportCard[] = [],
): string {
  const cards = [...notes.flatMap(cardsToExport), ...more];
  return format === "anki" ? ankiText(cards) : csvText(cards);
}

/** How many rows an export of these notes has, its header not counted. */
export function countToExport(notes: readonly Note[]): number {
  return notes.reduce((sum, note) => sum + cardsToExport(note).length, 0);
}

const ankiHeader = [
  "#separator:tab",
  "#html:true",
  "#notetype column:1",
  "#deck column:2",
  "#tags column:5",
  "#columns:Notetype\tDeck\tFront\tBack\tTags",
];

/** Note types are Anki's own by their English names; a deck is the note's title with its headings as decks below it. */
function ankiText(cards: readonly ExportCard[]): string {
  const rows = cards.map((card) => {
    const deck = deckOf([card.title, ...card.heading]);
    const tag = card.title.replace(/\s+/gu, "_");
    return [...ankiFields(card, quotedIf(/["\t\n\r]/u, deck)), quotedIf(/["\t\n\r]/u, tag)].join("\t");
  });
  return `${[...ankiHeader, ...rows].join("\n")}\n`;
}

function ankiFields(card: ExportCard, deck: string): string[] {
  if (card.kind === "cloze") return ["Cloze", deck, ankiCloze(card), ""];
  const notetype = card.twoWay ? "Basic (and reversed card)" : "Basic";
  return [notetype, deck, htmlOf(card.front), htmlOf(card.back)];
}

/** Each hidden part has a number, and with it a card, of its own. */
function ankiCloze({ text, hidden }: ExportCard & { readonly kind: "cloze" }): string {
  return replaced(text, hidden, escaped, ({ part, hint }, at) => {
    const help = hint === null ? "" : `::${escaped(hint)}`;
    return `{{c${at + 1}::${escaped(part)}${help}}}`;
  });
}

function csvText(cards: readonly ExportCard[]): string {
  const rows = cards.map((card) => {
    const [front, back] = csvSides(card);
    return [front, back, card.file, String(card.line), deckOf(card.heading)].map(csvField).join(",");
  });
  return [csvColumns.join(","), ...rows, ""].join("\r\n");
}

function csvSides(card: ExportCard): readonly [front: string, back: string] {
  if (card.kind === "sides") return [card.front.join(" "), card.back.join(" ")];
  const { text, hidden } = card;
  const gap = ({ hint }: { readonly hint: string | null }) => `[${hint ?? "…"}]`;
  return [
    replaced(text, hidden, (part) => part, gap),
    hidden.map(({ from, to }) => text.slice(from, to)).join("; "),
  ];
}

type Part = { readonly part: string; readonly hint: string | null };

function replaced(
  text: string,
  hidden: (ExportCard & { readonly kind: "cloze" })["hidden"],
  shown: (part: string) => string,
  covered: (part: Part, at: number) => string,
): string {
  let last = 0;
  let whole = "";
  for (const [at, { from, to, hint }] of hidden.entries()) {
    whole += shown(text.slice(last, from)) + covered({ part: text.slice(from, to), hint }, at);
    last = to;
  }
  return whole + shown(text.slice(last));
}

/** Headings as Anki nests decks: "A::B". Colons at a name's ends would be taken for a border. */
function deckOf(path: readonly string[]): string {
  return path
    .map((part) => part.replace(/:{2,}/gu, ":").replace(/^[:\s]+|[:\s]+$/gu, ""))
    .filter((part) => part !== "")
    .join("::");
}

/** A cell that begins like a formula would be run by a spreadsheet: an apostrophe before it makes it text. */
function csvField(field: string): string {
  return quotedIf(/[",;\t\n\r]|^\s|\s$/u, /^'*[=+\-@]/u.test(field) ? `'${field}` : field);
}

function quotedIf(signs: RegExp, field: string): string {
  return signs.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

function htmlOf(lines: readonly string[]): string {
  return lines.map(escaped).join("<br>");
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replace(/[&<>"]/gu, (sign) => entities[sign] ?? sign).replace(/[\t\n\r]+/gu, " ");
}
