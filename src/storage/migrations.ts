import { type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";

/** Migrations by name, in the order of their names. */
export type Migrations = Readonly<Record<string, Migration>>;

/** The database was written by a newer version of the program than this one. */
export class NewerDatabase extends Error {
  constructor(names: readonly string[]) {
    super(
      `The database was made by a newer version of Cohort (it has ${names.join(", ")}). ` +
        "Update Cohort, or give DATABASE_URL another file.",
    );
    this.name = "NewerDatabase";
  }
}

/**
 * Brings the schema up to date, each migration with its bookkeeping row in one transaction of its own.
 * Throws NewerDatabase, or the first migration's error; what was applied before it stays applied.
 */
export async function migrate<T>(db: Kysely<T>, migrations: Migrations): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  await refuseNewer(db, migrations);
  for (;;) {
    const { error, results } = await migrator.migrateUp();
    if (error !== undefined) throw error;
    if (results === undefined || results.length === 0) return;
  }
}

async function refuseNewer<T>(db: Kysely<T>, migrations: Migrations): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === "kysely_migration")) return;
  const applied = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  const unknown = applied.rows.map((row) => row.name).filter((name) => migrations[name] === undefined);
  if (unknown.length > 0) throw new NewerDatabase(unknown);
}
