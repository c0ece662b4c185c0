import { type Kysely, sql } from "kysely";
import { strict } from "./strict.ts";

/**
 * Answers have a number, by which a member's latest are found, so that changing one's mind changes no index. Before, each
 * press rewrote two: one of times, and one that kept an interaction's id from standing twice, which no press can make it do.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await strict(
    schema
      .createTable("new_answers")
      .addColumn("answer_id", "integer", (column) => column.primaryKey())
      .addColumn("round_id", "text", (column) => column.notNull())
      .addColumn("position", "integer", (column) => column.notNull())
      .addColumn("answer_user_id", "text", (column) => column.notNull())
      .addColumn("choice", "integer")
      .addColumn("choices", "text")
      .addColumn("text", "text")
      .addColumn("credit", "real", (column) => column.notNull().check(sql`credit between 0 and 1`))
      .addColumn("pressed_at", "integer", (column) => column.notNull())
      .addColumn("left_ms", "integer", (column) => column.notNull())
      .addColumn("interaction_id", "text", (column) => column.notNull())
      .addUniqueConstraint("one_answer_per_member", ["round_id", "position", "answer_user_id"])
      .addForeignKeyConstraint("answers_question", ["round_id", "position"], "round_questions", [
        "round_id",
        "position",
      ])
      .addCheckConstraint(
        "one_form",
        sql`(choice is not null) + (choices is not null) + (text is not null) = 1`,
      ),
  ).execute();
  await sql`
    insert into new_answers
      (round_id, position, answer_user_id, choice, choices, text, credit, pressed_at, left_ms, interaction_id)
    select round_id, position, answer_user_id, choice, choices, text, credit, pressed_at, left_ms, interaction_id
    from answers order by pressed_at`.execute(db);
  await schema.dropTable("answers").execute();
  await schema.alterTable("new_answers").renameTo("answers").execute();
  await schema.createIndex("answers_of_member").on("answers").columns(["answer_user_id"]).execute();
}
