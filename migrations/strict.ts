import { type CreateTableBuilder, sql } from "kysely";

/** Makes a table STRICT: SQLite then refuses values of another type. */
export function strict<T extends string, C extends string>(builder: CreateTableBuilder<T, C>) {
  return builder.modifyEnd(sql`strict`);
}
