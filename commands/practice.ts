import { askerOf } from "../src/discord/asker.ts";
import { privately } from "../src/discord/body.ts";
import type { Command } from "../src/discord/command.ts";
import { everywhere } from "../src/discord/install.ts";
import { offer, topicOption } from "../src/discord/options.ts";
import { renderPractice } from "../src/discord/render/study.ts";
import { describe } from "../src/discord/wording.ts";

/** `/practice`: a private question without a clock; its buttons do the rest. */
export const practice = {
  data: {
    name: "practice",
    description: describe.practice,
    ...everywhere,
    options: [topicOption],
  },
  autocomplete: offer,
  async execute(interaction, { app }) {
    const question = await app.practice.next(askerOf(interaction), interaction.options.getString("topic"));
    await interaction.reply(privately(renderPractice(question)));
  },
} satisfies Command;
