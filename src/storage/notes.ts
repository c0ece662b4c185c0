import { sql } from "kysely";
import { z } from "zod";
import type { NoteDeed, NoteStore, NoteUndo } from "../app/note-stores.ts";
import { DRAFT_LIFE, SUGGESTION_LIFE, UNDO_LIFE } from "../core/notes/quota.ts";
import type { Db, Tx } from "./database.ts";
import { frozenNote, noteOf, saveNotes, thawedNote, usageIn } from "./note-rows.ts";

const draftNotes = z.array(z.unknown());

/** A change that can be taken back: the latest of its note, within a day. */
async function undoIn(db: Db | Tx, version: string, { guildId, now }: NoteDeed): Promise<NoteUndo | null> {
  const row = await db
    .selectFrom("note_versions")
    .selectAll()
    .where("version", "=", version)
    .where("guild_id", "=", guildId)
    .where("changed_at", ">", now - UNDO_LIFE)
    .where("version_number", "=", (eb) =>
      eb
        .selectFrom("note_versions as later")
        .select((inner) => inner.fn.max("later.version_number").as("latest"))
        .whereRef("later.guild_id", "=", "note_versions.guild_id")
        .whereRef("later.file", "=", "note_versions.file"),
    )
    .executeTakeFirst();
  if (row === undefined) return null;
  return { file: row.file, before: row.before === null ? null : thawedNote(JSON.parse(row.before), guildId) };
}

/** Servers' own notes, what they were, the uploads that wait, and the shared notes that are switched off. */
export function makeNotes(db: Db): NoteStore {
  const takeDraft = (on: Db | Tx, draftId: string, { guildId, userId }: NoteDeed) =>
    on
      .deleteFrom("note_drafts")
      .where("draft_id", "=", draftId)
      .where("guild_id", "=", guildId)
      .where("draft_user_id", "=", userId);
  return {
    async own(guildId) {
      const rows = await db
        .selectFrom("guild_notes")
        .selectAll()
        .where("guild_id", "=", guildId)
        .orderBy("file")
        .execute();
      return rows.map((row) => ({ note: noteOf(row), changedAt: row.changed_at }));
    },
    async sizes(guildId) {
      const rows = await db
        .selectFrom("guild_notes")
        .select(["file", "characters", "changed_at"])
        .where("guild_id", "=", guildId)
        .execute();
      return new Map(
        rows.map((row) => [row.file, { characters: row.characters, changedAt: row.changed_at }]),
      );
    },
    usage: (guildId) => usageIn(db, guildId),
    async guilds() {
      const rows = await db
        .selectFrom("guild_notes")
        .select("guild_id")
        .distinct()
        .orderBy("guild_id")
        .execute();
      return rows.map((row) => row.guild_id);
    },
    async off(guildId) {
      const rows = await db.selectFrom("notes_off").select("file").where("guild_id", "=", guildId).execute();
      return new Set(rows.map(({ file }) => file));
    },
    switchOff: (guildId, files) =>
      db.transaction().execute(async (tx) => {
        await tx.deleteFrom("notes_off").where("guild_id", "=", guildId).execute();
        const rows = [...new Set(files)].map((file) => ({ guild_id: guildId, file }));
        if (rows.length > 0) await tx.insertInto("notes_off").values(rows).execute();
      }),
    async askOnlyOwn(guildId) {
      const asked = await db
        .insertInto("asked_only_own")
        .values({ guild_id: guildId })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return asked.numInsertedOrUpdatedRows === 1n;
    },
    keepDraft: ({ draftId, notes }, { guildId, userId, now }, most) =>
      db.transaction().execute(async (tx) => {
        const row = { draft_id: draftId, guild_id: guildId, draft_user_id: userId, made_at: now };
        await tx
          .insertInto("note_drafts")
          .values({ ...row, notes: JSON.stringify(notes.map(frozenNote)) })
          .execute();
        const kept = tx
          .selectFrom("note_drafts")
          .select("draft_id")
          .where("guild_id", "=", guildId)
          .orderBy("made_at", "desc")
          .orderBy(sql`rowid`, "desc")
          .limit(most);
        await tx
          .deleteFrom("note_drafts")
          .where("guild_id", "=", guildId)
          .where("draft_id", "not in", kept)
          .execute();
      }),
    async draft(draftId, { guildId, userId, now }) {
      const row = await db
        .selectFrom("note_drafts")
        .selectAll()
        .where("draft_id", "=", draftId)
        .where("guild_id", "=", guildId)
        .where("draft_user_id", "=", userId)
        .where("made_at", ">", now - DRAFT_LIFE)
        .executeTakeFirst();
      if (row === undefined) return null;
      const notes = draftNotes.parse(JSON.parse(row.notes)).map((note) => thawedNote(note, guildId));
      return { draftId, notes };
    },
    async dropDraft(draftId, deed) {
      await takeDraft(db, draftId, deed).execute();
    },
    save: (changes, saving, draftId) =>
      db.transaction().execute(async (tx) => {
        if (draftId !== null) {
          const taken = takeDraft(tx, draftId, saving).where("made_at", ">", saving.now - DRAFT_LIFE);
          if ((await taken.executeTakeFirst()).numDeletedRows === 0n) return null;
        }
        return saveNotes(tx, changes, saving);
      }),
    undoable: (version, deed) => undoIn(db, version, deed),
    undo: (version, change, saving) =>
      db.transaction().execute(async (tx) => {
        const known = await undoIn(tx, version, saving);
        if (known === null || known.file !== change.file) return null;
        const [saved = null] = await saveNotes(tx, [change], saving);
        return saved;
      }),
    prune: (now) =>
      db.transaction().execute(async (tx) => {
        await tx
          .deleteFrom("note_drafts")
          .where("made_at", "<=", now - DRAFT_LIFE)
          .execute();
        await tx
          .deleteFrom("note_versions")
          .where("changed_at", "<=", now - UNDO_LIFE)
          .execute();
        await tx
          .deleteFrom("suggestions")
          .where("state", "=", "open")
          .where("created_at", "<=", now - SUGGESTION_LIFE)
          .execute();
      }),
  };
}
