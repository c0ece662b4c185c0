import { type Kysely, sql } from "kysely";
import { strict } from "./strict.ts";

/** Whose facts they are, servers' own notes with what they were, uploads that wait, and suggested messages. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema.alterTable("facts").addColumn("guild_id", "text").execute();
  await schema.alterTable("facts").addColumn("prefix", "text").execute();
  await schema
    .alterTable("facts")
    .addColumn("is_question", "integer", (column) =>
      column.notNull().defaultTo(0).check(sql`is_question in (0, 1)`),
    )
    .execute();
  await schema.createIndex("facts_of_guild").on("facts").columns(["guild_id", "file"]).execute();
  await schema.createIndex("fingerprints_of_fact").on("fact_fingerprints").column("fact_id").execute();
  await makeNotes(db);
  await makeDrafts(db);
  await makeSuggestions(db);
}

async function makeNotes({ schema }: Kysely<unknown>): Promise<void> {
  await strict(
    schema
      .createTable("guild_notes")
      .addColumn("guild_id", "text", (column) => column.notNull())
      .addColumn("file", "text", (column) => column.notNull())
      .addColumn("format", "text", (column) => column.notNull().check(sql`format in ('markdown', 'table')`))
      .addColumn("text", "text", (column) => column.notNull())
      .addColumn("characters", "integer", (column) => column.notNull())
      .addColumn("title", "text")
      .addColumn("source_label", "text")
      .addColumn("source_url", "text")
      .addColumn("changed_at", "integer", (column) => column.notNull())
      .addColumn("changed_by_user_id", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("one_note_per_file", ["guild_id", "file"]),
  ).execute();
  await strict(
    schema
      .createTable("note_versions")
      .addColumn("version_number", "integer", (column) => column.primaryKey().autoIncrement())
      .addColumn("version", "text", (column) => column.notNull().unique())
      .addColumn("guild_id", "text", (column) => column.notNull())
      .addColumn("file", "text", (column) => column.notNull())
      .addColumn("before", "text")
      .addColumn("changed_at", "integer", (column) => column.notNull())
      .addColumn("changed_by_user_id", "text", (column) => column.notNull()),
  ).execute();
  await schema.createIndex("versions_of_note").on("note_versions").columns(["guild_id", "file"]).execute();
  await schema.createIndex("versions_by_time").on("note_versions").column("changed_at").execute();
  await strict(
    schema
      .createTable("notes_off")
      .addColumn("guild_id", "text", (column) => column.notNull())
      .addColumn("file", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("notes_off_key", ["guild_id", "file"]),
  ).execute();
  await strict(
    schema.createTable("asked_only_own").addColumn("guild_id", "text", (column) => column.primaryKey()),
  ).execute();
}

async function makeDrafts({ schema }: Kysely<unknown>): Promise<void> {
  await strict(
    schema
      .createTable("note_drafts")
      .addColumn("draft_id", "text", (column) => column.primaryKey())
      .addColumn("guild_id", "text", (column) => column.notNull())
      .addColumn("draft_user_id", "text", (column) => column.notNull())
      .addColumn("notes", "text", (column) => column.notNull())
      .addColumn("made_at", "integer", (column) => column.notNull()),
  ).execute();
  await schema.createIndex("drafts_of_guild").on("note_drafts").columns(["guild_id", "made_at"]).execute();
}

async function makeSuggestions({ schema }: Kysely<unknown>): Promise<void> {
  await strict(
    schema
      .createTable("suggestions")
      .addColumn("suggestion_id", "text", (column) => column.primaryKey())
      .addColumn("guild_id", "text", (column) => column.notNull())
      .addColumn("message_id", "text", (column) => column.notNull())
      .addColumn("channel_id", "text", (column) => column.notNull())
      .addColumn("author_user_id", "text")
      .addColumn("suggester_user_id", "text")
      .addColumn("text", "text", (column) => column.notNull())
      .addColumn("url", "text", (column) => column.notNull())
      .addColumn("state", "text", (column) =>
        column.notNull().check(sql`state in ('open', 'accepted', 'withdrawn')`),
      )
      .addColumn("created_at", "integer", (column) => column.notNull())
      .addUniqueConstraint("one_suggestion_per_message", ["guild_id", "message_id"])
      .addCheckConstraint("text_only_while_open", sql`state = 'open' or text = ''`)
      .addCheckConstraint(
        "nobody_of_a_withdrawn_one",
        sql`state != 'withdrawn' or (author_user_id is null and suggester_user_id is null)`,
      ),
  ).execute();
  await schema
    .createIndex("suggestions_by_time")
    .on("suggestions")
    .columns(["state", "created_at"])
    .execute();
}
