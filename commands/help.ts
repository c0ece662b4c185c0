import { PermissionFlagsBits } from "discord.js";
import { askerOf } from "../src/discord/asker.ts";
import { body, privately } from "../src/discord/body.ts";
import type { Command } from "../src/discord/command.ts";
import { everywhere } from "../src/discord/install.ts";
import { missingOf, neededForDaily } from "../src/discord/permissions.ts";
import { checklist, describe, help as text } from "../src/discord/wording.ts";

/** `/help`; whoever may manage the server sees first what is left to set up. */
export const help = {
  data: { name: "help", description: describe.help, ...everywhere },
  async execute(interaction, { app, mention }) {
    const { guildId } = askerOf(interaction);
    const manages = interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
    if (guildId === null || !manages) {
      await interaction.reply(privately(body(text(mention))));
      return;
    }
    const [daily, settings] = await Promise.all([app.daily.show(guildId), app.settings.get(guildId)]);
    const missing = missingOf(interaction.appPermissions, neededForDaily);
    const setup = checklist({ topics: app.topics(guildId, ""), daily, settings, missing }, mention);
    await interaction.reply(privately(body(`${setup}\n${text(mention)}`)));
  },
} satisfies Command;
