import { type Kysely, sql } from "kysely";
import { strict } from "./strict.ts";

/** Rounds with their frozen questions, answers, messages to be sent, and reports. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
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
      .addColumn("phase", "text", (column) =>
        column
          .notNull()
          .check(sql`phase in ('lobby', 'asking', 'open', 'closed', 'revealing', 'pause', 'over')`),
      )
      .addColumn("position", "integer", (column) => column.notNull())
      .addColumn("due_at", "integer")
      .addColumn("lobby_message_id", "text")
      .addColumn("wished", "integer", (column) => column.notNull())
      .addColumn("started_at", "integer", (column) => column.notNull())
      .addColumn("ended_at", "integer")
      .addColumn("end", "text", (column) =>
        column.check(sql`"end" in ('finished', 'stopped', 'idle', 'overdue', 'unreachable')`),
      )
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
