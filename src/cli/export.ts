import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { makeLibrary } from "../core/facts/library.ts";
import { countToExport, type ExportFormat, exportOf } from "../core/notes/export.ts";
import { readNote } from "../core/notes/read-note.ts";
import { makeBank } from "../core/questions/bank.ts";
import { questionCards } from "../core/questions/question-cards.ts";
import { readNotes } from "./read-notes.ts";
import { UsageError } from "./usage-error.ts";

const nothing =
  "Nothing here can be a card: write a card (front :: back), a definition (Term: meaning), a question with its key, or ==mark== what to hide.";

/**
 * Prints the cards, definitions and questions of notes as Anki or spreadsheets read them, or writes them into a new file.
 * Returns the exit code: 1 when a note could not be read or the file not be written.
 */
export async function exportNotes(args: readonly string[]): Promise<number> {
  const { paths, format, out } = wishOf(args);
  const { notes: texts, problems } = await readNotes(paths);
  const notes = texts.map(readNote);
  const made = questionCards(makeBank(makeLibrary(notes)), notes);
  const text = exportOf(notes, format, made);
  const count = countToExport(notes) + made.length;
  if (notes.length > 0 && count === 0) console.error(nothing);
  if (out === null) process.stdout.write(text);
  else if (!(await written(out, text))) return 1;
  else console.log(`Wrote ${count} cards to ${out}.`);
  return problems.length > 0 ? 1 : 0;
}

function wishOf(args: readonly string[]) {
  const { values, positionals } = parse(args);
  if (positionals.length === 0) throw new UsageError("Name at least one note or folder to export.");
  const format = values.format ?? "anki";
  if (!isFormat(format)) throw new UsageError(`--format must be anki or csv; it is “${format}”.`);
  return { paths: positionals, format, out: values.out ?? null };
}

function isFormat(format: string): format is ExportFormat {
  return format === "anki" || format === "csv";
}

function parse(args: readonly string[]) {
  try {
    const options = { format: { type: "string" }, out: { type: "string" } } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Never writes over a file: a note named by mistake stays as it is. */
async function written(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: "wx" });
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    const reason = code === "EEXIST" ? "there is such a file already: name another one" : code;
    console.error(`${file} can't be written: ${reason}.`);
    return false;
  }
}
