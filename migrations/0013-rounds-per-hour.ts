import type { Kysely } from "kysely";

/** How many rounds a server may have within an hour. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .alterTable("guild_settings")
    .addColumn("rounds_per_hour", "integer", (column) => column.notNull().defaultTo(60))
    .execute();
}
