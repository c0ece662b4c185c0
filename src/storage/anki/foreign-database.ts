import Database from "better-sqlite3";

/** The tables that are read. Whatever else a database has is cut off before anything of it is asked. */
const wanted = ["notes", "col", "notetypes", "fields"];
/** The longest definition of a table, and the most that all note types together may hold, in bytes. */
const LONGEST_DEFINITION = 20_000;
const MOST_NOTETYPES = 4_000_000;

type Definition = { readonly name: string; readonly sql: string };

/**
 * Opens a private copy of a database that nobody vouches for. Of its schema only the wanted tables stay: no trigger,
 * view, index, virtual table or computed column can run anything. Anki's `unicase` collation, which is unknown here, goes.
 */
export function openForeign(file: string): Database.Database {
  const db = new Database(file, { fileMustExist: true });
  db.pragma("trusted_schema = OFF");
  db.pragma("cell_size_check = ON");
  db.pragma("ignore_check_constraints = ON");
  cutDown(db);
  if (!wanted.every((table) => isSound(db, table))) throw new Error("The collection is damaged");
  return db;
}

function cutDown(db: Database.Database): void {
  const names = wanted.map((name) => `'${name}'`).join();
  db.unsafeMode(true);
  db.pragma("writable_schema = ON");
  db.exec(`delete from sqlite_schema where type <> 'table' or name not in (${names})
    or octet_length(sql) > ${LONGEST_DEFINITION} or sql not like 'create table%'`);
  const update = db.prepare("update sqlite_schema set sql = ? where name = ?");
  for (const { name, sql } of db.prepare<[], Definition>("select name, sql from sqlite_schema").all())
    update.run(sql.replace(/\bcollate\s+["'`[]?unicase\b["'`\]]?/giu, ""), name);
  db.pragma("writable_schema = RESET");
  db.unsafeMode(false);
}

/** Whether a table is absent, or is whole and has only columns that are stored. */
function isSound(db: Database.Database, table: string): boolean {
  const columns = db.prepare<[], { hidden: number }>(`pragma table_xinfo(${table})`).all();
  if (columns.length === 0) return true;
  return (
    columns.every(({ hidden }) => hidden === 0) &&
    db.pragma(`quick_check(${table})`, { simple: true }) === "ok"
  );
}

/** How many notes there are and how many bytes they have, told without loading one. */
export function sizeOf(db: Database.Database): { readonly notes: number; readonly bytes: number } {
  const sizes = db.prepare<[], { notes: number; bytes: number }>(
    "select count(*) as notes, total(octet_length(flds)) as bytes from notes",
  );
  return sizes.get() ?? { notes: 0, bytes: 0 };
}

/** Whether what describes the notes is small enough to be loaded. */
export function isDescribedShortly(db: Database.Database, table: string, column: string): boolean {
  const sum = `select total(octet_length(${column})) as bytes from ${table}`;
  return (db.prepare<[], { bytes: number }>(sum).get()?.bytes ?? 0) <= MOST_NOTETYPES;
}
