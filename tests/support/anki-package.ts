import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zstdCompressSync } from "node:zlib";
import Database from "better-sqlite3";
import { zipOf } from "./zip.ts";

/** A note type of a deck that is made: its fields' names, and whether its cards ask both ways. */
export type MadeNotetype = {
  readonly name: string;
  readonly fields: readonly string[];
  readonly bothWays?: boolean;
};

/** A note of a deck that is made: its type's index and its fields, as HTML. */
export type MadeNote = { readonly type: number; readonly fields: readonly string[] };

export type MadeDeck = { readonly notetypes: readonly MadeNotetype[]; readonly notes: readonly MadeNote[] };

/** A database file's bytes; `fill` makes what is in it. */
export function databaseOf(fill: (db: Database.Database) => void): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "cohort-made-"));
  const file = join(folder, "made.sqlite");
  const db = new Database(file);
  fill(db);
  db.close();
  const bytes = readFileSync(file);
  rmSync(folder, { recursive: true });
  return bytes;
}

const notesTable =
  "create table notes (id integer primary key, guid text not null, mid integer not null, mod integer not null, usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null, flags integer not null, data text not null)";

function addNotes(db: Database.Database, notes: readonly MadeNote[]): void {
  const add = db.prepare("insert into notes values (?, ?, ?, 0, -1, '', ?, 0, 0, 0, '')");
  for (const [at, { type, fields }] of notes.entries())
    add.run(1_700_000_000_000 + at, `guid${at}`, BigInt(1_600_000_000_000 + type), fields.join("\u001f"));
}

/** A collection of the older schema: note types and decks are JSON in one row. */
export function oldCollection({ notetypes, notes }: MadeDeck): Uint8Array {
  return databaseOf((db) => {
    db.exec("create table col (id integer primary key, models text not null, decks text not null)");
    db.exec(notesTable);
    const models = Object.fromEntries(
      notetypes.map(({ name, fields, bothWays }, at) => [
        String(1_600_000_000_000 + at),
        {
          name,
          flds: fields.map((field, ord) => ({ name: field, ord })).toReversed(),
          tmpls: bothWays === true ? [{}, {}] : [{}],
        },
      ]),
    );
    db.prepare("insert into col values (1, ?, '{}')").run(JSON.stringify(models));
    addNotes(db, notes);
  });
}

/** A collection of the newer schema: tables whose names are compared by Anki's own `unicase` collation. */
export function newCollection({ notetypes, notes }: MadeDeck): Uint8Array {
  return databaseOf((db) => {
    db.exec(
      "create table fields (ntid integer not null, ord integer not null, name text not null , config blob not null, primary key (ntid, ord)) without rowid",
    );
    db.exec(
      "create table notetypes (id integer not null primary key, name text not null , mtime_secs integer not null, usn integer not null, config blob not null)",
    );
    db.exec("create table tags (tag text not null primary key , usn integer not null) without rowid");
    db.exec(notesTable);
    db.exec("create unique index idx_fields_name_ntid on fields (name, ntid)");
    for (const [at, { name, fields }] of notetypes.entries()) {
      const id = BigInt(1_600_000_000_000 + at);
      db.prepare("insert into notetypes values (?, ?, 0, 0, x'')").run(id, name);
      for (const [ord, field] of fields.entries())
        db.prepare("insert into fields values (?, ?, ?, x'')").run(id, ord, field);
    }
    addNotes(db, notes);
    db.unsafeMode(true);
    db.pragma("writable_schema = ON");
    db.exec(
      "update sqlite_schema set sql = replace(sql, 'name text not null ,', 'name text not null COLLATE unicase,') where name in ('fields', 'notetypes')",
    );
    db.exec(
      "update sqlite_schema set sql = replace(sql, 'primary key , usn', 'primary key COLLATE unicase, usn') where name = 'tags'",
    );
  });
}

/** A package as Anki writes one: the newest collection, the dummy of the oldest, and a picture. */
export function ankiPackage(deck: MadeDeck, schema: "new" | "old"): Uint8Array {
  const media = [
    { name: "media", data: Buffer.from('{"0":"cell.png"}') },
    { name: "0", data: Buffer.from("picture") },
  ];
  if (schema === "old") return zipOf([{ name: "collection.anki21", data: oldCollection(deck) }, ...media]);
  const dummy = oldCollection({
    notetypes: [{ name: "Basic", fields: ["Front", "Back"] }],
    notes: [{ type: 0, fields: ["Please update to the latest Anki version.", ""] }],
  });
  return zipOf([
    { name: "collection.anki2", data: dummy },
    { name: "collection.anki21b", data: zstdCompressSync(newCollection(deck)) },
    ...media,
  ]);
}
