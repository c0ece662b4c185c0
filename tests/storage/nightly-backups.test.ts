import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrations } from "../../migrations/index.ts";
import type { Db } from "../../src/storage/database.ts";
import { makeNightlyBackups, type NightlyParts } from "../../src/storage/nightly-backups.ts";
import { drillRestore } from "../../src/storage/restore.ts";
import { keptLog, type LogLine } from "../discord/edge.ts";
import { Databases } from "../support/database.ts";
import { columnsOf } from "../support/held-ids.ts";

let databases: Databases;
let log: LogLine[];
let now: number;
beforeEach(async () => {
  databases = new Databases();
  log = [];
  await databases.open();
});
afterEach(() => databases.close());

function nightly(change: Partial<NightlyParts> = {}) {
  return makeNightlyBackups({
    file: databases.file(),
    folder: databases.file("backups"),
    keep: 3,
    zone: "Europe/Berlin",
    clock: () => now,
    log: keptLog(log),
    ...change,
  });
}

const names = () => readdirSync(databases.file("backups")).sort();

test("a day's backup is made once, from three o'clock local time on, and can be restored", async () => {
  const backups = nightly();
  now = Date.UTC(2026, 10, 28, 1, 59);
  await backups.tick();
  expect(names()).toEqual(["cohort-2026-11-27.sqlite"]);
  now = Date.UTC(2026, 10, 28, 2, 0);
  await backups.tick();
  await backups.tick();
  expect(names()).toEqual(["cohort-2026-11-27.sqlite", "cohort-2026-11-28.sqlite"]);
  expect(backups.lastAt()).toBe(now);
  const rows = drillRestore(databases.file("backups/cohort-2026-11-28.sqlite"), migrations);
  expect(rows.get("kysely_migration")).toBe(Object.keys(migrations).length);
});

/** How many rows each table has, as the database's own connection counts them. */
async function rowsIn(db: Db): Promise<ReadonlyMap<string, number>> {
  const named = (await columnsOf(db)).filter(({ table }) => !table.startsWith("sqlite_"));
  const tables = new Set(named.map(({ table }) => table));
  const counts = new Map<string, number>();
  for (const table of tables) {
    const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`.execute(
      db,
    );
    counts.set(table, rows[0]?.rows ?? 0);
  }
  return counts;
}

test("a backup holds the source as it was at one moment, though rows are written all the while", async () => {
  const { db } = await databases.open();
  await sql`
    with recursive serial (at) as (select 1 union all select at + 1 from serial where at < 3000)
    insert into facts (fact_id, file, text) select at, 'a.md', hex(randomblob(4000)) from serial`.execute(db);
  // One transaction a turn, in a table at the file's front and one further behind, which agree between any two.
  let written = 0;
  let isOver = false;
  async function writeOn(): Promise<void> {
    while (!isOver) {
      await db.transaction().execute(async (tx) => {
        const file = `${String(++written).padStart(6, "0")}.md`;
        await tx.insertInto("notes_off").values({ guild_id: "100", file }).execute();
        await setImmediate();
        await sql`insert or replace into presence (presence_id, alive_at) values (1, ${written})`.execute(tx);
      });
      await setImmediate();
    }
  }
  const writing = writeOn();
  await expect.poll(() => written).toBeGreaterThan(20);
  const before = await rowsIn(db);
  now = Date.UTC(2026, 10, 28, 12);
  await nightly().tick();
  const after = await rowsIn(db);
  isOver = true;
  await writing;

  const copy = databases.file("backups/cohort-2026-11-28.sqlite");
  const restored = drillRestore(copy, migrations);
  expect([...restored.keys()].toSorted()).toEqual([...after.keys()].toSorted());
  for (const [table, rows] of restored) {
    expect([table, rows >= (before.get(table) ?? 0)]).toEqual([table, true]);
    expect([table, rows <= (after.get(table) ?? 0)]).toEqual([table, true]);
  }
  const [first, last] = [before.get("notes_off") ?? 0, after.get("notes_off") ?? 0];
  expect(last, "rows were written while the copy was made").toBeGreaterThan(first + 20);
  const held = await databases.open("backups/cohort-2026-11-28.sqlite");
  const files = await held.db.selectFrom("notes_off").select("file").orderBy("file").execute();
  expect(files.map((row) => Number.parseInt(row.file, 10))).toEqual(files.map((_, at) => at + 1));
  expect(await held.db.selectFrom("presence").select("alive_at").execute()).toEqual([
    { alive_at: files.length },
  ]);
});

test("after a restart the same day makes none, and a missed night is made up for", async () => {
  now = Date.UTC(2026, 10, 28, 12);
  await nightly().tick();
  await nightly().tick();
  now = Date.UTC(2026, 10, 30, 23);
  await nightly().tick();
  expect(names()).toEqual(["cohort-2026-11-28.sqlite", "cohort-2026-11-30.sqlite"]);
});

test("the newest are kept, and no file that isn't one of ours is touched", async () => {
  mkdirSync(databases.file("backups"));
  for (const other of ["mine.sqlite", "cohort-2026.sqlite", "cohort-2026-11-01.sqlite.partial"])
    writeFileSync(join(databases.file("backups"), other), "kept");
  const backups = nightly();
  for (let day = 1; day <= 6; day += 1) {
    now = Date.UTC(2026, 10, day, 12);
    await backups.tick();
  }
  expect(names()).toEqual([
    "cohort-2026-11-04.sqlite",
    "cohort-2026-11-05.sqlite",
    "cohort-2026-11-06.sqlite",
    "cohort-2026.sqlite",
    "mine.sqlite",
  ]);
});

test("what goes wrong is an error in the log, leaves nothing half-done, and is tried again in half an hour", async () => {
  writeFileSync(databases.file("backups"), "a file where the folder should be");
  const backups = nightly();
  now = Date.UTC(2026, 10, 28, 12);
  await backups.tick();
  await backups.tick();
  expect(log.map(({ level }) => level)).toEqual(["error"]);
  rmSync(databases.file("backups"));
  now += 29 * 60_000;
  await backups.tick();
  expect(log).toHaveLength(1);
  now += 60_000;
  await backups.tick();
  expect(names()).toEqual(["cohort-2026-11-28.sqlite"]);
  expect(log.at(-1)).toMatchObject({ level: "info", message: "Made the nightly backup" });
});
