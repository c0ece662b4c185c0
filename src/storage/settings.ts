import type { Selectable } from "kysely";
import { z } from "zod";
import type { SettingsStore } from "../app/stores.ts";
import type { GuildSettings } from "../app/views.ts";
import type { Db, Tx } from "./database.ts";
import { pace } from "./round-rows.ts";
import type { Schema } from "./schema.ts";

const channelIds = z.array(z.string());

function settingsOf(row: Selectable<Schema["guild_settings"]>): GuildSettings {
  return {
    zone: row.zone,
    roundChannelIds: channelIds.parse(JSON.parse(row.round_channel_ids)),
    starters: row.starters === "role" ? { roleId: row.starter_role_id ?? "" } : row.starters,
    pace: pace.parse(row.pace),
    place: row.place,
    roundsPerHour: row.rounds_per_hour,
    editorRoleId: row.editor_role_id,
    adminChannelId: row.admin_channel_id,
  };
}

function columnsOf(settings: GuildSettings) {
  const { starters } = settings;
  return {
    zone: settings.zone,
    round_channel_ids: JSON.stringify(settings.roundChannelIds),
    starters: typeof starters === "string" ? starters : ("role" as const),
    starter_role_id: typeof starters === "string" ? null : starters.roleId,
    pace: settings.pace,
    place: settings.place,
    rounds_per_hour: settings.roundsPerHour,
    editor_role_id: settings.editorRoleId,
    admin_channel_id: settings.adminChannelId,
  };
}

/** The guild's time zone, in a transaction that needs it. */
export async function zoneOf(db: Db | Tx, guildId: string, defaultZone: string): Promise<string> {
  const row = await db
    .selectFrom("guild_settings")
    .select("zone")
    .where("guild_id", "=", guildId)
    .executeTakeFirst();
  return row?.zone ?? defaultZone;
}

async function settingsIn(db: Db | Tx, guildId: string): Promise<GuildSettings | null> {
  const row = await db
    .selectFrom("guild_settings")
    .selectAll()
    .where("guild_id", "=", guildId)
    .executeTakeFirst();
  return row === undefined ? null : settingsOf(row);
}

/** What each guild has set. */
export function makeSettings(db: Db): SettingsStore {
  return {
    get: (guildId) => settingsIn(db, guildId),
    change: (guildId, decide) =>
      db.transaction().execute(async (tx) => {
        const settings = decide(await settingsIn(tx, guildId));
        const columns = columnsOf(settings);
        await tx
          .insertInto("guild_settings")
          .values({ guild_id: guildId, ...columns })
          .onConflict((conflict) => conflict.column("guild_id").doUpdateSet(columns))
          .execute();
        return settings;
      }),
  };
}
