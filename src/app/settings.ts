import { StudyError } from "../core/errors.ts";
import { ROUNDS_PER_HOUR } from "../core/quotas.ts";
import { zoneNamed } from "../core/time.ts";
import type { App } from "./app.ts";
import type { SettingsStore } from "./stores.ts";
import type { GuildSettings } from "./views.ts";

/** What a server has set, or what holds before it set anything. */
export function makeSettings(store: SettingsStore, defaultZone: string): App["settings"] {
  const defaults: GuildSettings = {
    zone: defaultZone,
    roundChannelIds: [],
    starters: "everyone",
    pace: 1,
    place: "here",
    roundsPerHour: ROUNDS_PER_HOUR.usual,
    editorRoleId: null,
    adminChannelId: null,
  };
  const get = async (guildId: string) => (await store.get(guildId)) ?? defaults;
  return {
    get,
    async set(member, change) {
      if (!member.mayManageServer) throw new StudyError("notAllowed", { need: "manager" });
      return store.change(member.guildId, (known) => {
        const before = known ?? defaults;
        const settings = { ...before, ...change(before) };
        const zone = zoneNamed(settings.zone);
        if (zone === null) throw new StudyError("unknownZone", { zone: settings.zone });
        return { ...settings, zone };
      });
    },
  };
}
