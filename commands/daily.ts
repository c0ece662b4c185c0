import {
  ApplicationCommandOptionType,
  ChannelType,
  type ChatInputCommandInteraction,
  MessageFlags,
  PermissionFlagsBits,
} from "discord.js";
import { managerOf } from "../src/discord/asker.ts";
import { body, privately } from "../src/discord/body.ts";
import type { Command, Context } from "../src/discord/command.ts";
import { dailyWish } from "../src/discord/daily-wish.ts";
import { inServers } from "../src/discord/install.ts";
import { offer, topicOption, zoneOption } from "../src/discord/options.ts";
import { demandIn, neededForDaily } from "../src/discord/permissions.ts";
import { keepPromise } from "../src/discord/promised-reply.ts";
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
    if (interaction.options.getSubcommand() === "now") return now(interaction, context);
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
    default:
      return dailyStatus(await app.daily.show(manager.guildId));
  }
}

/** Posting may take Discord longer than it waits for an answer, so the answer is promised first. */
async function now(interaction: ChatInputCommandInteraction, context: Context): Promise<void> {
  const { app } = context;
  const manager = managerOf(interaction);
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const status = await app.daily.show(manager.guildId);
  const isOn = status.kind === "on";
  const channelId = isOn ? status.settings.channelId : interaction.channelId;
  demandIn(interaction, channelId, neededForDaily);
  const posted = await app.daily.now(manager, channelId, interaction.id);
  await keepPromise(interaction, body(dailyPosted(posted.channelId, isOn)), context);
}
