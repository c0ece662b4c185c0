import type Database from "better-sqlite3";
import { z } from "zod";
import type { AnkiNote, AnkiNotes, AnkiNotetype } from "./collection-row.ts";
import { isDescribedShortly, openForeign, sizeOf } from "./foreign-database.ts";

/** The program of the child process: prints the notes of the Anki collection that it is given. */
const MOST_NOTES = 100_000;
/** A note of a million characters can have no more bytes in its fields; a kind of note has no more fields. */
const MOST_BYTES = 3_000_000;
const MOST_FIELDS = 200;
/** Names are cut to so many characters. */
const LONGEST_NAME = 100;

const models = z.record(
  z.string(),
  z.object({
    name: z.string(),
    flds: z.array(z.object({ name: z.string(), ord: z.number() })),
    tmpls: z.array(z.unknown()).default([]),
  }),
);

type Notetype = AnkiNotetype;

function notetypesOf(db: Database.Database): ReadonlyMap<string, Notetype> {
  const isNew = db.prepare("select 1 from sqlite_schema where name = 'notetypes'").get() !== undefined;
  const isShort = isNew
    ? isDescribedShortly(db, "fields", "name") && isDescribedShortly(db, "notetypes", "name")
    : isDescribedShortly(db, "col", "models");
  if (!isShort) throw new Error("The note types are too long");
  return isNew ? newNotetypes(db) : oldNotetypes(db);
}

const name = z.string().transform((text) => text.slice(0, LONGEST_NAME));
const named = z.object({ id: z.string(), name });
const field = z.object({ ntid: z.string(), name });

function newNotetypes(db: Database.Database): ReadonlyMap<string, Notetype> {
  const fields = db
    .prepare(
      "select cast(ntid as text) as ntid, cast(name as text) as name from fields order by ntid, ord limit 10000",
    )
    .all()
    .map((row) => field.parse(row));
  const types = db
    .prepare("select cast(id as text) as id, cast(name as text) as name from notetypes limit 1000")
    .all();
  return new Map(
    types
      .map((row) => named.parse(row))
      .map(({ id, name }) => [
        id,
        { name, fields: fields.filter(({ ntid }) => ntid === id).map((each) => each.name) },
      ]),
  );
}

/** The older schema keeps its note types as JSON; one with several templates asks both ways. */
function oldNotetypes(db: Database.Database): ReadonlyMap<string, Notetype> {
  const row = z.object({ models: z.string() }).parse(db.prepare("select models from col limit 1").get());
  return new Map(
    Object.entries(models.parse(JSON.parse(row.models))).map(([id, { name, flds, tmpls }]) => [
      id,
      {
        name: tmpls.length > 1 && !/revers/iu.test(name) ? `${name} (reversed)` : name,
        fields: flds
          .toSorted((a, b) => a.ord - b.ord)
          .slice(0, MOST_FIELDS)
          .map((each) => each.name),
      },
    ]),
  );
}

const note = z.object({ mid: z.string(), flds: z.string() });

function notesOf(file: string): AnkiNotes {
  const db = openForeign(file);
  const size = sizeOf(db);
  if (size.bytes > MOST_BYTES || size.notes > MOST_NOTES) return { kind: "tooLarge", bytes: size.bytes };
  const notetypes = notetypesOf(db);
  const rows = db.prepare("select cast(mid as text) as mid, cast(flds as text) as flds from notes");
  const notes: AnkiNote[] = [];
  for (const row of rows.iterate()) {
    const { mid, flds } = note.parse(row);
    notes.push({ type: mid, fields: flds.split("\u001f", MOST_FIELDS) });
  }
  return { kind: "notes", types: Object.fromEntries(notetypes), notes };
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("Name the collection");
process.stdout.write(JSON.stringify(notesOf(file)));
