import type { ChatInputCommandInteraction } from "discord.js";
import { type Body, publicly } from "./body.ts";
import type { Context } from "./command.ts";
import { loggable } from "./loggable.ts";

/**
 * Turns a promised reply into what it tells. That has happened already, so a failure is logged and the member isn't asked
 * to try again.
 */
export async function keepPromise(
  interaction: ChatInputCommandInteraction,
  message: Body,
  { log }: Context,
): Promise<void> {
  try {
    await interaction.editReply(publicly(message));
  } catch (error) {
    const { id, commandName: command } = interaction;
    log.warn({ error: loggable(error), interaction: id, command }, "a promised reply couldn't be given");
  }
}
