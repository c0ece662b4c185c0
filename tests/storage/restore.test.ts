import { existsSync, readdirSync, truncateSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrations } from "../../migrations/index.ts";
import { backupDatabase } from "../../src/storage/backup.ts";
import type { Migrations } from "../../src/storage/migrations.ts";
import { drillRestore, RestoreRefusal, restoreDatabase } from "../../src/storage/restore.ts";
import { Databases } from "../support/database.ts";

let databases: Databases;
beforeEach(() => {
  databases = new Databases();
});
afterEach(() => databases.close());

const now = Date.UTC(2026, 10, 28, 9, 5, 7);

/** A database with one guild, closed, and a backup of it. */
async function backedUp(): Promise<{ file: string; copy: string }> {
  const { db, close } = await databases.open();
  await db.insertInto("presence").values({ presence_id: 1, alive_at: 5 }).execute();
  const [file, copy] = [databases.file(), databases.file("copy.sqlite")];
  backupDatabase(file, copy);
  await db.updateTable("presence").set({ alive_at: 9 }).execute();
  await close();
  return { file, copy };
}

const aliveAt = (file: string) => {
  const database = new Database(file, { readonly: true });
  const row = database.prepare("select alive_at from presence").get();
  database.close();
  return row;
};

test("a backup goes back in place with the same rows in each table, and what was there is kept", async () => {
  const { file, copy } = await backedUp();
  const { rows, before } = restoreDatabase({ copy, file, now }, migrations);
  expect(aliveAt(file)).toEqual({ alive_at: 5 });
  expect(before).toBe(`${file}.before-20261128T090507`);
  expect(aliveAt(before ?? "")).toEqual({ alive_at: 9 });
  expect(rows.get("presence")).toBe(1);
  expect(rows.get("kysely_migration")).toBe(Object.keys(migrations).length);
  const { db } = await databases.open();
  expect(await db.selectFrom("presence").select("alive_at").execute()).toEqual([{ alive_at: 5 }]);
});

test("nothing is restored over a database that a bot has open, also an idle one", async () => {
  const { file, copy } = await backedUp();
  const { close } = await databases.open();
  expect(() => restoreDatabase({ copy, file, now }, migrations)).toThrow(/is in use\. Stop Cohort first/);
  expect(aliveAt(file)).toEqual({ alive_at: 9 });
  await close();
  restoreDatabase({ copy, file, now }, migrations);
  expect(aliveAt(file)).toEqual({ alive_at: 5 });
});

test("a database that is damaged is replaced, and kept as it is", async () => {
  const { file, copy } = await backedUp();
  writeFileSync(file, "no database any more");
  const { before } = restoreDatabase({ copy, file, now }, migrations);
  expect(aliveAt(file)).toEqual({ alive_at: 5 });
  expect(existsSync(before ?? "")).toBe(true);
});

test("a backup that is none, damaged, foreign or newer is refused in words, and nothing is changed", async () => {
  const { file, copy } = await backedUp();
  const refuses = (given: string, known: Migrations, words: RegExp) => {
    expect(() => restoreDatabase({ copy: given, file, now }, known)).toThrow(words);
    expect(() => restoreDatabase({ copy: given, file, now }, known)).toThrow(RestoreRefusal);
    expect(aliveAt(file)).toEqual({ alive_at: 9 });
  };
  refuses(databases.file("none.sqlite"), migrations, /There is no backup/);
  refuses(copy, {}, /newer Cohort \(it has 0001-guilds, /);
  const foreign = databases.file("foreign.sqlite");
  new Database(foreign).exec("create table kept (word text)").close();
  refuses(foreign, migrations, /no database of Cohort/);
  truncateSync(copy, 8192);
  refuses(copy, migrations, /can't be restored/);
  expect(readdirSync(dirname(file)).filter((name) => name.includes("before"))).toEqual([]);
});

test("a drill counts the rows of a backup and leaves nothing behind", async () => {
  const { file, copy } = await backedUp();
  const before = readdirSync(dirname(file));
  expect(drillRestore(copy, migrations).get("presence")).toBe(1);
  expect(readdirSync(dirname(file))).toEqual(before);
});
