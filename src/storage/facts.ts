import type { Transaction } from "kysely";
import type { FactStore } from "../app/stores.ts";
import type { Fact } from "../core/facts/fact.ts";
import type { Db } from "./database.ts";
import type { Schema } from "./schema.ts";

type Tx = Transaction<Schema>;

async function addFact(tx: Tx, fact: Fact, factId: string) {
  await tx
    .insertInto("facts")
    .values({ fact_id: factId, file: fact.file, text: fact.text, retired_at: null })
    .execute();
  await tx
    .insertInto("fact_fingerprints")
    .values({ fingerprint: fact.fingerprint, fact_id: factId })
    .execute();
}

async function retire(tx: Tx, present: ReadonlySet<string>, now: number) {
  const rows = await tx.selectFrom("facts").select(["fact_id", "retired_at"]).execute();
  for (const row of rows) {
    const isPresent = present.has(row.fact_id);
    if (isPresent === (row.retired_at === null)) continue;
    await tx
      .updateTable("facts")
      .set({ retired_at: isPresent ? null : now })
      .where("fact_id", "=", row.fact_id)
      .execute();
  }
}

/** Facts by their lasting ids. */
export function makeFacts(db: Db): FactStore {
  return {
    sync: (facts, newId, now) =>
      db.transaction().execute(async (tx) => {
        const rows = await tx.selectFrom("fact_fingerprints").selectAll().execute();
        const known = new Map(rows.map((row) => [row.fingerprint, row.fact_id]));
        const ids = new Map<string, string>();
        for (const fact of facts) {
          const factId = known.get(fact.fingerprint) ?? newId();
          if (!known.has(fact.fingerprint)) await addFact(tx, fact, factId);
          ids.set(fact.fingerprint, factId);
        }
        await retire(tx, new Set(ids.values()), now);
        return ids;
      }),
  };
}
