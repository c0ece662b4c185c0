import { type CreateTableBuilder, type Kysely, sql } from "kysely";

/** A STRICT table: SQLite then refuses values of another type. */
function strict<T extends string, C extends string>(builder: CreateTableBuilder<T, C>) {
  return builder.modifyEnd(sql`strict`);
}

export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
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
  await facts(db);
  await rounds(db);
  await scores(db);
  await daily(db);
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
  await strict(
    schema
      .createTable("presence")
      .addColumn("presence_id", "integer", (column) => column.primaryKey().check(sql`presence_id = 1`))
      .addColumn("alive_at", "integer", (column) => column.notNull()),
  ).execute();
}

async function facts({ schema }: Kysely<unknown>): Promise<void> {
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

async function rounds({ schema }: Kysely<unknown>): Promise<void> {
  await strict(
    schema
      .createTable("rounds")
      .addColumn("round_id", "text", (column) => column.primaryKey())
      .addColumn("guild_id", "text", (column) => column.notNull())
      .addColumn("channel_id", "text", (column) => column.notNull())
      .addColumn("starter_user_id", "text", (column) => column.notNull())
      .addColumn("topic", "text")
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("seconds", "integer", (column) => column.notNull())
      .addColumn("pace", "real", (column) => column.notNull())
      .addColumn("speed", "integer", (column) => column.notNull())
      .addColumn("phase", "text", (column) => column.notNull())
      .addColumn("position", "integer", (column) => column.notNull())
      .addColumn("due_at", "integer")
      .addColumn("lobby_message_id", "text")
      .addColumn("wished", "integer", (column) => column.notNull())
      .addColumn("started_at", "integer", (column) => column.notNull())
      .addColumn("ended_at", "integer")
      .addColumn("end", "text")
      .addColumn("stopped_by_user_id", "text")
      .addColumn("ranked", "integer", (column) => column.notNull().defaultTo(0))
      .addColumn("owner", "text")
      .addColumn("owned_until", "integer")
      .addColumn("tries", "integer", (column) => column.notNull().defaultTo(0)),
  ).execute();
  await schema
    .createIndex("one_live_round_per_channel")
    .unique()
    .on("rounds")
    .column("channel_id")
    .where(sql.ref("ended_at"), "is", null)
    .execute();
  await schema
    .createIndex("rounds_due")
    .on("rounds")
    .column("due_at")
    .where(sql.ref("due_at"), "is not", null)
    .execute();
  await strict(
    schema
      .createTable("round_questions")
      .addColumn("round_id", "text", (column) => column.notNull().references("rounds.round_id"))
      .addColumn("position", "integer", (column) => column.notNull())
      .addColumn("fact_id", "text", (column) => column.notNull().references("facts.fact_id"))
      .addColumn("question_id", "text", (column) => column.notNull())
      .addColumn("frozen", "text", (column) => column.notNull())
      .addColumn("duration", "integer", (column) => column.notNull())
      .addColumn("message_id", "text")
      .addColumn("opened_at", "integer")
      .addColumn("closes_at", "integer")
      .addColumn("closed_at", "integer")
      .addColumn("revealed_at", "integer")
      .addColumn("answered", "integer", (column) => column.notNull().defaultTo(0))
      .addPrimaryKeyConstraint("round_questions_key", ["round_id", "position"]),
  ).execute();
  await strict(
    schema
      .createTable("answers")
      .addColumn("round_id", "text", (column) => column.notNull())
      .addColumn("position", "integer", (column) => column.notNull())
      .addColumn("answer_user_id", "text", (column) => column.notNull())
      .addColumn("choice", "integer", (column) => column.notNull())
      .addColumn("pressed_at", "integer", (column) => column.notNull())
      .addColumn("left_ms", "integer", (column) => column.notNull())
      .addColumn("interaction_id", "text", (column) => column.notNull().unique())
      .addPrimaryKeyConstraint("one_answer_per_member", ["round_id", "position", "answer_user_id"])
      .addForeignKeyConstraint("answers_question", ["round_id", "position"], "round_questions", [
        "round_id",
        "position",
      ]),
  ).execute();
  await strict(
    schema
      .createTable("round_sends")
      .addColumn("send_id", "integer", (column) => column.primaryKey().autoIncrement())
      .addColumn("round_id", "text", (column) => column.notNull().references("rounds.round_id"))
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("position", "integer", (column) => column.notNull())
      .addColumn("version", "integer", (column) => column.notNull().defaultTo(1))
      .addColumn("since", "integer", (column) => column.notNull())
      .addColumn("due_at", "integer", (column) => column.notNull())
      .addColumn("tries", "integer", (column) => column.notNull().defaultTo(0))
      .addColumn("sent_at", "integer")
      .addColumn("message_id", "text")
      .addUniqueConstraint("one_send_of_a_kind", ["round_id", "kind", "position"]),
  ).execute();
  await schema
    .createIndex("sends_waiting")
    .on("round_sends")
    .columns(["round_id", "send_id"])
    .where(sql.ref("sent_at"), "is", null)
    .execute();
  await strict(
    schema
      .createTable("reports")
      .addColumn("round_id", "text", (column) => column.notNull())
      .addColumn("position", "integer", (column) => column.notNull())
      .addColumn("reporter_user_id", "text", (column) => column.notNull())
      .addColumn("reported_at", "integer", (column) => column.notNull())
      .addPrimaryKeyConstraint("one_report_per_member", ["round_id", "position", "reporter_user_id"])
      .addForeignKeyConstraint("reports_question", ["round_id", "position"], "round_questions", [
        "round_id",
        "position",
      ]),
  ).execute();
}

async function scores({ schema }: Kysely<unknown>): Promise<void> {
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

async function daily({ schema }: Kysely<unknown>): Promise<void> {
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
      .addColumn("fact_id", "text")
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
