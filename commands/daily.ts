import {
  ApplicationCommandOptionType,
  ChannelType,
  type ChatInputCommandInteraction,
  PermissionFlagsBits,
} from "discord.js";
import { managerOf } from "../src/discord/asker.ts";
import { body, privately } from "../src/discord/body.ts";
import type { Command, Context } from "../src/discord/command.ts";
import { dailyWish } from "../src/discord/daily-wish.ts";
import { inServers } from "../src/discord/install.ts";
import { offer, topicOption, zoneOption } from "../src/discord/options.ts";
import { demandIn, neededForDaily } from "../src/discord/permissions.ts";
import { dailyOff, dailyPosted, dailyStatus, describe } from "../src/discord/wording.ts";

const { Subcommand, String: Text, Channel } = ApplicationCommandOptionType;

/** `/daily set|show|off|now`, for members who may manage the server. */
export const daily = {
  data: {
    name: "daily",
    description: describe.daily,
    ...inServers,
    defaultMemberPermissions: PermissionFlagsBits.ManageGuild,
    options: [
      {
        type: Subcommand,
        name: "set",
        description: describe.dailySet,
        options: [
          {
            type: Channel,
            name: "channel",
            description: describe.dailyChannel,
            required: true,
            channelTypes: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
          },
          { type: Text, name: "time", description: describe.dailyTime, required: true, maxLength: 20 },
          zoneOption,
          topicOption,
          { type: Text, name: "weekdays", description: describe.weekdays, maxLength: 100 },
        ],
      },
      { type: Subcommand, name: "show", description: describe.dailyShow },
      { type: Subcommand, name: "off", description: describe.dailyOff },
      { type: Subcommand, name: "now", description: describe.dailyNow },
    ],
  },
  autocomplete: offer,
  async execute(interaction, context) {
    await interaction.reply(privately(body(await done(interaction, context))));
  },
} satisfies Command;

async function done(interaction: ChatInputCommandInteraction, { app }: Context): Promise<string> {
  const manager = managerOf(interaction);
  switch (interaction.options.getSubcommand()) {
    case "set":
      return dailyStatus(await app.daily.set(manager, dailyWish(interaction)));
    case "off":
      await app.daily.off(manager);
      return dailyOff;
    case "now": {
      const status = await app.daily.show(manager.guildId);
      const channelId = status.kind === "on" ? status.settings.channelId : interaction.channelId;
      demandIn(interaction, channelId, neededForDaily);
      return dailyPosted((await app.daily.now(manager, channelId)).channelId);
    }
    default:
      return dailyStatus(await app.daily.show(manager.guildId));
  }
}
