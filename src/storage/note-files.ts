import { lstat, readdir, readFile, realpath, stat } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import type { NoteProblem, NoteText } from "../core/notes/note.ts";

/** A problem of a file that could not be read at all. */
export type FileProblem = NoteProblem & { readonly file: string };

/** What was read, and which files were not and why. */
export type NoteFiles = { readonly notes: NoteText[]; readonly problems: FileProblem[] };

type Found = { readonly path: string; readonly file: string };

const largest = 10 * 1024 * 1024;

/**
 * Reads the Markdown files among the paths and in the folders among them, in code-point order of their names.
 * A file's name is relative to its folder. A file that can't be read is a problem of its own and stops nothing.
 */
export async function readNoteFiles(paths: readonly string[]): Promise<NoteFiles> {
  const notes: NoteText[] = [];
  const problems: FileProblem[] = [];
  const seen = new Set<string>();
  for (const path of paths) {
    const found = await markdownFiles(path, problems);
    for (const each of found) {
      const place = await realpath(each.path).catch(() => each.path);
      if (seen.has(place)) continue;
      seen.add(place);
      const taken = notes.some(({ file }) => file === each.file);
      const file = taken ? each.path.split(sep).join("/") : each.file;
      const text = await readText(each.path);
      if (typeof text === "string") notes.push({ file, text });
      else problems.push({ file, line: 1, ...text });
    }
  }
  return { notes, problems };
}

async function markdownFiles(path: string, problems: FileProblem[]): Promise<Found[]> {
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
    if (entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules") {
      try {
        found.push(...(await walk(root, path, problems)));
      } catch (error) {
        problems.push({ file, line: 1, ...unreadable(error) });
      }
    } else if (/\.md$/iu.test(entry.name) && (entry.isFile() || (await leadsInside(root, path)))) {
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
    if (size > largest) {
      return {
        code: "tooLarge",
        message: `The file has ${size} bytes; a note may have at most ${largest}. Split it.`,
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
