import type { PresenceStore } from "../app/stores.ts";
import { type Absence, lasting } from "../core/rounds/absence.ts";
import type { Db, Tx } from "./database.ts";

/** One row that tells when the bot was last there, and when it last was away for long. */
export function makePresence(db: Db): PresenceStore {
  return {
    async aliveAt() {
      const row = await db.selectFrom("presence").select("alive_at").executeTakeFirst();
      return row?.alive_at ?? null;
    },
    async alive(now) {
      await db
        .insertInto("presence")
        .values({ presence_id: 1, alive_at: now })
        .onConflict((conflict) => conflict.column("presence_id").doUpdateSet({ alive_at: now }))
        .execute();
    },
    back: (absence) =>
      db.transaction().execute(async (tx) => {
        const known = lasting(await lastLong(tx), absence);
        await tx
          .updateTable("presence")
          .set({ away_from: known?.from ?? null, away_to: known?.to ?? null })
          .execute();
        return known;
      }),
  };
}

async function lastLong(tx: Tx): Promise<Absence | null> {
  const row = await tx.selectFrom("presence").select(["away_from", "away_to"]).executeTakeFirst();
  return row?.away_from == null || row.away_to === null ? null : { from: row.away_from, to: row.away_to };
}
