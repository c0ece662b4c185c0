import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";

/** A backup that can't be made; the message says why and what to do. */
export class BackupRefusal extends Error {
  override readonly name = "BackupRefusal";
}

/**
 * Writes a consistent copy of a database file, also while a bot uses it, and checks the copy before it gets its name. SQLite's
 * `vacuum into` reads in one transaction, so neither waits for the other, and leaves out what was erased. It holds the
 * thread until it is done. Throws a BackupRefusal, and never writes over a file.
 */
export function backupDatabase(file: string, copy: string): void {
  if (!existsSync(file)) throw new BackupRefusal(`There is no database ${file}. Check DATABASE_URL.`);
  if (existsSync(copy)) throw new BackupRefusal(`${copy} is there already. Give the backup another name.`);
  const partial = `${copy}.partial`;
  try {
    rmSync(partial, { force: true });
    const source = new Database(file, { readonly: true });
    try {
      source.prepare("vacuum into ?").run(partial);
    } finally {
      source.close();
    }
    const flaw = flawIn(partial);
    if (flaw !== null) throw new BackupRefusal(`The backup ${copy} is damaged: ${flaw}.`);
    synchronise(partial);
    renameSync(partial, copy);
    synchronise(dirname(copy));
  } catch (error) {
    rmSync(partial, { force: true });
    if (error instanceof BackupRefusal) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new BackupRefusal(`The backup ${copy} can't be written: ${why}.`);
  }
}

/** What SQLite's whole check finds wrong in a file; null where it is sound. */
export function flawIn(file: string): string | null {
  const database = new Database(file, { readonly: true });
  try {
    const found = database.pragma("integrity_check(1)", { simple: true });
    return found === "ok" ? null : String(found);
  } finally {
    database.close();
  }
}

/** Waits until a file, or the names in a folder, are on the disk. */
export function synchronise(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
