import {
  ApplicationCommandOptionType,
  ChannelType,
  type ChatInputCommandInteraction,
  PermissionFlagsBits,
} from "discord.js";
import type { App, Member } from "../src/app/app.ts";
import { managerOf } from "../src/discord/asker.ts";
import { body, privately } from "../src/discord/body.ts";
import type { Command } from "../src/discord/command.ts";
import { inServers } from "../src/discord/install.ts";
import { choicesOf, offer, roundsOption, zoneOption } from "../src/discord/options.ts";
import { settingsChange } from "../src/discord/settings-change.ts";
import { choices, describe, nothingToSet, settings as shown } from "../src/discord/wording.ts";

const { Subcommand, String: Text, Channel, Role } = ApplicationCommandOptionType;
const channelTypes = [ChannelType.GuildText, ChannelType.GuildAnnouncement] as const;

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
          roundsOption,
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
    await interaction.reply(privately(body(await done(interaction, manager, app))));
  },
} satisfies Command;

async function done(interaction: ChatInputCommandInteraction, manager: Member, app: App): Promise<string> {
  if (interaction.options.getSubcommand() === "show") return shown(await app.settings.get(manager.guildId));
  const change = settingsChange(interaction);
  return change === null ? nothingToSet : shown(await app.settings.set(manager, change));
}
