import { ApplicationCommandOptionType, type ChatInputCommandInteraction } from "discord.js";
import type { QuizWish } from "../src/app/app.ts";
import { memberOf } from "../src/discord/asker.ts";
import { body, privately } from "../src/discord/body.ts";
import type { Command } from "../src/discord/command.ts";
import { inServers } from "../src/discord/install.ts";
import { choicesOf, offer, oneOf, topicOption } from "../src/discord/options.ts";
import { startQuiz } from "../src/discord/quiz-start.ts";
import { choices, describe, stopping } from "../src/discord/wording.ts";

const { Subcommand, Integer, String: Text, Boolean: YesNo } = ApplicationCommandOptionType;

/** `/quiz start` and `/quiz stop`. */
export const quiz = {
  data: {
    name: "quiz",
    description: describe.quiz,
    ...inServers,
    options: [
      {
        type: Subcommand,
        name: "start",
        description: describe.quizStart,
        options: [
          topicOption,
          { type: Integer, name: "questions", description: describe.questions, minValue: 1, maxValue: 25 },
          { type: Integer, name: "seconds", description: describe.seconds, minValue: 5, maxValue: 120 },
          { type: Text, name: "kind", description: describe.kind, choices: choicesOf(choices.kinds) },
          { type: YesNo, name: "speed", description: describe.speed },
          { type: Text, name: "where", description: describe.where, choices: choicesOf(choices.places) },
        ],
      },
      { type: Subcommand, name: "stop", description: describe.quizStop },
    ],
  },
  autocomplete: offer,
  async execute(interaction, context) {
    if (interaction.options.getSubcommand() === "start") {
      const where = oneOf(choices.places, interaction.options.getString("where"));
      return startQuiz(interaction, wishOf(interaction), where, context);
    }
    await context.app.rounds.stop(memberOf(interaction), interaction.channelId, null);
    await interaction.reply(privately(body(stopping)));
  },
} satisfies Command;

function wishOf({ options }: ChatInputCommandInteraction): QuizWish {
  return {
    topic: options.getString("topic"),
    questions: options.getInteger("questions") ?? 5,
    seconds: options.getInteger("seconds") ?? 20,
    kind: oneOf(choices.kinds, options.getString("kind")) ?? "mixed",
    speed: options.getBoolean("speed") ?? true,
  };
}
