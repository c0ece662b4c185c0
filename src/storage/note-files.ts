import { lstat, readdir, readFile, realpath, stat } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import type { NoteFormat, NoteProblem, NoteText } from "../core/notes/note.ts";
import { QUOTA } from "../core/notes/quota.ts";

/** A problem of a file that could not be read at all. */
export type FileProblem = NoteProblem & { readonly file: string };

/** What was read, and which files were not and why. */
export type NoteFiles = { readonly notes: NoteText[]; readonly problems: FileProblem[] };

type Found = { readonly path: string; readonly file: string };

/**
 * Reads the notes (Markdown, CSV, TSV) among the paths and in the folders among them, in code-point order of their names.
 * A file's name is relative to its folder. A file that can't be read is a problem of its own and stops nothing.
 */
export async function readNoteFiles(paths: readonly string[]): Promise<NoteFiles> {
  const notes: NoteText[] = [];
  const problems: FileProblem[] = [];
  const seen = new Set<string>();
  for (const path of paths) {
    const found = await noteFilesAt(path, problems);
    for (const each of found) {
      const place = await realpath(each.path).catch(() => each.path);
      if (seen.has(place)) continue;
      seen.add(place);
      const taken = notes.some(({ file }) => file === each.file);
      const file = taken ? each.path.split(sep).join("/") : each.file;
      const text = await readText(each.path);
      if (typeof text === "string") notes.push(noteText(file, text));
      else problems.push({ file, line: 1, ...text });
    }
  }
  return { notes, problems };
}

/** How a file's ending says that it is read; null for what is no note. */
export function formatOf(file: string): NoteFormat | null {
  if (/\.(md|markdown)$/iu.test(file)) return "markdown";
  return /\.(csv|tsv)$/iu.test(file) ? "table" : null;
}

/** Whether a folder is looked into. */
export function isNotesFolder(name: string): boolean {
  return !name.startsWith(".") && name !== "node_modules";
}

/** Reads one file of a folder again; null where it is there no more, or is no note. */
export async function readNoteFile(root: string, file: string): Promise<NoteText | FileProblem | null> {
  const path = join(root, file);
  const parts = file.split("/");
  if (formatOf(file) === null || !parts.slice(0, -1).every(isNotesFolder)) return null;
  const info = await lstat(path).catch(() => null);
  if (info === null || !(info.isFile() || (await leadsInside(root, path)))) return null;
  const text = await readText(path);
  return typeof text === "string" ? noteText(file, text) : { file, line: 1, ...text };
}

function noteText(file: string, text: string): NoteText {
  return formatOf(file) === "table" ? { file, text, format: "table" } : { file, text };
}

async function noteFilesAt(path: string, problems: FileProblem[]): Promise<Found[]> {
  try {
    const info = await stat(path);
    if (!info.isDirectory()) return [{ path, file: basename(path) }];
    const found = await walk(path, path, problems);
    return found.sort((a, b) => (a.file < b.file ? -1 : 1));
  } catch (error) {
    problems.push({ file: path, line: 1, ...unreadable(error) });
    return [];
  }
}

/** Symbolic links are followed only to files inside the folder, so that no note can come from elsewhere. */
async function walk(root: string, folder: string, problems: FileProblem[]): Promise<Found[]> {
  const found: Found[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const file = relative(root, path).split(sep).join("/");
    if (entry.isDirectory() && isNotesFolder(entry.name)) {
      try {
        found.push(...(await walk(root, path, problems)));
      } catch (error) {
        problems.push({ file, line: 1, ...unreadable(error) });
      }
    } else if (formatOf(entry.name) !== null && (entry.isFile() || (await leadsInside(root, path)))) {
      found.push({ path, file });
    }
  }
  return found;
}

async function leadsInside(root: string, path: string): Promise<boolean> {
  const link = await lstat(path);
  if (!link.isSymbolicLink()) return false;
  const [home, target] = await Promise.all([realpath(root), realpath(path).catch(() => null)]);
  return target?.startsWith(home + sep) === true && (await stat(target)).isFile();
}

async function readText(path: string): Promise<string | { code: string; message: string }> {
  try {
    const { size } = await stat(path);
    if (size > QUOTA.bytesOfFile) {
      return {
        code: "tooLarge",
        message: `The file has ${size} bytes; a note may have at most ${QUOTA.bytesOfFile}. Split it.`,
      };
    }
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
  } catch (error) {
    return unreadable(error);
  }
}

function unreadable(error: unknown): { code: string; message: string } {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT")
    return { code: "notFound", message: "There is no such file or folder. Check the path." };
  if (code === "EACCES" || code === "EPERM") {
    return { code: "notAllowed", message: "The file may not be read. Change its permissions." };
  }
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") {
    return { code: "notUtf8", message: "The file is not UTF-8 text. Save it again with the encoding UTF-8." };
  }
  return { code: "unreadable", message: `The file could not be read (${code || String(error)}).` };
}
