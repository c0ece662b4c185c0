import { ApplicationCommandOptionType, type ChatInputCommandInteraction } from "discord.js";
import { memberOf } from "../src/discord/asker.ts";
import { type Body, privately } from "../src/discord/body.ts";
import type { Command, Context } from "../src/discord/command.ts";
import { inServers } from "../src/discord/install.ts";
import { offer, questionOption } from "../src/discord/options.ts";
import { openPin } from "../src/discord/questions/pin.ts";
import { renderDossier, renderFixes, renderFlagged, renderStats } from "../src/discord/render/questions.ts";
import { describe, questions as say } from "../src/discord/wording.ts";

const { Subcommand } = ApplicationCommandOptionType;
const options = [questionOption];

/** `/questions flagged|show|disable|enable|stats|fixes|pin|unpin`; that only editors may is checked by the app. */
export const questions = {
  data: {
    name: "questions",
    description: describe.reviewing,
    ...inServers,
    options: [
      { type: Subcommand, name: "flagged", description: describe.questionsFlagged },
      { type: Subcommand, name: "show", description: describe.questionsShow, options },
      { type: Subcommand, name: "disable", description: describe.questionsDisable, options },
      { type: Subcommand, name: "enable", description: describe.questionsEnable, options },
      { type: Subcommand, name: "stats", description: describe.questionsStats },
      { type: Subcommand, name: "fixes", description: describe.questionsFixes },
      { type: Subcommand, name: "pin", description: describe.questionsPin, options },
      { type: Subcommand, name: "unpin", description: describe.questionsUnpin, options },
    ],
  },
  autocomplete: offer,
  async execute(interaction, context) {
    const { options } = interaction;
    if (options.getSubcommand() === "pin")
      return openPin(interaction, options.getString("question", true), context);
    await interaction.reply(privately(await answer(interaction, context)));
  },
} satisfies Command;

async function answer(
  interaction: ChatInputCommandInteraction,
  { app: { questions } }: Context,
): Promise<Body> {
  const member = memberOf(interaction);
  const id = () => interaction.options.getString("question", true);
  switch (interaction.options.getSubcommand()) {
    case "show":
      return renderDossier(await questions.show(member, id()));
    case "disable":
      return renderDossier(await questions.disable(member, id()), say.disabledDone);
    case "enable":
      return renderDossier(await questions.enable(member, id()), say.enabledDone);
    case "unpin":
      return renderDossier(await questions.unpin(member, id()), say.unpinnedDone);
    case "stats":
      return renderStats(await questions.stats(member, 0));
    case "fixes":
      return renderFixes(await questions.fixes(member));
    default:
      return renderFlagged(await questions.flagged(member, 0));
  }
}
