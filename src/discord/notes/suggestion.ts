import type { ButtonInteraction, MessageContextMenuCommandInteraction } from "discord.js";
import { memberOf } from "../asker.ts";
import type { Context } from "../command.ts";
import type { ButtonPress } from "../custom-ids.ts";
import { keepPromise } from "../promised-reply.ts";
import { renderSuggestion } from "../render/suggestion.ts";

/** Suggests a message in the open, so that its author sees what is about to be kept. */
export async function suggest(
  interaction: MessageContextMenuCommandInteraction,
  context: Context,
): Promise<void> {
  const member = memberOf(interaction);
  const { targetMessage: message } = interaction;
  await interaction.deferReply();
  const view = await context.app.suggestions.suggest(member, {
    messageId: message.id,
    channelId: message.channelId,
    authorUserId: message.author.id,
    isByBot: message.author.bot || message.webhookId !== null,
    content: message.content,
    url: message.url,
  });
  await keepPromise(interaction, renderSuggestion(view), context);
}

/** Accepts or withdraws a suggestion, in place of what was shown. */
export async function settle(
  interaction: ButtonInteraction,
  { kind, id }: Extract<ButtonPress, { kind: "saveAccept" | "saveWithdraw" }>,
  context: Context,
): Promise<void> {
  const member = memberOf(interaction);
  const { suggestions } = context.app;
  await interaction.deferUpdate();
  const view =
    kind === "saveAccept" ? await suggestions.accept(member, id) : await suggestions.withdraw(member, id);
  await keepPromise(interaction, renderSuggestion(view), context);
}
