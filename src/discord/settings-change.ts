import type { ChatInputCommandInteraction } from "discord.js";
import type { GuildSettings } from "../app/views.ts";
import { oneOf, zoneOption } from "./options.ts";
import { choices } from "./wording.ts";

const paces = { "1": 1, "1.5": 1.5, "2": 2 } as const;

/** What the options of `/settings set` change; empty where they change nothing. */
export function settingsChange(
  { options }: ChatInputCommandInteraction,
  current: GuildSettings,
): Partial<GuildSettings> {
  const clear = oneOf(choices.clears, options.getString("clear"));
  const zone = options.getString(zoneOption.name);
  const role = options.getRole("starter-role");
  const starters = role ? { roleId: role.id } : oneOf(choices.starters, options.getString("starters"));
  const pace = oneOf(paces, options.getString("pace"));
  const place = oneOf(choices.places, options.getString("place"));
  const editors = options.getRole("editors");
  const admin = options.getChannel("admin-channel");
  const channels = channelsOf(options, clear === "channels" ? [] : current.roundChannelIds);
  return {
    ...(zone === null ? {} : { zone }),
    ...(channels.join() === current.roundChannelIds.join() ? {} : { roundChannelIds: channels }),
    ...(starters === null ? {} : { starters }),
    ...(pace === null ? {} : { pace: paces[pace] }),
    ...(place === null ? {} : { place }),
    ...(clear === "editors" ? { editorRoleId: null } : editors ? { editorRoleId: editors.id } : {}),
    ...(clear === "admin" ? { adminChannelId: null } : admin ? { adminChannelId: admin.id } : {}),
  };
}

function channelsOf(
  options: ChatInputCommandInteraction["options"],
  current: readonly string[],
): readonly string[] {
  const allowed = options.getChannel("allow-channel")?.id;
  const forbidden = options.getChannel("forbid-channel")?.id;
  const all = allowed === undefined ? current : [...new Set([...current, allowed])];
  return all.filter((id) => id !== forbidden);
}
