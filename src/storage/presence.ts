import type { PresenceStore } from "../app/stores.ts";
import type { Db } from "./database.ts";

/** One row that tells when the bot was last there. */
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
  };
}
