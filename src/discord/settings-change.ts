import type { ChatInputCommandInteraction, Snowflake } from "discord.js";
import type { GuildSettings } from "../app/views.ts";
import { StudyError } from "../core/errors.ts";
import { oneOf, zoneOption } from "./options.ts";
import { demandIn, neededForFailures } from "./permissions.ts";
import { choices } from "./wording.ts";

const paces = { "1": 1, "1.5": 1.5, "2": 2 } as const;

type Options = ChatInputCommandInteraction["options"];

/** Turns what is set into what shall be. */
export type SettingsChange = (before: GuildSettings) => Partial<GuildSettings>;

/**
 * What the options of `/settings set` change, null where none was chosen; refuses an admin channel where the bot may not
 * post. The change itself refuses to forbid the last allowed channel, because an empty list means any.
 */
export function settingsChange(interaction: ChatInputCommandInteraction): SettingsChange | null {
  const { options } = interaction;
  const chosen = options.data[0]?.options ?? [];
  if (chosen.length === 0) return null;
  const clear = oneOf(choices.clears, options.getString("clear"));
  const admin = options.getChannel("admin-channel");
  if (admin && clear !== "admin") demandIn(interaction, admin.id, neededForFailures);
  const editors = options.getRole("editors");
  const plain = {
    ...plainChange(options),
    ...(clear === "editors" ? { editorRoleId: null } : editors ? { editorRoleId: editors.id } : {}),
    ...(clear === "admin" ? { adminChannelId: null } : admin ? { adminChannelId: admin.id } : {}),
  };
  const channels = channelsChange(options, clear === "channels");
  return (before) =>
    channels === null ? plain : { ...plain, roundChannelIds: channels(before.roundChannelIds) };
}

function plainChange(options: Options): Partial<GuildSettings> {
  const zone = options.getString(zoneOption.name);
  const role = options.getRole("starter-role");
  const starters = role ? { roleId: role.id } : oneOf(choices.starters, options.getString("starters"));
  const pace = oneOf(paces, options.getString("pace"));
  const roundsPerHour = options.getInteger("rounds-per-hour");
  const place = oneOf(choices.places, options.getString("place"));
  return {
    ...(zone === null ? {} : { zone }),
    ...(starters === null ? {} : { starters }),
    ...(pace === null ? {} : { pace: paces[pace] }),
    ...(place === null ? {} : { place }),
    ...(roundsPerHour === null ? {} : { roundsPerHour }),
  };
}

type Ids = readonly Snowflake[];

/** How the list of channels for rounds changes; null where it doesn't. */
function channelsChange(options: Options, clear: boolean): ((before: Ids) => Ids) | null {
  const allowed = options.getChannel("allow-channel")?.id;
  const forbidden = options.getChannel("forbid-channel")?.id;
  if (!clear && allowed === undefined && forbidden === undefined) return null;
  return (before) => {
    const kept = clear ? [] : before;
    const all = allowed === undefined ? kept : [...new Set([...kept, allowed])];
    return forbidden === undefined ? all : without(all, forbidden);
  };
}

function without(ids: Ids, forbidden: Snowflake): Ids {
  if (ids.length === 0) throw new StudyError("noChannelList");
  const left = ids.filter((id) => id !== forbidden);
  if (left.length === 0) throw new StudyError("lastChannel", { channelId: forbidden });
  return left;
}
