import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fingerprint } from "../../src/core/facts/fingerprint.ts";
import { makeStores } from "../../src/storage/index.ts";
import { Databases } from "../support/database.ts";
import { START } from "../support/rounds.ts";

let databases: Databases;
beforeEach(() => {
  databases = new Databases();
});
afterEach(() => databases.close());

test("a database from before servers had notes of their own keeps its facts' ids, as those of the shared notes", async () => {
  const text = "Routers forward packets between networks.";
  const print = fingerprint({ owner: null, file: "a.md", text, count: 0 });
  const old = await databases.openBefore("0007", "a.sqlite");
  await sql`insert into facts (fact_id, file, text) values ('lasting', 'a.md', ${text})`.execute(old.db);
  await sql`insert into fact_fingerprints values (${print}, 'lasting')`.execute(old.db);
  await sql`insert into asked_facts values ('100', 'lasting', 1)`.execute(old.db);
  await old.close();

  const { facts } = makeStores((await databases.open("a.sqlite")).db, "UTC");
  const fact = {
    fingerprint: print,
    file: "a.md",
    text,
    prefix: null,
    isQuestion: false,
    language: "en",
  } as const;
  const own = { ...fact, fingerprint: fingerprint({ owner: "100", file: "a.md", text, count: 0 }) };
  const theirs = await facts.sync({ guildId: "100", files: null }, [own], () => "own", START);
  const { ids } = await facts.sync({ guildId: null, files: null }, [fact], () => "new", START);
  expect([ids.get(print), theirs.ids.get(own.fingerprint)]).toEqual(["lasting", "own"]);
});
