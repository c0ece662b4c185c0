import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FactScope } from "../../src/app/note-stores.ts";
import { fingerprint } from "../../src/core/facts/fingerprint.ts";
import type { PresentFact } from "../../src/core/facts/identity.ts";
import { START } from "../support/rounds.ts";
import { StoredRounds } from "../support/stored-rounds.ts";

const shared: FactScope = { guildId: null, files: null };
const own: FactScope = { guildId: "100", files: null };

let stored: StoredRounds;
let made = 0;
beforeEach(async () => {
  stored = await StoredRounds.open();
});
afterEach(() => stored.databases.close());

function fact(text: string, { file = "a.md", owner = null as string | null } = {}): PresentFact {
  const print = fingerprint({ owner, file, text, count: 0 });
  return { fingerprint: print, text, file, prefix: null, isQuestion: false, language: "en" };
}

const sync = (scope: FactScope, ...facts: readonly PresentFact[]) =>
  stored.stores.facts.sync(scope, facts, () => `id-${made++}`, START + made);

/** What the table says of a fact that has a lasting id. */
async function row(id: string | undefined) {
  const { db } = await stored.databases.open();
  return db
    .selectFrom("facts")
    .selectAll()
    .where("fact_id", "=", id ?? "")
    .executeTakeFirst();
}

const one = fact("Routers forward packets between networks.");
const two = fact("Switches forward frames inside one network.");
const reworded = fact("Routers always forward packets between two networks.");

describe("facts", () => {
  test("keep their lasting id while they are known, also when they were gone for a time", async () => {
    const first = await sync(shared, one, two);
    await sync(shared, two);
    const { ids } = await sync(shared, one, two, fact("Hubs repeat every bit on all ports."));
    expect([ids.get(one.fingerprint), ids.get(two.fingerprint)]).toEqual([...first.ids.values()]);
    expect(new Set(ids.values()).size).toBe(3);
  });

  test("that are gone are retired, not deleted, and come back", async () => {
    const id = (await sync(shared, one)).ids.get(one.fingerprint);
    await sync(shared);
    expect(await row(id)).toMatchObject({ text: one.text, retired_at: expect.any(Number) });
    await sync(shared, one);
    expect((await row(id))?.retired_at).toBeNull();
  });

  test("keep their id under a new wording, which is stored, and when the old wording returns", async () => {
    const id = (await sync(shared, one)).ids.get(one.fingerprint);
    const { ids, changes } = await sync(shared, reworded);
    expect(ids.get(reworded.fingerprint)).toBe(id);
    expect(changes.get("a.md")).toEqual({ kept: 0, changed: 1, added: 0, retired: 0 });
    expect((await row(id))?.text).toBe(reworded.text);
    expect((await sync(shared, one)).ids.get(one.fingerprint)).toBe(id);
  });

  test("keep their id in a file of another name", async () => {
    const id = (await sync(shared, one)).ids.get(one.fingerprint);
    const renamed = fact(one.text, { file: "b.md" });
    expect((await sync(shared, renamed)).ids.get(renamed.fingerprint)).toBe(id);
    expect(await row(id)).toMatchObject({ file: "b.md", retired_at: null });
  });

  test("of an old wording that returns beside the new one get an id of their own", async () => {
    const id = (await sync(shared, one)).ids.get(one.fingerprint);
    await sync(shared, reworded);
    const { ids } = await sync(shared, one, reworded);
    expect(ids.get(reworded.fingerprint)).toBe(id);
    expect(ids.get(one.fingerprint)).not.toBe(id);
    const known = await stored.stores.facts.known([one.fingerprint, reworded.fingerprint, "unknown"]);
    expect(known).toEqual(ids);
  });

  test("of other servers, and the shared ones, are left alone by a sync", async () => {
    const mine = fact(one.text, { owner: "100" });
    const theirs = fact(one.text, { owner: "200" });
    const before = [
      (await sync(shared, one)).ids.get(one.fingerprint),
      (await sync(own, mine)).ids.get(mine.fingerprint),
      (await sync({ guildId: "200", files: null }, theirs)).ids.get(theirs.fingerprint),
    ];
    expect(new Set(before).size).toBe(3);
    await sync(own);
    const rows = [];
    for (const id of before) rows.push(await row(id));
    expect(rows.map((each) => [each?.guild_id, each?.retired_at === null])).toEqual([
      [null, true],
      ["100", false],
      ["200", true],
    ]);
  });

  test("of other files are left alone where only some files are told", async () => {
    const mine = fact(one.text, { owner: "100" });
    const other = fact(two.text, { owner: "100", file: "b.md" });
    const { ids } = await sync(own, mine, other);
    const { changes } = await sync({ guildId: "100", files: ["b.md"] });
    expect(changes).toEqual(new Map([["b.md", { kept: 0, changed: 0, added: 0, retired: 1 }]]));
    expect((await row(ids.get(mine.fingerprint)))?.retired_at).toBeNull();
  });

  test("are compared without a change", async () => {
    const mine = fact(one.text, { owner: "100" });
    const id = (await sync(own, mine)).ids.get(mine.fingerprint);
    const changed = fact(reworded.text, { owner: "100" });
    const added = fact(two.text, { owner: "100" });
    const changes = await stored.stores.facts.compare("100", [changed, added], ["a.md"]);
    expect(changes.get("a.md")).toEqual({ kept: 0, changed: 1, added: 1, retired: 0 });
    expect((await row(id))?.text).toBe(one.text);
  });
});
