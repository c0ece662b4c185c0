import { existsSync } from "node:fs";
import Database from "better-sqlite3";

/** A backup that can't be made; the message says why and what to do. */
export class BackupRefusal extends Error {
  override readonly name = "BackupRefusal";
}

/**
 * Writes a consistent copy of a database file, also while a bot uses it, and checks the copy. Throws a BackupRefusal,
 * and never writes over a file.
 */
export async function backupDatabase(file: string, copy: string): Promise<void> {
  if (!existsSync(file)) throw new BackupRefusal(`There is no database ${file}. Check DATABASE_URL.`);
  if (existsSync(copy)) throw new BackupRefusal(`${copy} is there already. Give the backup another name.`);
  try {
    const source = new Database(file, { readonly: true });
    await source.backup(copy).finally(() => source.close());
    check(copy);
  } catch (error) {
    if (error instanceof BackupRefusal) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new BackupRefusal(`The backup ${copy} can't be written: ${why}.`);
  }
}

function check(copy: string): void {
  const written = new Database(copy, { readonly: true });
  const found = written.pragma("integrity_check(1)", { simple: true });
  written.close();
  if (found !== "ok") throw new BackupRefusal(`The backup ${copy} is damaged: ${String(found)}.`);
}
