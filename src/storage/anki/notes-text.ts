import type { AnkiNote, AnkiNotes, AnkiNotetype } from "./collection-row.ts";

/**
 * Notes as Anki's own export in plain text, which is read as a table of fields; how many there are, and how many were
 * empty. It ends soon after `most` characters, however often long names repeat.
 */
export function ankiText(
  { types, notes }: Extract<AnkiNotes, { kind: "notes" }>,
  most: number,
): {
  readonly text: string;
  readonly cards: number;
  readonly empty: number;
} {
  const lines = ["#separator:tab", "#html:true", "#notetype column:1", "#columns:Notetype\tFront\tBack"];
  let empty = 0;
  let characters = 0;
  for (const note of notes) {
    if (characters > most) break;
    const type = types[note.type] ?? { name: "", fields: [] };
    const [front, back] = sidesOf(note, type);
    if (!isSaid(front) && !isSaid(back)) empty += 1;
    else {
      const line = [type.name, front, back].map(quoted).join("\t");
      characters += line.length + 1;
      lines.push(line);
    }
  }
  return { text: `${lines.join("\n")}\n`, cards: notes.length - empty, empty };
}

/** The first field is asked; several others stand behind it with their names. A cloze has all in its first. */
function sidesOf({ fields }: AnkiNote, { fields: names }: AnkiNotetype): readonly [string, string] {
  const [front = "", ...others] = fields;
  if (/\{\{c\d+::/u.test(front)) return [front, ""];
  const said = others
    .map((field, at) => ({ field, name: names[at + 1] ?? "" }))
    .filter(({ field }) => isSaid(field));
  const [only] = said;
  if (said.length === 1 && only !== undefined) return [front, only.field];
  return [front, said.map(({ field, name }) => (name === "" ? field : `${name}: ${field}`)).join("; ")];
}

function isSaid(field: string): boolean {
  return /[^\s]/u.test(field.replace(/<[^<>]*>|&nbsp;|\[sound:[^\]]*\]/gu, ""));
}

function quoted(field: string): string {
  return /["\t\n\r]|^#/u.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
