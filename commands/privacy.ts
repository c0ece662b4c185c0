import { ApplicationCommandOptionType } from "discord.js";
import type { Command } from "../src/discord/command.ts";
import { everywhere } from "../src/discord/install.ts";
import { askErasure, choosePlace, sendExport } from "../src/discord/privacy.ts";
import { describe } from "../src/discord/wording.ts";

const { Subcommand, Boolean: YesNo } = ApplicationCommandOptionType;

/** `/privacy export|delete|leaderboard`, about the asker only: what is kept of them here or, outside of a server, anywhere. */
export const privacy = {
  data: {
    name: "privacy",
    description: describe.privacy,
    ...everywhere,
    options: [
      { type: Subcommand, name: "export", description: describe.privacyExport },
      { type: Subcommand, name: "delete", description: describe.privacyDelete },
      {
        type: Subcommand,
        name: "leaderboard",
        description: describe.privacyLeaderboard,
        options: [{ type: YesNo, name: "shown", description: describe.shown, required: true }],
      },
    ],
  },
  async execute(interaction, context) {
    const deeds: Readonly<Record<string, typeof sendExport>> = {
      export: sendExport,
      delete: askErasure,
      leaderboard: choosePlace,
    };
    await (deeds[interaction.options.getSubcommand()] ?? sendExport)(interaction, context);
  },
} satisfies Command;
