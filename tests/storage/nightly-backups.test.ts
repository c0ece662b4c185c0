import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrations } from "../../migrations/index.ts";
import { makeNightlyBackups, type NightlyParts } from "../../src/storage/nightly-backups.ts";
import { drillRestore } from "../../src/storage/restore.ts";
import { keptLog, type LogLine } from "../discord/edge.ts";
import { Databases } from "../support/database.ts";

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
