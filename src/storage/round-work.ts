import type { RoundStore } from "../app/stores.ts";
import type { Db } from "./database.ts";

type Work = Pick<RoundStore, "unfinished" | "due" | "dueAt" | "claim" | "release">;

/** Which rounds need looking after and when, and which process does so. */
export function makeRoundWork(db: Db): Work {
  const unsaid = db.selectFrom("round_sends").select("round_id").where("sent_at", "is", null);
  return {
    // Two reads by index: one of either condition would look at every round that ever was.
    async unfinished() {
      const open = db.selectFrom("rounds").select("round_id").where("ended_at", "is", null);
      const rows = await db
        .selectFrom("rounds")
        .select("round_id")
        .where("round_id", "in", open.union(unsaid))
        .orderBy("started_at")
        .execute();
      return rows.map((row) => row.round_id);
    },
    async due(now) {
      const moving = db.selectFrom("rounds").select("round_id").where("due_at", "<=", now);
      const rows = await moving.union(unsaid.where("due_at", "<=", now)).execute();
      return rows.map((row) => row.round_id);
    },
    async dueAt(roundId) {
      const row = await db
        .selectFrom("rounds")
        .select("due_at")
        .where("round_id", "=", roundId)
        .executeTakeFirst();
      return row?.due_at ?? null;
    },
    async claim(roundId, owner, now, until) {
      const result = await db
        .updateTable("rounds")
        .set((eb) => ({ owner, owned_until: until, tries: eb("tries", "+", 1) }))
        .where("round_id", "=", roundId)
        .where((eb) => eb.or([eb("owner", "is", null), eb("owner", "=", owner), eb("owned_until", "<", now)]))
        .executeTakeFirst();
      if (result.numUpdatedRows === 1n) return { kind: "ours" };
      const query = db.selectFrom("rounds").select("owned_until").where("round_id", "=", roundId);
      const row = await query.executeTakeFirst();
      return row === undefined
        ? { kind: "noRound" }
        : { kind: "taken", freeAt: (row.owned_until ?? now) + 1 };
    },
    async release(roundId, owner) {
      await db
        .updateTable("rounds")
        .set({ owner: null, owned_until: null })
        .where("round_id", "=", roundId)
        .where("owner", "=", owner)
        .execute();
    },
  };
}
