import { sql } from "kysely";
import type { Tx } from "./database.ts";
import type { Schema } from "./schema.ts";

/** So many rows go in one transaction: a few milliseconds, so that others' writes wait no longer. */
const ROWS = 300;

type Table = keyof Schema;
/** Takes some rows of a server away; how many. */
type Step = (tx: Tx, guildId: string) => Promise<bigint>;

/** Rows that name their server. */
function ofGuild(table: Table): Step {
  return async (tx, guildId) => {
    const gone = await sql`
      delete from ${sql.table(table)} where rowid in (
        select rowid from ${sql.table(table)} where guild_id = ${guildId} limit ${ROWS})`.execute(tx);
    return gone.numAffectedRows ?? 0n;
  };
}

/** One row that names its server with some of those that refer to it; it goes itself once they are gone. */
function withRest(table: Table, key: string, rest: readonly Table[]): Step {
  return async (tx, guildId) => {
    const { rows } = await sql<{ id: string }>`
      select ${sql.ref(key)} as id from ${sql.table(table)} where guild_id = ${guildId} limit 1`.execute(tx);
    const [row] = rows;
    if (row === undefined) return 0n;
    const isRow = sql`${sql.ref(key)} = ${row.id}`;
    for (const each of rest) {
      const gone = await sql`
        delete from ${sql.table(each)} where rowid in (
          select rowid from ${sql.table(each)} where ${isRow} limit ${ROWS})`.execute(tx);
      if (gone.numAffectedRows === BigInt(ROWS)) return BigInt(ROWS);
    }
    await sql`delete from ${sql.table(table)} where ${isRow}`.execute(tx);
    return 1n;
  };
}

/** Every table that has something of a server, those first that refer to others. */
const steps: readonly Step[] = [
  ...(
    ["report_sends", "question_reports", "question_rulings", "question_statistics", "question_picks"] as const
  ).map(ofGuild),
  withRest("practice_questions", "practice_id", ["practice_answers"]),
  ...(["fact_counts", "totals", "rank_steps", "board_entries", "awards"] as const).map(ofGuild),
  withRest("rounds", "round_id", ["answers", "voids", "round_sends", "round_questions"]),
  ...(
    ["daily_posts", "daily_slots", "daily_feeds", "asked_facts", "guild_notes", "note_versions"] as const
  ).map(ofGuild),
  ...(["note_drafts", "notes_off", "asked_only_own", "suggestions"] as const).map(ofGuild),
  withRest("facts", "fact_id", ["fact_fingerprints"]),
  ...(["hidden_members", "erasure_requests", "guild_settings"] as const).map(ofGuild),
];

/** Erases about so many rows of a server; false once nothing of it is left. */
export async function eraseOfGuild(tx: Tx, guildId: string): Promise<boolean> {
  let gone = 0n;
  for (const step of steps) {
    for (let more = true; more && gone < ROWS; ) {
      const rows = await step(tx, guildId);
      more = rows > 0n;
      gone += rows;
    }
    if (gone >= ROWS) return true;
  }
  return gone > 0n;
}
