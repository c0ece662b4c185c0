import type { Db } from "./database.ts";

/** The members of a server whom boards and lists of a round's players don't show. */
export async function hiddenIn(db: Db, guildId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("hidden_members")
    .select("hidden_user_id")
    .where("guild_id", "=", guildId)
    .execute();
  return new Set(rows.map((row) => row.hidden_user_id));
}

/** Hides a member from the boards of a server, or shows them again. */
export async function hide(
  db: Db,
  { guildId, userId }: { readonly guildId: string; readonly userId: string },
  isHidden: boolean,
): Promise<void> {
  const row = { guild_id: guildId, hidden_user_id: userId };
  if (isHidden)
    await db
      .insertInto("hidden_members")
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  else
    await db
      .deleteFrom("hidden_members")
      .where((eb) => eb.and(row))
      .execute();
}
