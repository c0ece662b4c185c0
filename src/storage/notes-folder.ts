import { realpath } from "node:fs/promises";
import { basename, relative, resolve, sep } from "node:path";
import { watch } from "chokidar";
import type { Logger } from "../app/ports.ts";
import type { NoteText } from "../core/notes/note.ts";
import { type FileProblem, isNotesFolder, readNoteFile, readNoteFiles } from "./note-files.ts";

/** A folder of notes that is read at the start and again where something in it changes. */
export type NotesFolder = {
  /** The notes as they are, by file name in code-point order; of a broken file its last good version. */
  readonly notes: () => readonly NoteText[];
  /** Has changes told from now on; resolves once what has changed since the start is told. */
  readonly watch: (onChange: (notes: readonly NoteText[]) => Promise<void>) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Changes are gathered until the folder has been quiet for so long, in milliseconds. */
const QUIET = 300;

/** Reads a folder. A file that can't be read is told in the log, and stops nothing. */
export async function openNotesFolder(dir: string, log: Logger): Promise<NotesFolder> {
  const { notes: found, problems } = await readNoteFiles([dir]);
  const notes = new Map(found.map((note) => [note.file, note]));
  const broken = new Map<string, string>();
  for (const problem of problems) tell(problem, false);

  function tell({ file, line, code, message }: FileProblem, isKept: boolean): void {
    if (broken.get(file) === code) return;
    broken.set(file, code);
    log.warn(
      { file, line, code, kept: isKept },
      isKept ? `${message} Its last good version stays.` : message,
    );
  }

  /** Reads one file again; true where that changed something. */
  async function refresh(file: string): Promise<boolean> {
    const before = notes.get(file);
    const read = await readNoteFile(dir, file);
    if (read === null) {
      broken.delete(file);
      return notes.delete(file);
    }
    if ("code" in read) {
      tell(read, before !== undefined);
      return false;
    }
    if (read.text.trim() === "" && before !== undefined && before.text.trim() !== "") {
      const message = "The file is empty. Delete it if its notes shall go.";
      tell({ file, line: 1, code: "empty", message }, true);
      return false;
    }
    if (broken.delete(file)) log.info({ file }, "The file can be read again");
    if (before?.text === read.text) return false;
    notes.set(file, read);
    return true;
  }

  const inOrder = () => [...notes.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
  let stop = async () => {};
  return {
    notes: inOrder,
    async watch(onChange) {
      stop = await follow({ dir, log, known: () => notes.keys(), refresh, tell: () => onChange(inOrder()) });
    },
    close: () => stop(),
  };
}

type Following = {
  readonly dir: string;
  readonly log: Logger;
  readonly known: () => Iterable<string>;
  readonly refresh: (file: string) => Promise<boolean>;
  readonly tell: () => Promise<void>;
};

/** Follows changes until it is stopped; one batch of them is dealt with after another. */
async function follow({ dir, log, known, refresh, tell }: Following): Promise<() => Promise<void>> {
  const dirty = new Set<string>();
  let quiet: NodeJS.Timeout | null = null;
  let working: Promise<void> = Promise.resolve();
  async function settle(): Promise<void> {
    const files = [...dirty];
    dirty.clear();
    let changed = 0;
    for (const file of files) if (await refresh(file)) changed += 1;
    if (changed === 0) return;
    await tell();
    log.info({ files: changed }, "Read changed notes");
  }
  const settleNext = () => {
    working = working
      .then(settle)
      .catch((error: unknown) => log.error({ error }, "Changed notes could not be read"));
  };
  const root = await realpath(dir).catch(() => resolve(dir));
  const watcher = watch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path) => path !== root && !isNotesFolder(basename(path)),
  });
  watcher.on("all", (event, path) => {
    if (event === "addDir" || event === "unlinkDir") return;
    dirty.add(relative(root, path).split(sep).join("/"));
    if (quiet !== null) clearTimeout(quiet);
    quiet = setTimeout(settleNext, QUIET);
  });
  watcher.on("error", (error) => log.error({ error }, "The notes' folder can't be watched"));
  await new Promise<void>((resolve) => watcher.once("ready", () => resolve()));
  // What changed between the first reading and now was not seen.
  for (const file of known()) dirty.add(file);
  for (const { file } of (await readNoteFiles([dir])).notes) dirty.add(file);
  settleNext();
  await working;
  return async () => {
    if (quiet !== null) clearTimeout(quiet);
    await watcher.close();
    await working;
  };
}
