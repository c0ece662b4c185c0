import { type Kysely, sql } from "kysely";
import { strict } from "./strict.ts";

/** Reports with their reasons, what editors ruled, what was annulled, and what rounds have shown about each question. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await makeRulings(db);
  await makeReports(db);
  await makeStatistics(db);
  const { schema } = db;
  await schema
    .createIndex("awards_of_guild")
    .on("awards")
    .columns(["guild_id", "awarded_at", "answers", "award_user_id"])
    .execute();
  await schema
    .createIndex("rounds_of_question")
    .on("round_questions")
    .columns(["question_id", "round_id"])
    .execute();
  await schema.createIndex("rounds_of_guild").on("rounds").columns(["guild_id", "ended_at"]).execute();
}

async function makeReports(db: Kysely<unknown>): Promise<void> {
  await strict(
    db.schema
      .createTable("question_reports")
      .addColumn("report_id", "integer", (column) => column.primaryKey().autoIncrement())
      .addColumn("guild_id", "text", (column) => column.notNull())
      .addColumn("question_id", "text", (column) => column.notNull())
      .addColumn("round_id", "text")
      .addColumn("position", "integer")
      .addColumn("practice_id", "text", (column) => column.references("practice_questions.practice_id"))
      .addColumn("reporter_user_id", "text", (column) => column.notNull())
      .addColumn("reason", "text", (column) =>
        column
          .notNull()
          .check(
            sql`reason in ('wrongKey', 'twoRight', 'unclear', 'typo', 'wrongNote', 'rightToo', 'unknown')`,
          ),
      )
      .addColumn("claimed", "text")
      .addColumn("reported_at", "integer", (column) => column.notNull())
      .addColumn("settled_at", "integer")
      .addUniqueConstraint("one_report_per_question_of_a_round", ["round_id", "position", "reporter_user_id"])
      .addUniqueConstraint("one_report_per_practice", ["practice_id"])
      .addCheckConstraint(
        "of_a_round_or_practice",
        sql`(round_id is null) = (position is null) and (round_id is null) != (practice_id is null)`,
      )
      .addForeignKeyConstraint("reports_of_question", ["round_id", "position"], "round_questions", [
        "round_id",
        "position",
      ]),
  ).execute();
  await sql`
    insert into question_reports (guild_id, question_id, round_id, position, reporter_user_id, reason, reported_at)
    select rounds.guild_id, q.question_id, r.round_id, r.position, r.reporter_user_id, 'unknown', r.reported_at
    from reports r
    join round_questions q on q.round_id = r.round_id and q.position = r.position
    join rounds on rounds.round_id = r.round_id`.execute(db);
  await sql`
    insert into question_rulings (guild_id, question_id, file, frozen)
    select r.guild_id, r.question_id, json_extract(q.frozen, '$.source.file'), q.frozen
    from question_reports r
    join round_questions q on q.round_id = r.round_id and q.position = r.position
    group by r.guild_id, r.question_id`.execute(db);
  await db.schema.dropTable("reports").execute();
  await db.schema
    .createIndex("reports_by_question")
    .on("question_reports")
    .columns(["guild_id", "question_id"])
    .execute();
}

async function makeRulings({ schema }: Kysely<unknown>): Promise<void> {
  await strict(
    schema
      .createTable("question_rulings")
      .addColumn("guild_id", "text", (column) => column.notNull())
      .addColumn("question_id", "text", (column) => column.notNull())
      .addColumn("file", "text", (column) => column.notNull())
      .addColumn("frozen", "text", (column) => column.notNull())
      .addColumn("disabled_at", "integer")
      .addColumn("disabled_by", "text", (column) => column.check(sql`disabled_by in ('reports', 'editor')`))
      .addColumn("pin", "text")
      .addColumn("decided_by_user_id", "text")
      .addColumn("decided_at", "integer")
      .addPrimaryKeyConstraint("one_ruling_per_question", ["guild_id", "question_id"])
      .addCheckConstraint("who_disabled", sql`(disabled_at is null) = (disabled_by is null)`),
  ).execute();
  await strict(
    schema
      .createTable("voids")
      .addColumn("round_id", "text", (column) => column.notNull())
      .addColumn("position", "integer", (column) => column.notNull())
      .addColumn("voided_at", "integer", (column) => column.notNull())
      .addColumn("voided_by_user_id", "text")
      .addPrimaryKeyConstraint("voided_once", ["round_id", "position"])
      .addForeignKeyConstraint("voids_question", ["round_id", "position"], "round_questions", [
        "round_id",
        "position",
      ]),
  ).execute();
  await strict(
    schema
      .createTable("report_sends")
      .addColumn("guild_id", "text", (column) => column.notNull())
      .addColumn("question_id", "text", (column) => column.notNull())
      .addColumn("version", "integer", (column) => column.notNull().defaultTo(1))
      .addColumn("is_news", "integer", (column) =>
        column.notNull().defaultTo(0).check(sql`is_news in (0, 1)`),
      )
      .addColumn("since", "integer", (column) => column.notNull())
      .addColumn("due_at", "integer", (column) => column.notNull())
      .addColumn("tries", "integer", (column) => column.notNull().defaultTo(0))
      .addColumn("sent_at", "integer")
      .addColumn("posted_at", "integer")
      .addColumn("channel_id", "text")
      .addColumn("message_id", "text")
      .addPrimaryKeyConstraint("one_message_per_question", ["guild_id", "question_id"]),
  ).execute();
  await schema
    .createIndex("report_sends_waiting")
    .on("report_sends")
    .column("due_at")
    .where(sql.ref("sent_at"), "is", null)
    .execute();
}

async function makeStatistics({ schema }: Kysely<unknown>): Promise<void> {
  await strict(
    schema
      .createTable("question_statistics")
      .addColumn("guild_id", "text", (column) => column.notNull())
      .addColumn("question_id", "text", (column) => column.notNull())
      .addColumn("asked", "integer", (column) => column.notNull())
      .addColumn("answers", "integer", (column) => column.notNull())
      .addColumn("credit", "real", (column) => column.notNull())
      .addColumn("compared", "integer", (column) => column.notNull())
      .addColumn("sum_x", "real", (column) => column.notNull())
      .addColumn("sum_y", "real", (column) => column.notNull())
      .addColumn("sum_xx", "real", (column) => column.notNull())
      .addColumn("sum_yy", "real", (column) => column.notNull())
      .addColumn("sum_xy", "real", (column) => column.notNull())
      .addPrimaryKeyConstraint("question_statistics_key", ["guild_id", "question_id"]),
  ).execute();
  await strict(
    schema
      .createTable("question_picks")
      .addColumn("guild_id", "text", (column) => column.notNull())
      .addColumn("question_id", "text", (column) => column.notNull())
      .addColumn("wrong", "text", (column) => column.notNull())
      .addColumn("picks", "integer", (column) => column.notNull())
      .addPrimaryKeyConstraint("question_picks_key", ["guild_id", "question_id", "wrong"]),
  ).execute();
}
