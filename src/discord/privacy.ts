import { type ButtonInteraction, type ChatInputCommandInteraction, MessageFlags } from "discord.js";
import { askerOf, memberOf } from "./asker.ts";
import { body, button, privately } from "./body.ts";
import type { Context } from "./command.ts";
import { type ButtonPress, customIdOf } from "./custom-ids.ts";
import { keepPromise } from "./promised-reply.ts";
import { privacy as say } from "./wording.ts";

/** Hands the asker what is kept about them as a file; reading it may take longer than Discord waits. */
export async function sendExport(interaction: ChatInputCommandInteraction, context: Context): Promise<void> {
  const asker = askerOf(interaction);
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const { name, bytes } = await context.app.privacy.export(asker);
  const files = [{ name, content: bytes, description: say.exportAlt }];
  await keepPromise(interaction, { ...body(say.exported(asker.guildId !== null)), files }, context);
}

/** Names the asker on boards, or no more. */
export async function choosePlace(interaction: ChatInputCommandInteraction, { app }: Context): Promise<void> {
  const isShown = interaction.options.getBoolean("shown", true);
  await app.privacy.show(memberOf(interaction), isShown);
  await interaction.reply(privately(body(isShown ? say.shown : say.hidden)));
}

/** Says what an erasure takes, and asks whether it is meant. */
export async function askErasure(interaction: ChatInputCommandInteraction, { app }: Context): Promise<void> {
  const asker = askerOf(interaction);
  const { requestId } = await app.privacy.askErasure(asker);
  const buttons = [
    button(say.erase, customIdOf({ kind: "erase", id: requestId }), "grave"),
    button(say.keep, customIdOf({ kind: "keepAll" })),
  ];
  await interaction.reply(privately(body(say.askErasure(asker.guildId !== null), buttons)));
}

/** Erases, or leaves all as it is, in place of the question. */
export async function decideErasure(
  interaction: ButtonInteraction,
  what: Extract<ButtonPress, { kind: "erase" | "keepAll" }>,
  context: Context,
): Promise<void> {
  await interaction.deferUpdate();
  if (what.kind === "erase") await context.app.privacy.erase(askerOf(interaction), what.id);
  await keepPromise(interaction, body(what.kind === "erase" ? say.erased : say.kept), context);
}
