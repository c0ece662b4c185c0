import { type Kysely, sql } from "kysely";
import { strict } from "./strict.ts";

/** Private exercises of every kind: how far each is done, and what each answer earned, fact by fact. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  const table = schema.alterTable("practice_questions");
  await table.addColumn("kind", "text", (column) => column.notNull().defaultTo("mixed")).execute();
  await table.addColumn("fact_ids", "text", (column) => column.notNull().defaultTo("[]")).execute();
  await table.addColumn("response", "text").execute();
  await sql`update practice_questions set fact_ids = json_array(fact_id)`.execute(db);
  await sql`
    update practice_questions set response = json_object('kind', 'option', 'choice', choice)
    where choice is not null`.execute(db);
  await strict(
    schema
      .createTable("practice_answers")
      .addColumn("practice_id", "text", (column) =>
        column.notNull().references("practice_questions.practice_id"),
      )
      .addColumn("fact_id", "text", (column) => column.notNull().references("facts.fact_id"))
      .addColumn("practice_user_id", "text", (column) => column.notNull())
      .addColumn("guild_id", "text")
      .addColumn("credit", "real", (column) => column.notNull().check(sql`credit between 0 and 1`))
      .addColumn("answered_at", "integer", (column) => column.notNull())
      .addPrimaryKeyConstraint("one_answer_per_fact", ["practice_id", "fact_id"]),
  ).execute();
  await schema
    .createIndex("answers_of_practiser")
    .on("practice_answers")
    .columns(["practice_user_id", "fact_id", "answered_at"])
    .execute();
  await sql`
    insert into practice_answers (practice_id, fact_id, practice_user_id, guild_id, credit, answered_at)
    select practice_id, fact_id, practice_user_id, guild_id,
      exists (
        select 1 from json_each(frozen, '$.key')
        where value = json_extract(frozen, '$.options[' || choice || ']')
      ),
      answered_at
    from practice_questions where choice is not null and answered_at is not null`.execute(db);
  await table.dropColumn("choice").execute();
}
