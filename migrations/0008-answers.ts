import { type Kysely, sql } from "kysely";
import { strict } from "./strict.ts";

/** An answer is one option, several, or a text, and has the credit that it earned; SQLite changes such a table by a new one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await strict(
    schema
      .createTable("new_answers")
      .addColumn("round_id", "text", (column) => column.notNull())
      .addColumn("position", "integer", (column) => column.notNull())
      .addColumn("answer_user_id", "text", (column) => column.notNull())
      .addColumn("choice", "integer")
      .addColumn("choices", "text")
      .addColumn("text", "text")
      .addColumn("credit", "real", (column) => column.notNull().check(sql`credit between 0 and 1`))
      .addColumn("pressed_at", "integer", (column) => column.notNull())
      .addColumn("left_ms", "integer", (column) => column.notNull())
      .addColumn("interaction_id", "text", (column) => column.notNull().unique())
      .addPrimaryKeyConstraint("one_answer_per_member", ["round_id", "position", "answer_user_id"])
      .addForeignKeyConstraint("answers_question", ["round_id", "position"], "round_questions", [
        "round_id",
        "position",
      ])
      .addCheckConstraint(
        "one_form",
        sql`(choice is not null) + (choices is not null) + (text is not null) = 1`,
      ),
  ).execute();
  // Until now every answer was one option, right where its text is the key.
  await sql`
    insert into new_answers
      (round_id, position, answer_user_id, choice, credit, pressed_at, left_ms, interaction_id)
    select a.round_id, a.position, answer_user_id, choice,
      exists (
        select 1 from json_each(q.frozen, '$.key') as right_option
        where right_option.value = json_extract(q.frozen, '$.options[' || choice || ']')
      ),
      pressed_at, left_ms, interaction_id
    from answers as a join round_questions as q on q.round_id = a.round_id and q.position = a.position
  `.execute(db);
  await schema.dropTable("answers").execute();
  await schema.alterTable("new_answers").renameTo("answers").execute();
}
