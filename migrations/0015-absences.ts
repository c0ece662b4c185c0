import type { Kysely } from "kysely";

/** The latest absence that was long enough to give a question its time again: the next process may still need it. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  for (const column of ["away_from", "away_to"])
    await schema.alterTable("presence").addColumn(column, "integer").execute();
}
