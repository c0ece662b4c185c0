import type { NoteText } from "../core/notes/note.ts";
import { type FileProblem, readNoteFiles } from "../storage/note-files.ts";

/** Reads the notes a command was given, and says on standard error what could not be read. */
export async function readNotes(
  paths: readonly string[],
): Promise<{ readonly notes: readonly NoteText[]; readonly problems: readonly FileProblem[] }> {
  const { notes, problems } = await readNoteFiles(paths);
  for (const { file, line, message } of problems) console.error(`${file}:${line}: ${message}`);
  if (notes.length > 0 || problems.length > 0) return { notes, problems };
  const message =
    "There is no Markdown note here. Name a file that ends in .md, .csv or .tsv, or a folder with some.";
  const none = paths.map((file) => ({ file, line: 1, code: "noNotes", message }));
  for (const { file } of none) console.error(`${file}: ${message}`);
  return { notes, problems: none };
}
