import { type ChatInputCommandInteraction, PermissionFlagsBits } from "discord.js";
import type { GuildSettings } from "../src/app/views.ts";
import { askerOf } from "../src/discord/asker.ts";
import { body, privately } from "../src/discord/body.ts";
import type { Command } from "../src/discord/command.ts";
import { everywhere } from "../src/discord/install.ts";
import {
  mayHoldThreads,
  missingIn,
  missingOf,
  neededForDaily,
  neededForRound,
  neededForThread,
} from "../src/discord/permissions.ts";
import { checklist, describe, helpAlone, help as text } from "../src/discord/wording.ts";

/** `/help`; whoever may manage the server sees first what is left to set up. */
export const help = {
  data: { name: "help", description: describe.help, ...everywhere },
  async execute(interaction, { app, mention }) {
    const { guildId } = askerOf(interaction);
    if (guildId === null) return void (await interaction.reply(privately(body(helpAlone(mention)))));
    const manages = interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
    if (!manages) return void (await interaction.reply(privately(body(text(mention)))));
    const [daily, settings] = await Promise.all([app.daily.show(guildId), app.settings.get(guildId)]);
    const dailyMissing =
      daily.kind === "on" ? missingIn(interaction, daily.settings.channelId, neededForDaily) : [];
    const missing = missingOf(interaction.appPermissions, neededHere(interaction, settings));
    const topics = await app.topics(guildId, "");
    const setup = checklist({ topics, daily, settings, dailyMissing, missing }, mention);
    await interaction.reply(privately(body(`${setup}\n${text(mention)}`)));
  },
} satisfies Command;

/** What a round that is started here needs. */
function neededHere({ channel }: ChatInputCommandInteraction, { place }: GuildSettings) {
  return place === "thread" && mayHoldThreads(channel) ? neededForThread : neededForRound(channel);
}
