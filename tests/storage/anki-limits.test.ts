import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import type Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { makeImporter } from "#src/storage/importer/index.ts";
import { databaseOf } from "../support/anki-package.ts";
import { zipOf } from "../support/zip.ts";

const importer = makeImporter();
const isLinux = process.platform === "linux";

/** The most memory that processes started from this one have held so far, in megabytes, as Linux tells it. */
function childrensPeak(): number {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, "latin1");
  const peaks = (children.match(/\d+/gu) ?? []).map((child) => {
    try {
      const status = readFileSync(`/proc/${child}/status`, "latin1");
      return Number(/^VmHWM:\s+(\d+) kB/mu.exec(status)?.[1] ?? 0) / 1_024;
    } catch {
      return 0;
    }
  });
  return Math.max(0, ...peaks);
}

/** Reads a deck while both sides' memory is looked at. */
async function costOf(bytes: Uint8Array) {
  const before = process.memoryUsage().rss;
  let [child, parent] = [0, before];
  const look = () => {
    child = Math.max(child, childrensPeak());
    parent = Math.max(parent, process.memoryUsage().rss);
  };
  const looking = setInterval(look, 5);
  const read = await importer.read({ name: "deck.apkg", bytes });
  look();
  clearInterval(looking);
  const result = read.kind === "refused" ? read.refusal.code : "table";
  return { result, child, growth: (parent - before) / 1_048_576 };
}

const models = (name: string) =>
  JSON.stringify({
    1: {
      name,
      flds: [
        { name: "Front", ord: 0 },
        { name: "Back", ord: 1 },
      ],
    },
  });

/** A package whose database has a table of noise, so that no ratio gives it away. */
function packed(fill: (db: Database.Database) => void, name = "Basic"): Uint8Array {
  const data = databaseOf((db) => {
    db.exec("create table col (id integer primary key, models text, decks text)");
    db.prepare("insert into col values (1, ?, '{}')").run(models(name));
    db.exec("create table noise (bytes)");
    db.prepare("insert into noise values (?)").run(randomBytes(1_048_576));
    fill(db);
  });
  return zipOf([{ name: "collection.anki21", data }]);
}

const notes = (db: Database.Database) => {
  db.exec("create table notes (id integer primary key, mid integer, flds text)");
  return db.prepare("insert into notes values (?, 1, ?)");
};
const single = (flds: string) => packed((db) => notes(db).run(1, flds));
const many = (count: number, flds: string) => (db: Database.Database) => {
  const add = notes(db);
  db.transaction(() => {
    for (let at = 0; at < count; at += 1) add.run(at, flds);
  })();
};
const computed = "text generated always as (printf('%.*c', 400000000, 'x')) virtual";

const decks: readonly (readonly [string, string, () => Uint8Array])[] = [
  ["a note of fifty megabytes", "noteTooLarge", () => single(`f\u001f${"x".repeat(50_000_000)}`)],
  ["a note of five million fields", "noteTooLarge", () => single(`f${"\u001f".repeat(5_000_000)}b`)],
  ["a note of two million fields", "table", () => single(`f\u001fb${"\u001f".repeat(2_000_000)}`)],
  [
    "100,000 notes of 300 characters",
    "noteTooLarge",
    () => packed(many(100_000, `f\u001f${"x".repeat(300)}`)),
  ],
  [
    "a long name of 100,000 notes",
    "noteTooLarge",
    () => packed(many(100_000, "f\u001fb"), "n".repeat(3_000)),
  ],
  ["note types of fifty megabytes", "damaged", () => packed(many(1, "f\u001fb"), "n".repeat(50_000_000))],
  [
    "notes that compute 400 megabytes",
    "damaged",
    () =>
      packed((db) => {
        db.exec(`create table notes (id integer primary key, mid integer, flds ${computed})`);
        db.exec("insert into notes (id, mid) values (1, 1), (2, 1)");
      }),
  ],
  [
    "another table that computes 400 megabytes",
    "table",
    () =>
      packed((db) => {
        notes(db).run(1, "f\u001fb");
        db.exec(`create table other (x, y ${computed} not null check (length(y) > 1))`);
        db.exec("insert into other (x) values (1)");
      }),
  ],
];

describe.runIf(isLinux)("an Anki package takes less than 200 MB, in its process and in ours", () => {
  it.each(decks)("%s: %s", async (_, code, make) => {
    const { result, child, growth } = await costOf(make());
    expect(result).toBe(code);
    expect(child).toBeGreaterThan(20);
    expect(child).toBeLessThan(200);
    expect(growth).toBeLessThan(200);
  });
});
