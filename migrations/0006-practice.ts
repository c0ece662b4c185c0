import { type Kysely, sql } from "kysely";
import { strict } from "./strict.ts";

/** Private questions and what was chosen. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await strict(
    schema
      .createTable("practice_questions")
      .addColumn("practice_id", "text", (column) => column.primaryKey())
      .addColumn("guild_id", "text")
      .addColumn("practice_user_id", "text", (column) => column.notNull())
      .addColumn("origin", "text", (column) => column.notNull().check(sql`origin in ('practice', 'daily')`))
      .addColumn("topic", "text")
      .addColumn("fact_id", "text", (column) => column.notNull().references("facts.fact_id"))
      .addColumn("frozen", "text", (column) => column.notNull())
      .addColumn("asked_at", "integer", (column) => column.notNull())
      .addColumn("choice", "integer")
      .addColumn("answered_at", "integer"),
  ).execute();
  await schema
    .createIndex("practice_of_member")
    .on("practice_questions")
    .columns(["practice_user_id", "asked_at"])
    .execute();
}
