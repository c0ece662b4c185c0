import { type Kysely, sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrations } from "../../migrations/index.ts";
import { Databases } from "../support/database.ts";

let databases: Databases;
beforeEach(() => {
  databases = new Databases();
});
afterEach(() => databases.close());

const names = Object.keys(migrations);
const applied = async (db: Kysely<never>) => {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
};
const tablesOf = async (db: Kysely<never>) => {
  const { rows } = await sql<{ name: string }>`select name from sqlite_schema where type = 'table'`.execute(
    db,
  );
  return rows.map(({ name }) => name);
};

test("a new database gets all migrations, each with its row, and opens again as it is", async () => {
  const first = await databases.open();
  expect(await applied(first.db.withTables())).toEqual(names);
  await first.close();
  const again = await databases.open();
  expect(await applied(again.db.withTables())).toEqual(names);
});

test("migrations are numbered without a gap, and their list is in order", () => {
  expect(names.map((name) => name.slice(0, 4))).toEqual(
    names.map((_, index) => String(index + 1).padStart(4, "0")),
  );
});

test("one that fails half way leaves nothing behind, keeps those before it, and is begun again next time", async () => {
  let isBroken = true;
  const two = {
    ...migrations,
    "9001-sound": {
      up: (db: Kysely<unknown>) => db.schema.createTable("sound").addColumn("a", "integer").execute(),
    },
    "9002-shaky": {
      async up(db: Kysely<unknown>) {
        await db.schema.createTable("half").addColumn("a", "integer").execute();
        await sql`insert into half values (1)`.execute(db);
        if (isBroken) throw new Error("the disk is full");
        await db.schema.createTable("whole").addColumn("a", "integer").execute();
      },
    },
  };
  await expect(databases.open("a.sqlite", two)).rejects.toThrow("the disk is full");
  isBroken = false;
  const before = await databases.open("a.sqlite", { ...migrations, "9001-sound": two["9001-sound"] });
  expect(await applied(before.db.withTables())).toEqual([...names, "9001-sound"]);
  expect(await tablesOf(before.db.withTables())).not.toContain("half");
  await before.close();
  const after = await databases.open("a.sqlite", two);
  expect(await applied(after.db.withTables())).toEqual([...names, "9001-sound", "9002-shaky"]);
  expect(await tablesOf(after.db.withTables())).toEqual(expect.arrayContaining(["half", "whole"]));
});

test("a database from a newer version is refused in words that name what it has, and is left as it is", async () => {
  const future = {
    up: (db: Kysely<unknown>) => db.schema.createTable("future").addColumn("a", "integer").execute(),
  };
  const newer = await databases.open("a.sqlite", { ...migrations, "9999-figures": future });
  await newer.close();
  await expect(databases.open("a.sqlite")).rejects.toThrow(
    /made by a newer version of Cohort \(it has 9999-figures\)\. Update Cohort/,
  );
  const still = await databases.open("a.sqlite", { ...migrations, "9999-figures": future });
  expect(await applied(still.db.withTables())).toContain("9999-figures");
});

test("rows of an older database are there after the newer migrations", async () => {
  const old = await databases.open("a.sqlite");
  await old.db.insertInto("presence").values({ presence_id: 1, alive_at: 7 }).execute();
  await old.close();
  const extra = {
    up: (db: Kysely<unknown>) => db.schema.createTable("extra").addColumn("a", "integer").execute(),
  };
  const newer = await databases.open("a.sqlite", { ...migrations, "9001-extra": extra });
  expect(await newer.db.selectFrom("presence").select("alive_at").execute()).toEqual([{ alive_at: 7 }]);
});
