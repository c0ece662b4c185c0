import { sql } from "kysely";
import type { Db } from "../../src/storage/database.ts";

/** Every table of the database with its columns, as the migrations left it. */
export async function columnsOf(
  db: Db,
): Promise<readonly { readonly table: string; readonly column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select t.name as "table", c.name as "column"
    from sqlite_schema t join pragma_table_info(t.name) c
    where t.type = 'table' order by 1, 2`.execute(db);
  return rows;
}

/** Every column in which an id stands, also within a longer text or JSON, as "table.column". */
export async function columnsHolding(db: Db, id: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { table, column } of await columnsOf(db)) {
    const { rows } = await sql`
      select 1 from ${sql.table(table)} where instr(cast(${sql.ref(column)} as text), ${id}) > 0 limit 1`.execute(
      db,
    );
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}

/** All rows of all tables as text, sorted, without those in which an id stands; all for null. */
export async function rowsWithout(db: Db, id: string | null): Promise<readonly string[]> {
  const tables = new Set((await columnsOf(db)).map(({ table }) => table));
  const all: string[] = [];
  for (const table of tables) {
    const { rows } = await sql<object>`select * from ${sql.table(table)}`.execute(db);
    all.push(...rows.map((row) => `${table}: ${JSON.stringify(row)}`));
  }
  return all.filter((row) => id === null || !row.includes(id)).sort();
}
