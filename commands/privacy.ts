import { ApplicationCommandOptionType } from "discord.js";
import type { Command } from "../src/discord/command.ts";
import { everywhere } from "../src/discord/install.ts";
import { askErasure, sendExport } from "../src/discord/privacy.ts";
import { describe } from "../src/discord/wording.ts";

const { Subcommand } = ApplicationCommandOptionType;

/** `/privacy export|delete`, about the asker only: what is kept of them here or, outside of a server, anywhere. */
export const privacy = {
  data: {
    name: "privacy",
    description: describe.privacy,
    ...everywhere,
    options: [
      { type: Subcommand, name: "export", description: describe.privacyExport },
      { type: Subcommand, name: "delete", description: describe.privacyDelete },
    ],
  },
  async execute(interaction, context) {
    const deeds: Readonly<Record<string, typeof sendExport>> = { export: sendExport, delete: askErasure };
    await (deeds[interaction.options.getSubcommand()] ?? sendExport)(interaction, context);
  },
} satisfies Command;
