import type { Kysely } from "kysely";
import { strict } from "./strict.ts";

/** The facts' lasting ids, and which of them a server was asked. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await strict(
    schema
      .createTable("facts")
      .addColumn("fact_id", "text", (column) => column.primaryKey())
      .addColumn("file", "text", (column) => column.notNull())
      .addColumn("text", "text", (column) => column.notNull())
      .addColumn("retired_at", "integer"),
  ).execute();
  await strict(
    schema
      .createTable("fact_fingerprints")
      .addColumn("fingerprint", "text", (column) => column.primaryKey())
      .addColumn("fact_id", "text", (column) => column.notNull().references("facts.fact_id")),
  ).execute();
  await strict(
    schema
      .createTable("asked_facts")
      .addColumn("guild_id", "text", (column) => column.notNull())
      .addColumn("fact_id", "text", (column) => column.notNull().references("facts.fact_id"))
      .addColumn("asked_at", "integer", (column) => column.notNull())
      .addPrimaryKeyConstraint("asked_facts_key", ["guild_id", "fact_id"]),
  ).execute();
}
