import Database from "better-sqlite3";
import { z } from "zod";
import type { AnkiNote } from "./collection-row.ts";

/** The program of the child process: prints the notes of the Anki collection that it is given. */
const MOST_NOTES = 100_000;

const models = z.record(
  z.string(),
  z.object({
    name: z.string(),
    flds: z.array(z.object({ name: z.string(), ord: z.number() })),
    tmpls: z.array(z.unknown()).default([]),
  }),
);

type Notetype = { readonly name: string; readonly fields: readonly string[] };

/** Anki's `unicase` collation is unknown here: it is taken out of this private copy's schema before anything is asked. */
function withoutUnicase(file: string): void {
  const raw = new Database(file);
  raw.unsafeMode(true);
  raw.pragma("trusted_schema = OFF");
  raw.pragma("writable_schema = ON");
  raw
    .prepare(
      "update sqlite_schema set sql = replace(sql, 'collate unicase', '') where sql like '%collate unicase%'",
    )
    .run();
  raw
    .prepare(
      "update sqlite_schema set sql = replace(sql, 'COLLATE unicase', '') where sql like '%collate unicase%'",
    )
    .run();
  raw.prepare("delete from sqlite_schema where type in ('trigger', 'view')").run();
  raw.pragma("writable_schema = RESET");
  raw.close();
}

function notetypesOf(db: Database.Database): ReadonlyMap<string, Notetype> {
  const has =
    db.prepare("select 1 from sqlite_schema where type = 'table' and name = 'notetypes'").get() !== undefined;
  return has ? newNotetypes(db) : oldNotetypes(db);
}

const named = z.object({ id: z.string(), name: z.string() });
const field = z.object({ ntid: z.string(), name: z.string() });

function newNotetypes(db: Database.Database): ReadonlyMap<string, Notetype> {
  const fields = db
    .prepare("select cast(ntid as text) as ntid, name from fields order by ntid, ord limit 10000")
    .all()
    .map((row) => field.parse(row));
  const types = db.prepare("select cast(id as text) as id, name from notetypes limit 1000").all();
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
        fields: flds.toSorted((a, b) => a.ord - b.ord).map((each) => each.name),
      },
    ]),
  );
}

const note = z.object({ mid: z.string(), flds: z.string() });

function notesOf(file: string): AnkiNote[] {
  withoutUnicase(file);
  const db = new Database(file, { readonly: true });
  db.pragma("trusted_schema = OFF");
  db.pragma("cell_size_check = ON");
  if (db.pragma("quick_check(1)", { simple: true }) !== "ok") throw new Error("The collection is damaged");
  const notetypes = notetypesOf(db);
  const rows = db.prepare(
    "select cast(mid as text) as mid, cast(flds as text) as flds from notes order by id limit ?",
  );
  const notes: AnkiNote[] = [];
  for (const row of rows.iterate(MOST_NOTES)) {
    const { mid, flds } = note.parse(row);
    const { name, fields: names } = notetypes.get(mid) ?? { name: "", fields: [] };
    notes.push({ notetype: name, names: [...names], fields: flds.split("\u001f") });
  }
  db.close();
  return notes;
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("Name the collection");
process.stdout.write(JSON.stringify(notesOf(file)));
