import { type Kysely, sql } from "kysely";
import { strict } from "./strict.ts";

/** Daily concepts: what is set, the slots by local date, and the posts. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await strict(
    schema
      .createTable("daily_feeds")
      .addColumn("guild_id", "text", (column) => column.primaryKey())
      .addColumn("channel_id", "text", (column) => column.notNull())
      .addColumn("time", "text", (column) => column.notNull())
      .addColumn("zone", "text", (column) => column.notNull())
      .addColumn("topic", "text")
      .addColumn("weekdays", "text", (column) => column.notNull())
      .addColumn("set_by_user_id", "text", (column) => column.notNull())
      .addColumn("next_at", "integer"),
  ).execute();
  await schema.createIndex("daily_feeds_next").on("daily_feeds").column("next_at").execute();
  await strict(
    schema
      .createTable("daily_slots")
      .addColumn("guild_id", "text", (column) => column.notNull())
      .addColumn("local_date", "text", (column) => column.notNull())
      .addColumn("due_at", "integer", (column) => column.notNull())
      .addColumn("state", "text", (column) =>
        column.notNull().check(sql`state in ('pending', 'sent', 'skipped')`),
      )
      .addColumn("reason", "text")
      .addColumn("channel_id", "text", (column) => column.notNull())
      .addColumn("fact_id", "text", (column) => column.references("facts.fact_id"))
      .addColumn("retry_at", "integer", (column) => column.notNull())
      .addColumn("owner", "text")
      .addColumn("owned_until", "integer")
      .addColumn("tries", "integer", (column) => column.notNull().defaultTo(0))
      .addColumn("message_id", "text")
      .addColumn("sent_at", "integer")
      .addPrimaryKeyConstraint("one_slot_per_date", ["guild_id", "local_date"]),
  ).execute();
  await schema
    .createIndex("daily_slots_pending")
    .on("daily_slots")
    .column("retry_at")
    .where(sql.ref("state"), "=", "pending")
    .execute();
  await strict(
    schema
      .createTable("daily_posts")
      .addColumn("guild_id", "text", (column) => column.notNull())
      .addColumn("slot", "text", (column) => column.notNull())
      .addColumn("fact_id", "text", (column) => column.notNull().references("facts.fact_id"))
      .addColumn("posted_at", "integer", (column) => column.notNull())
      .addPrimaryKeyConstraint("daily_posts_key", ["guild_id", "slot"]),
  ).execute();
}
