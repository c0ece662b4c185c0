import { type Kysely, sql } from "kysely";
import { strict } from "./strict.ts";

/** What each server has set, and when the bot was last there. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await strict(
    schema
      .createTable("guild_settings")
      .addColumn("guild_id", "text", (column) => column.primaryKey())
      .addColumn("zone", "text", (column) => column.notNull())
      .addColumn("round_channel_ids", "text", (column) => column.notNull())
      .addColumn("starters", "text", (column) =>
        column.notNull().check(sql`starters in ('everyone', 'managers', 'role')`),
      )
      .addColumn("starter_role_id", "text")
      .addColumn("pace", "real", (column) => column.notNull())
      .addColumn("place", "text", (column) => column.notNull().check(sql`place in ('here', 'thread')`))
      .addColumn("editor_role_id", "text")
      .addColumn("admin_channel_id", "text"),
  ).execute();
  await strict(
    schema
      .createTable("presence")
      .addColumn("presence_id", "integer", (column) => column.primaryKey().check(sql`presence_id = 1`))
      .addColumn("alive_at", "integer", (column) => column.notNull()),
  ).execute();
}
