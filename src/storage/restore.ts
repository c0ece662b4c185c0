import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { flawIn, synchronise } from "./backup.ts";
import type { Migrations } from "./migrations.ts";

/** A backup that can't be put in place; the message says why, what to do, and that nothing was changed. */
export class RestoreRefusal extends Error {
  override readonly name = "RestoreRefusal";
}

/** What was restored: rows by table, and where the database of before was put; null where there was none. */
export type Restored = { readonly rows: ReadonlyMap<string, number>; readonly before: string | null };

/** Which backup goes where; `now` names what was there before, UTC milliseconds. */
export type Restoring = { readonly copy: string; readonly file: string; readonly now: number };

/**
 * Puts a backup in a database's place. The backup is checked first and the result after, row by row count; the database
 * of before is kept beside it. Throws a RestoreRefusal where the backup is none or damaged, is newer than this version, or the bot
 * still runs.
 */
export function restoreDatabase({ copy, file, now }: Restoring, migrations: Migrations): Restored {
  const rows = soundRows(copy, migrations);
  const before = existsSync(file) ? putAside(file, now) : null;
  place(copy, file);
  if (!isSame(rows, rowsIn(file)) || flawIn(file) !== null)
    throw new RestoreRefusal(`${file} differs from ${copy}, or is damaged. The disk may be failing.`);
  return { rows, before };
}

/** Restores a backup into a folder of its own and takes it away again: proves that it can be restored. */
export function drillRestore(copy: string, migrations: Migrations): ReadonlyMap<string, number> {
  const folder = mkdtempSync(join(tmpdir(), "cohort-restore-"));
  try {
    return restoreDatabase({ copy, file: join(folder, "cohort.sqlite"), now: 0 }, migrations).rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function soundRows(copy: string, migrations: Migrations): ReadonlyMap<string, number> {
  if (!existsSync(copy)) throw new RestoreRefusal(`There is no backup ${copy}.`);
  let flaw: string | null;
  try {
    flaw = flawIn(copy);
  } catch (error) {
    flaw = error instanceof Error ? error.message : String(error);
  }
  if (flaw !== null)
    throw new RestoreRefusal(
      `${copy} can't be restored: ${flaw}. Nothing was changed; take an older backup.`,
    );
  const rows = rowsIn(copy);
  const applied = rows.has("kysely_migration") ? appliedIn(copy) : [];
  if (applied.length === 0)
    throw new RestoreRefusal(`${copy} is no database of Cohort. Nothing was changed.`);
  const newer = applied.filter((name) => migrations[name] === undefined);
  if (newer.length > 0)
    throw new RestoreRefusal(
      `${copy} was made by a newer Cohort (it has ${newer.join(", ")}). Update Cohort first; nothing was changed.`,
    );
  return rows;
}

function reading<T>(file: string, read: (database: Database.Database) => T): T {
  const database = new Database(file, { readonly: true });
  try {
    return read(database);
  } finally {
    database.close();
  }
}

function appliedIn(file: string): string[] {
  return reading(file, (database) =>
    database.prepare<[], { name: string }>("select name from kysely_migration order by name").all(),
  ).map(({ name }) => name);
}

/** How many rows each table has. */
function rowsIn(file: string): ReadonlyMap<string, number> {
  return reading(file, (database) => {
    const tables = database
      .prepare<[], { name: string }>(
        "select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name",
      )
      .all();
    return new Map(
      tables.map(({ name }) => [
        name,
        database.prepare<[], { n: number }>(`select count(*) as n from "${name}"`).get()?.n ?? 0,
      ]),
    );
  });
}

function isSame(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([table, count]) => b.get(table) === count);
}

/** Leaving WAL is refused while another connection is open, and folds what stands beside the file into it. */
function putAside(file: string, now: number): string {
  try {
    const database = new Database(file, { timeout: 0 });
    try {
      database.pragma("journal_mode = delete");
    } finally {
      database.close();
    }
  } catch (error) {
    const code = error instanceof Database.SqliteError ? error.code : "";
    if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED"))
      throw new RestoreRefusal(`${file} is in use. Stop Cohort first; nothing was changed.`);
    // A damaged one is why somebody restores: it is kept as it is.
  }
  const stamp = new Date(now).toISOString().replace(/[-:]/gu, "").slice(0, 15);
  const before = `${file}.before-${stamp}`;
  if (existsSync(before)) throw new RestoreRefusal(`${before} is there already. Nothing was changed.`);
  for (const end of ["", "-wal", "-shm"])
    if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, `${before}${end}`);
  return before;
}

function place(copy: string, file: string): void {
  const partial = `${file}.partial`;
  copyFileSync(copy, partial);
  synchronise(partial);
  renameSync(partial, file);
  synchronise(dirname(file));
}
