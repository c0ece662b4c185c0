import type { ButtonInteraction, ModalSubmitInteraction, StringSelectMenuInteraction } from "discord.js";
import type { Opening } from "../app/app.ts";
import type { PressOutcome } from "../app/press-views.ts";
import { StudyError } from "../core/errors.ts";
import type { Given } from "../core/questions/given.ts";
import { body, button, privately } from "./body.ts";
import type { Context } from "./command.ts";
import { type ButtonPress, customIdOf } from "./custom-ids.ts";
import { isTooLateToAnswer, levelOf } from "./delivery.ts";
import { chosenIn, writtenIn } from "./given.ts";
import { loggable } from "./loggable.ts";
import { renderForm } from "./render/form.ts";
import * as say from "./wording.ts";

type Answering = ButtonInteraction | StringSelectMenuInteraction | ModalSubmitInteraction;
type OfQuestion = Pick<Extract<ButtonPress, { kind: "write" }>, "roundId" | "position">;

/** Shows the form for a typed answer at once; nothing is saved before it comes back. */
export async function write(
  interaction: ButtonInteraction,
  what: OfQuestion,
  { app }: Context,
): Promise<void> {
  const opening = openingOf(interaction, what);
  const form = opening === null ? ({ kind: "notPart" } as const) : await app.rounds.form(opening);
  if (form.kind === "form") await interaction.showModal(renderForm(form));
  else await interaction.reply(privately(body(say.refusedPress(form))));
}

/** A typed answer as its form brought it; what shows nothing is refused in words. */
export async function answerWritten(
  interaction: ModalSubmitInteraction,
  what: OfQuestion,
  context: Context,
): Promise<void> {
  const text = writtenIn(interaction, "line");
  if (text) return answer(interaction, what, { kind: "text", text }, context);
  await interaction.reply(privately(body(text === null ? say.notPart : say.nothingWritten)));
}

/** All the options that a member chose in a menu. */
export async function answerChosen(
  interaction: StringSelectMenuInteraction,
  what: OfQuestion,
  context: Context,
): Promise<void> {
  const choices = chosenIn(interaction);
  if (choices === null) return void (await interaction.reply(privately(body(say.notPart))));
  await answer(interaction, what, { kind: "options", choices }, context);
}

/** Saved first, told after: there is no reply before the answer is on disk, and never more than one. */
export async function answer(
  interaction: Answering,
  { roundId, position }: OfQuestion,
  given: Given,
  context: Context,
): Promise<void> {
  const opening = openingOf(interaction, { roundId, position });
  if (opening === null) return void (await interaction.reply(privately(body(say.notPart))));
  const outcome = await saved(opening, given, context);
  if (outcome === "notSaved") return void (await interaction.reply(privately(body(say.notSaved))));
  if (outcome.kind === "repeated") {
    context.log.debug({ interaction: interaction.id }, "an interaction came twice and was answered once");
    return;
  }
  const mayReveal = "mayReveal" in outcome && outcome.mayReveal;
  const isMiss = outcome.kind === "countedAfterReveal" && given.kind === "text" && outcome.credit < 1;
  const buttons = [
    ...(mayReveal ? [button(say.revealNow, customIdOf({ kind: "revealNow", roundId, position }))] : []),
    ...(isMiss ? [button(say.rightToo, customIdOf({ kind: "rightToo", roundId, position }))] : []),
  ];
  await acknowledge(interaction, privately(body(say.acknowledgement(outcome), buttons)), context);
}

/** Where and when a question was pressed; null where that can be no round's. */
function openingOf(interaction: Answering, { roundId, position }: OfQuestion): Opening | null {
  const { id: interactionId, guildId, channelId, message, user } = interaction;
  if (guildId === null || channelId === null || message === null) return null;
  return { interactionId, guildId, channelId, messageId: message.id, userId: user.id, roundId, position };
}

async function saved(
  opening: Opening,
  given: Given,
  { app, log }: Context,
): Promise<PressOutcome | "notSaved"> {
  try {
    return await app.rounds.press({ ...opening, given });
  } catch (error) {
    if (error instanceof StudyError && error.cause === undefined) throw error;
    log.error({ error: loggable(error), ...opening }, "an answer couldn't be saved");
    return "notSaved";
  }
}

/** What is on disk must not be called lost: where Discord fails to take the acknowledgement, it is sent once more. */
async function acknowledge(
  interaction: Answering,
  message: ReturnType<typeof privately>,
  { log }: Context,
): Promise<void> {
  try {
    await interaction.reply(message);
  } catch (first) {
    if (isTooLateToAnswer(first)) throw first;
    await interaction.reply(message).catch((error: unknown) => {
      log[levelOf(error)](
        { error: loggable(error), interaction: interaction.id },
        "an answer couldn't be acknowledged",
      );
    });
  }
}
