import { readFileSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { memberColumns } from "../../src/storage/member-data.ts";
import { columnsHolding, columnsOf, rowsWithout } from "../support/held-ids.ts";
import { ME, Traces } from "../support/traces.ts";

describe("the register of members' columns", () => {
  const traces = new Traces();
  beforeAll(() => traces.leaveAll());
  afterAll(() => traces.scene.world.close());
  const registered = memberColumns.map(({ table, column }) => `${table}.${column}`).toSorted();

  test("knows every column that is named as one", async () => {
    const named = (await columnsOf(traces.db)).filter(({ column }) => column.endsWith("user_id"));
    expect(named.map(({ table, column }) => `${table}.${column}`).toSorted()).toEqual(registered);
  });

  test("knows every column that holds an id, whatever it is called, and none that never does", async () => {
    expect(await columnsHolding(traces.db, ME)).toEqual(registered);
  });
});

describe("an erasure", () => {
  let traces: Traces;
  beforeEach(async () => {
    traces = new Traces();
    await traces.leaveAll();
  });
  afterEach(() => traces.scene.world.close());

  const isOfTheirMessage = (row: string) =>
    /^(?:facts|guild_notes|note_versions): .*"message-701\.md"|^fact_fingerprints:/.test(row);

  test("leaves the id nowhere, and every row of others as it was", async () => {
    const before = await rowsWithout(traces.db, ME);
    await traces.erase(null);
    expect(await columnsHolding(traces.db, ME)).toEqual([]);
    const after = new Set(await rowsWithout(traces.db, ME));
    const changed = before.filter((row) => !after.has(row));
    // How many members a step of a board has isn't theirs; and their own message is withdrawn with all that came of it.
    expect(changed.filter((row) => !row.startsWith("rank_steps:") && !isOfTheirMessage(row))).toEqual([]);
  });

  test("leaves no byte of the id in the database's files, once what was written is in its place", async () => {
    const { file } = traces.scene.world;
    const isIn = () => [file, `${file}-wal`].map((each) => readFileSync(each).includes(ME));
    expect(isIn()).toContain(true);
    await traces.erase(null);
    await sql`pragma wal_checkpoint(truncate)`.execute(traces.db);
    expect(isIn()).toEqual([false, false]);
  });
});
