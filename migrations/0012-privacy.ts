import { type Kysely, sql } from "kysely";
import { strict } from "./strict.ts";

/** Members may leave no trace: what nobody read goes, what is theirs is found quickly, and servers that left are known. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await forgetUnread(db);
  await freeRounds(db);
  await makeTables(db);
  await makeIndexes(db);
  await noteGuilds(db);
}

/** Columns that held a member's id, or a time of theirs, and that nothing ever read. */
const unread = [
  ["question_rulings", "decided_by_user_id"],
  ["question_rulings", "decided_at"],
  ["voids", "voided_by_user_id"],
  ["voids", "voided_at"],
  ["daily_feeds", "set_by_user_id"],
  ["guild_notes", "changed_by_user_id"],
  ["note_versions", "changed_by_user_id"],
] as const;

async function forgetUnread({ schema }: Kysely<unknown>): Promise<void> {
  for (const [table, column] of unread) await schema.alterTable(table).dropColumn(column).execute();
}

/** A round outlives whoever started it. SQLite lets no column become nullable, but a new one take its name. */
async function freeRounds(db: Kysely<unknown>): Promise<void> {
  const rounds = db.schema.alterTable("rounds");
  await rounds.addColumn("freed_user_id", "text").execute();
  await sql`update rounds set freed_user_id = starter_user_id`.execute(db);
  await rounds.dropColumn("starter_user_id").execute();
  await rounds.renameColumn("freed_user_id", "starter_user_id").execute();
  await rounds
    .addColumn("is_pruned", "integer", (column) =>
      column.notNull().defaultTo(0).check(sql`is_pruned in (0, 1)`),
    )
    .execute();
}

async function makeTables({ schema }: Kysely<unknown>): Promise<void> {
  await strict(
    schema
      .createTable("fact_counts")
      .addColumn("guild_id", "text")
      .addColumn("counted_user_id", "text", (column) => column.notNull())
      .addColumn("fact_id", "text", (column) => column.notNull().references("facts.fact_id"))
      .addColumn("answers", "integer", (column) => column.notNull())
      .addColumn("credit", "real", (column) => column.notNull()),
  ).execute();
  await strict(
    schema
      .createTable("hidden_members")
      .addColumn("guild_id", "text", (column) => column.notNull())
      .addColumn("hidden_user_id", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("hidden_members_key", ["guild_id", "hidden_user_id"]),
  ).execute();
  await strict(
    schema
      .createTable("erasure_requests")
      .addColumn("request_id", "text", (column) => column.primaryKey())
      .addColumn("guild_id", "text")
      .addColumn("requester_user_id", "text", (column) => column.notNull())
      .addColumn("requested_at", "integer", (column) => column.notNull()),
  ).execute();
  await strict(
    schema
      .createTable("guilds")
      .addColumn("guild_id", "text", (column) => column.primaryKey())
      .addColumn("left_at", "integer")
      .addColumn("is_going", "integer", (column) =>
        column.notNull().defaultTo(0).check(sql`is_going in (0, 1)`),
      )
      .addCheckConstraint("gone_only_once_left", sql`is_going = 0 or left_at is not null`),
  ).execute();
}

/** By member, by server and by fact, for exports and erasures; by age, for pruning. */
async function makeIndexes(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await sql`
    create unique index one_count_per_fact
    on fact_counts (counted_user_id, fact_id, coalesce(guild_id, ''))`.execute(db);
  const indexes = [
    ["answers_of_member", "answers", ["answer_user_id", "pressed_at"]],
    ["awards_of_member", "awards", ["award_user_id"]],
    ["entries_of_member", "board_entries", ["board_user_id"]],
    ["totals_of_member", "totals", ["total_user_id"]],
    ["reports_of_member", "question_reports", ["reporter_user_id"]],
    ["rounds_of_starter", "rounds", ["starter_user_id"]],
    ["practice_by_time", "practice_questions", ["asked_at"]],
    ["counts_of_guild", "fact_counts", ["guild_id"]],
    ["practice_of_guild", "practice_questions", ["guild_id"]],
    // SQLite looks for what refers to a row that goes.
    ["counts_of_fact", "fact_counts", ["fact_id"]],
    ["asked_by_fact", "asked_facts", ["fact_id"]],
    ["slots_by_fact", "daily_slots", ["fact_id"]],
    ["posts_by_fact", "daily_posts", ["fact_id"]],
    ["played_by_fact", "round_questions", ["fact_id"]],
    ["practice_by_fact", "practice_questions", ["fact_id"]],
    ["practised_by_fact", "practice_answers", ["fact_id"]],
  ] as const;
  for (const [name, table, columns] of indexes)
    await schema
      .createIndex(name)
      .on(table)
      .columns([...columns])
      .execute();
  await schema
    .createIndex("rounds_of_stopper")
    .on("rounds")
    .column("stopped_by_user_id")
    .where(sql.ref("stopped_by_user_id"), "is not", null)
    .execute();
  await schema
    .createIndex("rounds_to_prune")
    .on("rounds")
    .column("ended_at")
    .where(sql.ref("is_pruned"), "=", 0)
    .execute();
}

/** Every server that the bot has something of; whether it is still there is learnt from Discord. */
async function noteGuilds(db: Kysely<unknown>): Promise<void> {
  const tables = [
    "guild_settings",
    "facts",
    "asked_facts",
    "rounds",
    "daily_feeds",
    "daily_slots",
    "guild_notes",
  ];
  const more = ["notes_off", "asked_only_own", "note_drafts", "suggestions", "practice_questions"];
  for (const table of [...tables, ...more])
    await sql`
      insert into guilds (guild_id) select distinct guild_id from ${sql.table(table)} where guild_id is not null
      on conflict do nothing`.execute(db);
}
