import { sql } from "kysely";
import type { FactScope, FactStore, SyncedFacts } from "../app/note-stores.ts";
import type { FactChange } from "../app/note-views.ts";
import {
  type Identities,
  type KnownFact,
  type PresentFact,
  type Settled,
  settleIdentities,
} from "../core/facts/identity.ts";
import { chunks } from "./chunks.ts";
import type { Db, Tx } from "./database.ts";

/** The facts of a scope with all their fingerprints; retired ones also of other files, since they may come from there. */
async function knownIn(db: Db | Tx, { guildId, files }: FactScope): Promise<KnownFact[]> {
  const rows = await db
    .selectFrom("facts")
    .leftJoin("fact_fingerprints", "fact_fingerprints.fact_id", "facts.fact_id")
    .select(["facts.fact_id", "file", "text", "prefix", "is_question", "retired_at", "fingerprint"])
    .where("guild_id", "is", guildId)
    .where("text", "!=", "")
    .$if(files !== null, (query) =>
      query.where((eb) => eb.or([eb("file", "in", files ?? []), eb("retired_at", "is not", null)])),
    )
    .orderBy(sql`facts.rowid`)
    .execute();
  const facts = new Map<string, KnownFact & { fingerprints: string[] }>();
  for (const row of rows) {
    const known = facts.get(row.fact_id);
    const prints = row.fingerprint === null ? [] : [row.fingerprint];
    if (known !== undefined) known.fingerprints.push(...prints);
    else
      facts.set(row.fact_id, {
        factId: row.fact_id,
        file: row.file,
        text: row.text,
        prefix: row.prefix,
        isQuestion: row.is_question === 1,
        isRetired: row.retired_at !== null,
        fingerprints: prints,
      });
  }
  return [...facts.values()];
}

function changesOf({ settled, gone }: Identities, files: readonly string[]): Map<string, FactChange> {
  const here = Map.groupBy(settled, ({ present }) => present.file);
  const retired = Map.groupBy(gone, ({ file }) => file);
  return new Map(
    files.map((file) => {
      const count = (...hows: readonly Settled["how"][]) =>
        here.get(file)?.filter(({ how }) => hows.includes(how)).length ?? 0;
      const change = {
        kept: count("kept", "moved"),
        changed: count("reworded"),
        added: count("added", "returned"),
        retired: retired.get(file)?.length ?? 0,
      };
      return [file, change];
    }),
  );
}

function filesOf({ files }: FactScope, facts: readonly PresentFact[]): readonly string[] {
  return files ?? [...new Set(facts.map(({ file }) => file))];
}

function columnsOf({ file, text, prefix }: PresentFact) {
  return { file, text, prefix, retired_at: null };
}

async function update(tx: Tx, { present, known }: Settled) {
  if (known === null) return;
  const { file, text, prefix } = present;
  const isAsKnown = known.file === file && known.text === text && known.prefix === prefix && !known.isRetired;
  if (isAsKnown) return;
  await tx.updateTable("facts").set(columnsOf(present)).where("fact_id", "=", known.factId).execute();
}

/** Saves what `settleIdentities` says of the facts of a scope, in a transaction of the caller's. */
export async function syncFacts(
  tx: Tx,
  scope: FactScope,
  { facts, newId, now }: { facts: readonly PresentFact[]; newId: () => string; now: number },
): Promise<SyncedFacts> {
  const identities = settleIdentities(await knownIn(tx, scope), facts);
  const ids = new Map<string, string>();
  for (const { present, known } of identities.settled) ids.set(present.fingerprint, known?.factId ?? newId());
  const added = identities.settled.filter(({ known }) => known === null);
  for (const rows of chunks(added.map(({ present }) => present))) {
    const values = rows.map((present) => ({
      ...columnsOf(present),
      fact_id: ids.get(present.fingerprint) ?? "",
      guild_id: scope.guildId,
      is_question: present.isQuestion ? (1 as const) : (0 as const),
    }));
    await tx.insertInto("facts").values(values).execute();
  }
  for (const settled of identities.settled) await update(tx, settled);
  const prints = identities.settled.flatMap(({ present: { fingerprint }, known }) =>
    known?.fingerprints.includes(fingerprint) === true
      ? []
      : [{ fingerprint, fact_id: ids.get(fingerprint) ?? "" }],
  );
  for (const rows of chunks(prints)) {
    await tx
      .insertInto("fact_fingerprints")
      .values(rows)
      .onConflict((conflict) =>
        conflict.column("fingerprint").doUpdateSet((eb) => ({ fact_id: eb.ref("excluded.fact_id") })),
      )
      .execute();
  }
  for (const gone of chunks(identities.gone.map(({ factId }) => factId)))
    await tx.updateTable("facts").set({ retired_at: now }).where("fact_id", "in", gone).execute();
  return { ids, changes: changesOf(identities, filesOf(scope, facts)) };
}

/** Facts by their lasting ids. */
export function makeFacts(db: Db): FactStore {
  return {
    sync: (scope, facts, newId, now) =>
      db.transaction().execute((tx) => syncFacts(tx, scope, { facts, newId, now })),
    async known(fingerprints) {
      const ids = new Map<string, string>();
      for (const some of chunks(fingerprints)) {
        const rows = await db
          .selectFrom("fact_fingerprints")
          .selectAll()
          .where("fingerprint", "in", some)
          .execute();
        for (const row of rows) ids.set(row.fingerprint, row.fact_id);
      }
      return ids;
    },
    async compare(guildId, facts, files) {
      const known = await knownIn(db, { guildId, files });
      return changesOf(settleIdentities(known, facts), files);
    },
  };
}
