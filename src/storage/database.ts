import { existsSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { type Dialect, Kysely, type Transaction } from "kysely";
import { sqliteDialect } from "./dialect.ts";
import { type Migrations, migrate } from "./migrations.ts";
import type { Schema } from "./schema.ts";

/** The one writer connection. */
export type Db = Kysely<Schema>;

/** The connection inside a transaction. */
export type Tx = Transaction<Schema>;

export type OpenDatabase = {
  readonly db: Db;
  /** Whether a write would be taken now. */
  readonly isWritable: () => boolean;
  readonly close: () => Promise<void>;
};

/** The database file can't be used; the message says why and what to do. */
export class UnusableDatabase extends Error {
  constructor(file: string, why: string) {
    super(`The database ${file} can't be used: ${why}`);
    this.name = "UnusableDatabase";
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Database.SqliteError ? error.code : "";
  if (code === "SQLITE_NOTADB" || code.startsWith("SQLITE_CORRUPT")) {
    return "it is damaged or no SQLite database. Restore a backup, or give DATABASE_URL another file.";
  }
  if (code.startsWith("SQLITE_READONLY")) return "it is read-only. Make it and its folder writable.";
  if (code.startsWith("SQLITE_CANTOPEN"))
    return "it can't be opened. Check that its folder exists and is writable.";
  return `${error instanceof Error ? error.message : String(error)}.`;
}

function prepare(file: string): Database.Database {
  if (!existsSync(dirname(file)))
    throw new UnusableDatabase(file, "its folder doesn't exist. Make it, or give DATABASE_URL another path.");
  const raw = new Database(file);
  try {
    raw.pragma("journal_mode = WAL");
    raw.pragma("synchronous = FULL");
    raw.pragma("foreign_keys = ON");
    raw.pragma("trusted_schema = OFF");
    raw.pragma("secure_delete = ON");
    const found = raw.pragma("quick_check(1)", { simple: true });
    if (found !== "ok")
      throw new UnusableDatabase(file, `its check found: ${String(found)}. Restore a backup.`);
    // SQLite opens a read-only file without a word, and refuses only what is written later.
    write(raw);
    return raw;
  } catch (error) {
    raw.close();
    throw error;
  }
}

/** Writes a number that means nothing; throws what SQLite says where it isn't taken. */
function write(raw: Database.Database): void {
  raw.pragma("user_version = 1");
}

/** Whether a write is taken now, by making one. */
function takesWrites(raw: Database.Database): boolean {
  if (!raw.open || raw.inTransaction) return raw.open;
  try {
    write(raw);
    return true;
  } catch {
    return false;
  }
}

/** How Kysely speaks to a connection. */
type Speaking = { readonly dialect?: (raw: Database.Database) => Dialect };

/**
 * Opens a SQLite file (or ":memory:"), checks it and brings its schema up to date.
 * Throws UnusableDatabase or NewerDatabase with a sentence for the operator.
 */
export async function openDatabase(
  file: string,
  migrations: Migrations,
  { dialect = sqliteDialect }: Speaking = {},
): Promise<OpenDatabase> {
  let raw: Database.Database;
  try {
    raw = prepare(file);
  } catch (error) {
    if (error instanceof UnusableDatabase) throw error;
    throw new UnusableDatabase(file, reasonOf(error));
  }
  const db: Db = new Kysely<Schema>({ dialect: dialect(raw) });
  try {
    await migrate(db, migrations);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    db,
    isWritable: () => takesWrites(raw),
    close: () => db.destroy(),
  };
}
