import { type Kysely, sql } from "kysely";
import { strict } from "./strict.ts";

/** The ledger of awards, what of it stands on the boards, and the boards' totals. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await strict(
    schema
      .createTable("awards")
      .addColumn("award_id", "integer", (column) => column.primaryKey().autoIncrement())
      .addColumn("guild_id", "text", (column) => column.notNull())
      .addColumn("award_user_id", "text", (column) => column.notNull())
      .addColumn("round_id", "text", (column) => column.notNull().references("rounds.round_id"))
      .addColumn("position", "integer", (column) => column.notNull())
      .addColumn("question_id", "text", (column) => column.notNull())
      .addColumn("topics", "text", (column) => column.notNull())
      .addColumn("points", "integer", (column) => column.notNull())
      .addColumn("right", "integer", (column) => column.notNull())
      .addColumn("answers", "integer", (column) => column.notNull())
      .addColumn("local_date", "text", (column) => column.notNull())
      .addColumn("awarded_at", "integer", (column) => column.notNull()),
  ).execute();
  await schema.createIndex("awards_of_round").on("awards").columns(["round_id", "position"]).execute();
  await schema
    .createIndex("one_award_per_answer")
    .unique()
    .on("awards")
    .columns(["round_id", "position", "award_user_id"])
    .where(sql.ref("answers"), "=", 1)
    .execute();
  await strict(
    schema
      .createTable("board_entries")
      .addColumn("guild_id", "text", (column) => column.notNull())
      .addColumn("board_user_id", "text", (column) => column.notNull())
      .addColumn("question_id", "text", (column) => column.notNull())
      .addColumn("local_date", "text", (column) => column.notNull())
      .addColumn("round_id", "text", (column) => column.notNull())
      .addColumn("position", "integer", (column) => column.notNull())
      .addPrimaryKeyConstraint("once_per_question_and_day", [
        "guild_id",
        "board_user_id",
        "question_id",
        "local_date",
      ]),
  ).execute();
  await schema
    .createIndex("board_entries_of_round")
    .on("board_entries")
    .columns(["round_id", "board_user_id", "position"])
    .execute();
  await strict(
    schema
      .createTable("totals")
      .addColumn("guild_id", "text", (column) => column.notNull())
      .addColumn("period", "text", (column) => column.notNull())
      .addColumn("topic", "text", (column) => column.notNull())
      .addColumn("total_user_id", "text", (column) => column.notNull())
      .addColumn("points", "integer", (column) => column.notNull())
      .addColumn("right", "integer", (column) => column.notNull())
      .addColumn("answers", "integer", (column) => column.notNull())
      .addColumn("rounds", "integer", (column) => column.notNull())
      .addPrimaryKeyConstraint("totals_key", ["guild_id", "period", "topic", "total_user_id"]),
  ).execute();
  await schema
    .createIndex("totals_ranked")
    .on("totals")
    .columns(["guild_id", "period", "topic", "points desc", "total_user_id"])
    .execute();
}
