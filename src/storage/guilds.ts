import { sql } from "kysely";
import type { GuildStore } from "../app/privacy-stores.ts";
import type { Db, Tx } from "./database.ts";
import { eraseOfGuild } from "./guild-erasure.ts";

/** Those whose erasure has begun stay left. */
async function here(tx: Tx, guildIds: readonly string[]): Promise<void> {
  await sql`
    insert into guilds (guild_id) select value from json_each(${JSON.stringify(guildIds)}) where true
    on conflict (guild_id) do update set left_at = null where is_going = 0 and left_at is not null`.execute(
    tx,
  );
}

/** Which servers the bot is in, and what becomes of those that it left. */
export function makeGuilds(db: Db): GuildStore {
  return {
    present: (guildIds, now) =>
      db.transaction().execute(async (tx) => {
        await here(tx, guildIds);
        await sql`
          update guilds set left_at = ${now}
          where left_at is null and guild_id not in (select value from json_each(${JSON.stringify(guildIds)}))`.execute(
          tx,
        );
      }),
    // Discord tells it of every server at every start: most are known, and nothing is written.
    async joined(guildId) {
      const known = await db
        .selectFrom("guilds")
        .select("left_at")
        .where("guild_id", "=", guildId)
        .executeTakeFirst();
      if (known?.left_at !== null) await db.transaction().execute((tx) => here(tx, [guildId]));
    },
    async left(guildId, now) {
      await db
        .insertInto("guilds")
        .values({ guild_id: guildId, left_at: now })
        .onConflict((conflict) =>
          conflict
            .column("guild_id")
            .doUpdateSet((eb) => ({ left_at: eb.fn.coalesce("guilds.left_at", eb.val(now)) })),
        )
        .execute();
    },
    eraseSome: (before) =>
      db.transaction().execute(async (tx) => {
        const guild = await tx
          .selectFrom("guilds")
          .select("guild_id")
          .where("left_at", "<=", before)
          .orderBy("is_going", "desc")
          .executeTakeFirst();
        if (guild === undefined) return false;
        const row = { guild_id: guild.guild_id };
        if (await eraseOfGuild(tx, guild.guild_id))
          await tx
            .updateTable("guilds")
            .set({ is_going: 1 })
            .where((eb) => eb.and(row))
            .execute();
        else
          await tx
            .deleteFrom("guilds")
            .where((eb) => eb.and(row))
            .execute();
        return true;
      }),
  };
}
