import { ApplicationCommandOptionType } from "discord.js";
import { askerOf } from "../src/discord/asker.ts";
import { privately } from "../src/discord/body.ts";
import type { Command } from "../src/discord/command.ts";
import { everywhere } from "../src/discord/install.ts";
import { choicesOf, offer, oneOf, topicOption } from "../src/discord/options.ts";
import { renderPractice } from "../src/discord/render/practice.ts";
import { describe, practiceKinds } from "../src/discord/wording.ts";

/** `/practice`: a private exercise without a clock; its buttons and menus do the rest. */
export const practice = {
  data: {
    name: "practice",
    description: describe.practice,
    ...everywhere,
    options: [
      topicOption,
      {
        type: ApplicationCommandOptionType.String,
        name: "kind",
        description: describe.practiceKind,
        choices: choicesOf(practiceKinds),
      },
    ],
  },
  autocomplete: offer,
  async execute(interaction, { app }) {
    const { options } = interaction;
    const kind = oneOf(practiceKinds, options.getString("kind")) ?? "mixed";
    const view = await app.practice.next(askerOf(interaction), { topic: options.getString("topic"), kind });
    await interaction.reply(privately(renderPractice(view)));
  },
} satisfies Command;
