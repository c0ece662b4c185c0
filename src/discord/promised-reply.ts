import type {
  ButtonInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  StringSelectMenuInteraction,
} from "discord.js";
import { type Body, publicly } from "./body.ts";
import type { Context } from "./command.ts";
import { loggable } from "./loggable.ts";

type Promising =
  | ButtonInteraction
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | StringSelectMenuInteraction;

/**
 * Turns a promised reply into what it tells. That has happened already, so a failure is logged and the member isn't asked
 * to try again.
 */
export async function keepPromise(interaction: Promising, message: Body, { log }: Context): Promise<void> {
  try {
    await interaction.editReply({ attachments: [], ...publicly(message) });
  } catch (error) {
    const { id } = interaction;
    const what = interaction.isMessageComponent() ? interaction.customId : interaction.commandName;
    log.warn({ error: loggable(error), interaction: id, what }, "a promised reply couldn't be given");
  }
}
