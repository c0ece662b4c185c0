import type { ButtonInteraction } from "discord.js";
import type { PressOutcome } from "../app/views.ts";
import { StudyError } from "../core/errors.ts";
import { body, button, privately } from "./body.ts";
import type { Context } from "./command.ts";
import { type ButtonPress, customIdOf } from "./custom-ids.ts";
import { isTooLateToAnswer } from "./delivery.ts";
import { loggable } from "./loggable.ts";
import * as say from "./wording.ts";

type Answer = Extract<ButtonPress, { kind: "answer" }>;

/** Saved first, told after: there is no reply before the answer is on disk, and never more than one. */
export async function answer(interaction: ButtonInteraction, what: Answer, context: Context): Promise<void> {
  const { guildId } = interaction;
  if (guildId === null) return void (await interaction.reply(privately(body(say.notPart))));
  const outcome = await saved(interaction, guildId, what, context);
  if (outcome === "notSaved") return void (await interaction.reply(privately(body(say.notSaved))));
  if (outcome.kind === "repeated") {
    context.log.debug({ interaction: interaction.id }, "an interaction came twice and was answered once");
    return;
  }
  const { roundId, position } = what;
  const mayReveal = "mayReveal" in outcome && outcome.mayReveal;
  const buttons = mayReveal
    ? [button(say.revealNow, customIdOf({ kind: "revealNow", roundId, position }))]
    : [];
  await acknowledge(interaction, privately(body(say.acknowledgement(outcome), buttons)), context);
}

async function saved(
  interaction: ButtonInteraction,
  guildId: string,
  { roundId, position, choice }: Answer,
  { app, log }: Context,
): Promise<PressOutcome | "notSaved"> {
  const { id: interactionId, channelId, user, message } = interaction;
  const place = { interactionId, guildId, channelId, messageId: message.id };
  try {
    return await app.rounds.press({ ...place, userId: user.id, roundId, position, choice });
  } catch (error) {
    if (error instanceof StudyError) throw error;
    log.error({ error: loggable(error), ...place, roundId, position }, "an answer couldn't be saved");
    return "notSaved";
  }
}

/** What is on disk must not be called lost: where Discord fails to take the acknowledgement, it is sent once more. */
async function acknowledge(
  interaction: ButtonInteraction,
  message: ReturnType<typeof privately>,
  { log }: Context,
): Promise<void> {
  try {
    await interaction.reply(message);
  } catch (first) {
    if (isTooLateToAnswer(first)) throw first;
    await interaction.reply(message).catch((error: unknown) => {
      const level = isTooLateToAnswer(error) ? "debug" : "error";
      log[level](
        { error: loggable(error), interaction: interaction.id },
        "an answer couldn't be acknowledged",
      );
    });
  }
}
