import { ApplicationCommandOptionType } from "discord.js";
import { memberOf } from "../src/discord/asker.ts";
import { privately, publicly } from "../src/discord/body.ts";
import type { Command } from "../src/discord/command.ts";
import { inServers } from "../src/discord/install.ts";
import { choicesOf, offer, oneOf, shareOption, topicOption } from "../src/discord/options.ts";
import { renderBoard } from "../src/discord/render/board.ts";
import { choices, describe } from "../src/discord/wording.ts";

/** How long the reply waits for names, in milliseconds. */
const PATIENCE = 1_000;

/** `/leaderboard`: a server's standings over a period, private unless shared. */
export const leaderboard = {
  data: {
    name: "leaderboard",
    description: describe.leaderboard,
    ...inServers,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: "period",
        description: describe.period,
        choices: choicesOf(choices.periods),
      },
      topicOption,
      shareOption,
    ],
  },
  autocomplete: offer,
  async execute(interaction, { app, names }) {
    const { options } = interaction;
    const { guildId, userId } = memberOf(interaction);
    const period = oneOf(choices.periods, options.getString("period")) ?? "week";
    const view = await app.leaderboard({ guildId, userId }, { period, topic: options.getString("topic") });
    const nameOf = await names.of(
      guildId,
      view.rows.map((row) => row.userId),
      PATIENCE,
    );
    const shared = options.getBoolean("share") ?? false;
    const message = renderBoard(view, nameOf, shared);
    await interaction.reply(shared ? publicly(message) : privately(message));
  },
} satisfies Command;
