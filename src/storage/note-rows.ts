import type { Selectable } from "kysely";
import { z } from "zod";
import type { NoteChange, NoteSaving, SavedChange } from "../app/note-stores.ts";
import type { NoteText } from "../core/notes/note.ts";
import type { Db, Tx } from "./database.ts";
import { syncFacts } from "./facts.ts";
import type { Schema } from "./schema.ts";

const noteText = z.object({
  file: z.string(),
  text: z.string(),
  format: z.enum(["markdown", "table"]),
  title: z.string().nullable(),
  source: z.object({ label: z.string(), url: z.string().nullable() }).nullable(),
});

/** A note as it is kept where it isn't the server's present one: as JSON, without its owner. */
export function frozenNote({ file, text, format, title, source }: NoteText): z.infer<typeof noteText> {
  return { file, text, format: format ?? "markdown", title: title ?? null, source: source ?? null };
}

/** What `frozenNote` made, as a note of a server. */
export function thawedNote(frozen: unknown, owner: string): NoteText {
  const { title, source, ...note } = noteText.parse(frozen);
  return { ...note, owner, ...(title !== null && { title }), ...(source !== null && { source }) };
}

/** A row of a server's notes as a note. */
export function noteOf(row: Selectable<Schema["guild_notes"]>): NoteText {
  const { file, text, format, title, source_label: label, source_url: url } = row;
  const source = label === null ? null : { label, url };
  return thawedNote({ file, text, format, title, source }, row.guild_id);
}

/** What a server's own note was before now. */
export async function noteIn(db: Db | Tx, guildId: string, file: string): Promise<NoteText | null> {
  const row = await db
    .selectFrom("guild_notes")
    .selectAll()
    .where("guild_id", "=", guildId)
    .where("file", "=", file)
    .executeTakeFirst();
  return row === undefined ? null : noteOf(row);
}

async function write(tx: Tx, { file, note }: NoteChange, { guildId, now }: NoteSaving) {
  if (note === null) {
    await tx.deleteFrom("guild_notes").where("guild_id", "=", guildId).where("file", "=", file).execute();
    return;
  }
  const columns = {
    format: note.format ?? ("markdown" as const),
    text: note.text,
    characters: note.text.length,
    title: note.title ?? null,
    source_label: note.source?.label ?? null,
    source_url: note.source?.url ?? null,
    changed_at: now,
  };
  await tx
    .insertInto("guild_notes")
    .values({ guild_id: guildId, file, ...columns })
    .onConflict((conflict) => conflict.columns(["guild_id", "file"]).doUpdateSet(columns))
    .execute();
}

/** How much a server's own notes are. */
export async function usageIn(db: Db | Tx, guildId: string) {
  const row = await db
    .selectFrom("guild_notes")
    .select((eb) => [
      eb.fn.countAll<number>().as("notes"),
      eb.fn.sum<number | null>("characters").as("characters"),
    ])
    .where("guild_id", "=", guildId)
    .executeTakeFirstOrThrow();
  return { notes: row.notes, characters: row.characters ?? 0 };
}

/** Writes changes of notes with a version each, and gives their facts the lasting ids, in the caller's transaction. */
export async function saveNotes(
  tx: Tx,
  changes: readonly NoteChange[],
  saving: NoteSaving,
): Promise<SavedChange[]> {
  const { guildId, now, newId, check } = saving;
  const versions: { file: string; version: string }[] = [];
  for (const change of changes) {
    const before = await noteIn(tx, guildId, change.file);
    const version = newId();
    await tx
      .insertInto("note_versions")
      .values({
        version,
        guild_id: guildId,
        file: change.file,
        before: before === null ? null : JSON.stringify(frozenNote(before)),
        changed_at: now,
      })
      .execute();
    await write(tx, change, saving);
    versions.push({ file: change.file, version });
  }
  check(await usageIn(tx, guildId));
  const scope = { guildId, files: changes.map(({ file }) => file) };
  const facts = changes.flatMap((change) => change.facts);
  const { changes: told } = await syncFacts(tx, scope, { facts, newId, now });
  return versions.flatMap(({ file, version }) => {
    const change = told.get(file);
    return change === undefined ? [] : [{ file, version, change }];
  });
}
