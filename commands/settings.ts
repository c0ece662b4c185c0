import {
  ApplicationCommandOptionType,
  ChannelType,
  type ChatInputCommandInteraction,
  PermissionFlagsBits,
} from "discord.js";
import type { GuildSettings } from "../src/app/views.ts";
import { managerOf } from "../src/discord/asker.ts";
import { body, privately } from "../src/discord/body.ts";
import type { Command } from "../src/discord/command.ts";
import { inServers } from "../src/discord/install.ts";
import { choicesOf, offer, oneOf, zoneOption } from "../src/discord/options.ts";
import { choices, describe, nothingToSet, settings as shown } from "../src/discord/wording.ts";

const { Subcommand, String: Text, Channel, Role } = ApplicationCommandOptionType;
const channelTypes = [ChannelType.GuildText, ChannelType.GuildAnnouncement] as const;
const paces = { "1": 1, "1.5": 1.5, "2": 2 } as const;

/** `/settings show|set`, for members who may manage the server. */
export const settings = {
  data: {
    name: "settings",
    description: describe.settings,
    ...inServers,
    defaultMemberPermissions: PermissionFlagsBits.ManageGuild,
    options: [
      { type: Subcommand, name: "show", description: describe.settingsShow },
      {
        type: Subcommand,
        name: "set",
        description: describe.settingsSet,
        options: [
          zoneOption,
          { type: Channel, name: "allow-channel", description: describe.allowChannel, channelTypes },
          { type: Channel, name: "forbid-channel", description: describe.forbidChannel, channelTypes },
          {
            type: Text,
            name: "starters",
            description: describe.starters,
            choices: choicesOf(choices.starters),
          },
          { type: Role, name: "starter-role", description: describe.starterRole },
          { type: Text, name: "pace", description: describe.pace, choices: choicesOf(choices.paces) },
          { type: Text, name: "place", description: describe.place, choices: choicesOf(choices.places) },
          { type: Role, name: "editors", description: describe.editors },
          { type: Channel, name: "admin-channel", description: describe.adminChannel, channelTypes },
          { type: Text, name: "clear", description: describe.clear, choices: choicesOf(choices.clears) },
        ],
      },
    ],
  },
  autocomplete: offer,
  async execute(interaction, { app }) {
    const manager = managerOf(interaction);
    const current = await app.settings.get(manager.guildId);
    const change = interaction.options.getSubcommand() === "set" ? changeOf(interaction, current) : null;
    if (change !== null && Object.keys(change).length === 0) {
      await interaction.reply(privately(body(nothingToSet)));
      return;
    }
    const now = change === null ? current : await app.settings.set(manager, change);
    await interaction.reply(privately(body(shown(now))));
  },
} satisfies Command;

function changeOf({ options }: ChatInputCommandInteraction, current: GuildSettings): Partial<GuildSettings> {
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
