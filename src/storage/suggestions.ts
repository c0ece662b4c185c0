import type { Selectable } from "kysely";
import type { NoteDeed, Suggestion, SuggestionStore } from "../app/note-stores.ts";
import { SUGGESTION_LIFE } from "../core/notes/quota.ts";
import { messageFile } from "../core/notes/saved-message.ts";
import type { Db, Tx } from "./database.ts";
import { eraseQuestions } from "./erasing.ts";
import { noteIn, saveNotes } from "./note-rows.ts";
import type { Schema } from "./schema.ts";

type Row = Selectable<Schema["suggestions"]>;

function suggestionOf(row: Row, text: string): Suggestion {
  return {
    id: row.suggestion_id,
    guildId: row.guild_id,
    messageId: row.message_id,
    channelId: row.channel_id,
    authorUserId: row.author_user_id,
    suggesterUserId: row.suggester_user_id,
    text,
    url: row.url,
    state: row.state,
    createdAt: row.created_at,
  };
}

/** The suggestion of a row; an accepted one's text is its note's. */
async function loaded(on: Db | Tx, row: Row): Promise<Suggestion> {
  if (row.state !== "accepted") return suggestionOf(row, row.text);
  const note = await noteIn(on, row.guild_id, messageFile(row.message_id));
  return suggestionOf(row, note?.text ?? "");
}

/** Whether it waited too long for an editor. */
function isLate({ state, createdAt }: Suggestion, now: number): boolean {
  return state === "open" && createdAt <= now - SUGGESTION_LIFE;
}

/** Whether its message may be suggested anew: it waited too long, or its note was removed. */
function isOver(suggestion: Suggestion, now: number): boolean {
  return isLate(suggestion, now) || (suggestion.state === "accepted" && suggestion.text === "");
}

function openIn(on: Db | Tx, guildId: string, now: number) {
  return on
    .selectFrom("suggestions")
    .select((eb) => eb.fn.countAll<number>().as("open"))
    .where("guild_id", "=", guildId)
    .where("state", "=", "open")
    .where("created_at", ">", now - SUGGESTION_LIFE)
    .executeTakeFirstOrThrow();
}

function rowOf(on: Db | Tx, suggestionId: string, { guildId }: Pick<NoteDeed, "guildId">) {
  return on
    .selectFrom("suggestions")
    .selectAll()
    .where("suggestion_id", "=", suggestionId)
    .where("guild_id", "=", guildId)
    .executeTakeFirst();
}

/** Takes out of the database what a note said, also what it said before, what was asked of it, and what its facts are known by. */
async function eraseNote(tx: Tx, guildId: string, file: string, now: number) {
  for (const table of ["guild_notes", "note_versions"] as const)
    await tx.deleteFrom(table).where("guild_id", "=", guildId).where("file", "=", file).execute();
  await eraseQuestions(tx, { guildId, file, now });
  const facts = tx
    .selectFrom("facts")
    .select("fact_id")
    .where("guild_id", "=", guildId)
    .where("file", "=", file);
  await tx.deleteFrom("fact_fingerprints").where("fact_id", "in", facts).execute();
  await tx
    .updateTable("facts")
    .set((eb) => ({ text: "", prefix: null, retired_at: eb.fn.coalesce("retired_at", eb.val(now)) }))
    .where("guild_id", "=", guildId)
    .where("file", "=", file)
    .execute();
}

/** Erases a suggestion: here, in the notes and what they were, and in the facts. */
export async function withdrawSuggestion(
  tx: Tx,
  row: Pick<Row, "suggestion_id" | "guild_id" | "message_id">,
  now: number,
): Promise<void> {
  await tx
    .updateTable("suggestions")
    .set({ state: "withdrawn", text: "", author_user_id: null, suggester_user_id: null })
    .where("suggestion_id", "=", row.suggestion_id)
    .execute();
  await eraseNote(tx, row.guild_id, messageFile(row.message_id), now);
}

/** Messages that members want to keep as notes. */
export function makeSuggestions(db: Db): SuggestionStore {
  return {
    add: (suggestion, most) =>
      db.transaction().execute(async (tx) => {
        const { guildId, messageId, createdAt: now } = suggestion;
        const row = await tx
          .selectFrom("suggestions")
          .selectAll()
          .where("guild_id", "=", guildId)
          .where("message_id", "=", messageId)
          .executeTakeFirst();
        const known = row === undefined ? null : await loaded(tx, row);
        if (known !== null && !isOver(known, now)) return known;
        if ((await openIn(tx, guildId, now)).open >= most) return null;
        if (known !== null)
          await tx.deleteFrom("suggestions").where("suggestion_id", "=", known.id).execute();
        await tx
          .insertInto("suggestions")
          .values({
            suggestion_id: suggestion.id,
            guild_id: guildId,
            message_id: messageId,
            channel_id: suggestion.channelId,
            author_user_id: suggestion.authorUserId,
            suggester_user_id: suggestion.suggesterUserId,
            text: suggestion.text,
            url: suggestion.url,
            state: suggestion.state,
            created_at: now,
          })
          .execute();
        return suggestion;
      }),
    async load(suggestionId, deed) {
      const row = await rowOf(db, suggestionId, deed);
      if (row === undefined) return null;
      const suggestion = await loaded(db, row);
      return isLate(suggestion, deed.now) ? null : suggestion;
    },
    open: async (guildId, now) => (await openIn(db, guildId, now)).open,
    accept: (suggestionId, change, saving) =>
      db.transaction().execute(async (tx) => {
        const accepted = await tx
          .updateTable("suggestions")
          .set({ state: "accepted", text: "" })
          .where("suggestion_id", "=", suggestionId)
          .where("guild_id", "=", saving.guildId)
          .where("state", "=", "open")
          .where("created_at", ">", saving.now - SUGGESTION_LIFE)
          .executeTakeFirst();
        if (accepted.numUpdatedRows === 0n) return false;
        await saveNotes(tx, [change], saving);
        return true;
      }),
    withdraw: (suggestionId, deed) =>
      db.transaction().execute(async (tx) => {
        const row = await rowOf(tx, suggestionId, deed);
        if (row !== undefined) await withdrawSuggestion(tx, row, deed.now);
      }),
  };
}
