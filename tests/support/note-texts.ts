import { readdirSync, readFileSync } from "node:fs";
import type { NoteText } from "#src/core/notes/note.ts";

const root = new URL("../../", import.meta.url);

/** The Markdown notes of a folder of the project ("data/"), by code points, each under its file's name. */
export function notesIn(folder: string): readonly NoteText[] {
  const url = new URL(folder, root);
  return readdirSync(url)
    .filter((file) => file.endsWith(".md"))
    .sort()
    .map((file) => ({ file, text: readFileSync(new URL(file, url), "utf8") }));
}

/** The notes of several folders, each under its path, so that no two have one name. */
export function notesUnder(folders: readonly string[]): readonly NoteText[] {
  return folders.flatMap((folder) =>
    notesIn(folder).map(({ file, text }) => ({ file: `${folder}${file}`, text })),
  );
}
