import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { migrations } from "../../migrations/index.ts";
import { backupDatabase } from "../../src/storage/backup.ts";
import { openDatabase, UnusableDatabase } from "../../src/storage/database.ts";
import { Databases } from "../support/database.ts";

let databases: Databases;
beforeEach(() => {
  databases = new Databases();
});
afterEach(() => databases.close());

describe("the one connection", () => {
  test.each([
    ["journal_mode", "wal"],
    ["synchronous", 2],
    ["foreign_keys", 1],
    ["trusted_schema", 0],
    ["secure_delete", 1],
  ])("has %s %s", async (name, expected) => {
    const { db } = await databases.open();
    const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(db);
    expect(rows).toEqual([{ [name]: expected }]);
  });

  test("keeps foreign keys", async () => {
    const { db } = await databases.open();
    const orphan = db.insertInto("fact_fingerprints").values({ fingerprint: "f", fact_id: "none" }).execute();
    await expect(orphan).rejects.toMatchObject({ code: "SQLITE_CONSTRAINT_FOREIGNKEY" });
  });

  test("begins transactions at once, so that one that reads first is not refused later", async () => {
    const { db } = await databases.open();
    const other = new Database(databases.file(), { timeout: 0 });
    await db.transaction().execute(async () => {
      expect(() => other.exec("begin immediate")).toThrow(/locked/);
    });
    other.exec("begin immediate; rollback");
    other.close();
  });

  test("takes back a transaction that fails, all of it", async () => {
    const { db } = await databases.open();
    const failing = db.transaction().execute(async (tx) => {
      await tx.insertInto("presence").values({ presence_id: 1, alive_at: 5 }).execute();
      throw new Error("half way");
    });
    await expect(failing).rejects.toThrow("half way");
    expect(await db.selectFrom("presence").selectAll().execute()).toEqual([]);
  });

  test("writes a copy that opens by itself, while it is in use", async () => {
    const { db } = await databases.open();
    await db.insertInto("presence").values({ presence_id: 1, alive_at: 5 }).execute();
    backupDatabase(databases.file(), databases.file("copy.sqlite"));
    await db.deleteFrom("presence").execute();
    const copy = await databases.open("copy.sqlite");
    expect(await copy.db.selectFrom("presence").select("alive_at").execute()).toEqual([{ alive_at: 5 }]);
  });

  test("is copied over no other file, and not from nowhere", async () => {
    await databases.open();
    const file = databases.file();
    expect(() => backupDatabase(file, file)).toThrow(/is there already\. Give the backup another name/);
    expect(() => backupDatabase(databases.file("none.sqlite"), databases.file("copy.sqlite"))).toThrow(
      /There is no database/,
    );
  });

  test("says of what the disk refuses that nothing was kept, and why", async () => {
    const { db } = await databases.open();
    await sql`pragma query_only = on`.execute(db);
    const failing = db
      .transaction()
      .execute((tx) => tx.insertInto("presence").values({ presence_id: 1, alive_at: 5 }).execute());
    await expect(failing).rejects.toMatchObject({ code: "notKept", cause: { code: "SQLITE_READONLY" } });
    await sql`pragma query_only = off`.execute(db);
    expect(await db.selectFrom("presence").selectAll().execute()).toEqual([]);
  });

  test("tells when it takes no writes any more", async () => {
    const { db, isWritable } = await databases.open();
    expect(isWritable()).toBe(true);
    await sql`pragma query_only = on`.execute(db);
    expect(isWritable()).toBe(false);
  });
});

describe("the schema", () => {
  type Table = { name: string; strict: number };
  const tables = async () => {
    const { db } = await databases.open();
    const { rows } = await sql<Table>`
      select name, strict from pragma_table_list where schema = 'main' and type = 'table'
      and name not like 'sqlite%' and name not like 'kysely%'`.execute(db);
    return { db, tables: rows };
  };

  test("has only strict tables", async () => {
    const { tables: found } = await tables();
    expect(found.length).toBeGreaterThan(12);
    expect(found.filter(({ strict }) => strict !== 1)).toEqual([]);
  });

  test("refuses a value of another type", async () => {
    const { db } = await databases.open();
    const wrong = sql`insert into presence (presence_id, alive_at) values (1, 'today')`.execute(db);
    await expect(wrong).rejects.toMatchObject({ code: "SQLITE_CONSTRAINT_DATATYPE" });
    const half = sql`insert into presence (presence_id, alive_at) values (1, 0.5)`.execute(db);
    await expect(half).rejects.toMatchObject({ code: "SQLITE_CONSTRAINT_DATATYPE" });
  });

  test("names every column that holds a member *_user_id, and holds Discord's ids as text", async () => {
    const { db, tables: found } = await tables();
    const columns: { name: string; type: string }[] = [];
    for (const { name } of found) {
      const { rows } = await sql<{ name: string; type: string }>`
        select name, type from pragma_table_info(${name})`.execute(db);
      columns.push(...rows);
    }
    const ids = columns.filter(({ name }) => /(guild|channel|message|user|role|interaction)_id$/.test(name));
    expect(ids.length).toBeGreaterThan(15);
    expect(ids.filter(({ type }) => type !== "TEXT")).toEqual([]);
    const members = columns.filter(({ name }) => /user|member|author|starter/.test(name));
    expect(
      members.filter(({ name }) => !name.endsWith("_user_id") && !/^starter(s|_role_id)$/.test(name)),
    ).toEqual([]);
  });
});

describe("a database that can't be used is refused in words:", () => {
  const opening = (file: string) => openDatabase(file, migrations).then(({ close }) => close());

  test("no database at all", async () => {
    writeFileSync(databases.file("notes.md"), "# My notes\n".repeat(200));
    await expect(opening(databases.file("notes.md"))).rejects.toThrow(
      /notes\.md can't be used: it is damaged or no SQLite database\. Restore a backup/,
    );
    expect(readFileSync(databases.file("notes.md"), "utf8")).toBe("# My notes\n".repeat(200));
  });

  test("a damaged one", async () => {
    const { db, close } = await openDatabase(databases.file(), migrations);
    await sql`create table filler (text text) strict`.execute(db);
    await sql`insert into filler select hex(randomblob(2000)) from pragma_function_list limit 200`.execute(
      db,
    );
    await close();
    const bytes = readFileSync(databases.file());
    bytes.fill(0xa5, 4096 * 2, Math.min(bytes.length, 4096 * 40));
    writeFileSync(databases.file(), bytes);
    const error = await opening(databases.file()).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UnusableDatabase);
    expect(String(error)).toMatch(/Restore a backup/);
  });

  test("one that was cut off", async () => {
    const { close } = await openDatabase(databases.file(), migrations);
    await close();
    truncateSync(databases.file(), 4096 * 3);
    await expect(opening(databases.file())).rejects.toThrow(/can't be used: .*Restore a backup/);
  });

  test("one in a folder that doesn't exist", async () => {
    await expect(opening(databases.file("nowhere/cohort.sqlite"))).rejects.toThrow(
      /can't be used: its folder doesn't exist\. Make it, or give DATABASE_URL another path\./,
    );
  });

  test("one where nothing may be written", async () => {
    // Even root can't make files in /proc; elsewhere there is no such folder, which is refused alike.
    await expect(opening("/proc/cohort.sqlite")).rejects.toThrow(
      /its folder (exists and is writable|doesn't exist)/,
    );
  });

  test("a read-only one, though all its migrations are done and its folder is writable", async () => {
    const { close } = await openDatabase(databases.file(), migrations);
    await close();
    // Somebody else than this process has to come to it.
    chmodSync(databases.folder, 0o777);
    const above = dirname(databases.folder);
    if (process.getuid?.() === 0) chmodSync(above, (statSync(above).mode & 0o7777) | 0o011);
    const program = join(import.meta.dirname, "../support/open-unprivileged.ts");
    const open = () =>
      execFileSync(process.execPath, [program, databases.file()], { encoding: "utf8" }).trim();
    chmodSync(databases.file(), 0o666);
    expect(open()).toBe("opened");
    chmodSync(databases.file(), 0o444);
    expect(open()).toBe(
      `UnusableDatabase: The database ${databases.file()} can't be used: it is read-only. Make it and its folder writable.`,
    );
  });

  test("a folder", async () => {
    mkdirSync(databases.file("folder"));
    await expect(opening(databases.file("folder"))).rejects.toBeInstanceOf(UnusableDatabase);
  });
});
