import { ApplicationCommandOptionType } from "discord.js";
import { askerOf } from "../src/discord/asker.ts";
import { privately, publicly } from "../src/discord/body.ts";
import type { Command } from "../src/discord/command.ts";
import { everywhere } from "../src/discord/install.ts";
import { offer, shareOption, topicOption } from "../src/discord/options.ts";
import { renderFact } from "../src/discord/render/study.ts";
import { describe } from "../src/discord/wording.ts";

/** `/fact`: a fact from the notes, private unless shared. */
export const fact = {
  data: {
    name: "fact",
    description: describe.fact,
    ...everywhere,
    options: [
      topicOption,
      {
        type: ApplicationCommandOptionType.String,
        name: "about",
        description: describe.about,
        maxLength: 100,
      },
      shareOption,
    ],
  },
  autocomplete: offer,
  async execute(interaction, { app }) {
    const { options } = interaction;
    const wish = { topic: options.getString("topic"), about: options.getString("about") };
    const view = await app.facts.pick(askerOf(interaction), wish);
    const shared = options.getBoolean("share") ?? false;
    const message = renderFact(view, shared);
    await interaction.reply(shared ? publicly(message) : privately(message));
  },
} satisfies Command;
