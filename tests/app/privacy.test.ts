import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { memberColumns } from "../../src/storage/member-data.ts";
import { columnsHolding, columnsOf, rowsWithout } from "../support/held-ids.ts";
import { ME, Traces } from "../support/traces.ts";

let traces: Traces;
beforeEach(async () => {
  traces = new Traces();
  await traces.leaveAll();
});
afterEach(() => traces.scene.world.close());

const registered = memberColumns.map(({ table, column }) => `${table}.${column}`);

describe("the register of members' columns", () => {
  test("knows every column that is named as one", async () => {
    const named = (await columnsOf(traces.db)).filter(({ column }) => column.endsWith("user_id"));
    expect(named.map(({ table, column }) => `${table}.${column}`).toSorted()).toEqual(registered.toSorted());
  });

  test("knows every column that holds an id, whatever it is called, and none that never does", async () => {
    expect(await columnsHolding(traces.db, ME)).toEqual(registered.toSorted());
  });
});

const isOfTheirMessage = (row: string) =>
  /^(?:facts|guild_notes|note_versions): .*"message-701\.md"|^fact_fingerprints:/.test(row);

describe("an erasure", () => {
  test("leaves the id nowhere, and every row of others as it was", async () => {
    const before = await rowsWithout(traces.db, ME);
    await traces.erase(null);
    expect(await columnsHolding(traces.db, ME)).toEqual([]);
    const after = new Set(await rowsWithout(traces.db, ME));
    const changed = before.filter((row) => !after.has(row));
    // How many members a step of a board has isn't theirs; and their own message is withdrawn with all that came of it.
    expect(changed.filter((row) => !row.startsWith("rank_steps:") && !isOfTheirMessage(row))).toEqual([]);
  });
});
