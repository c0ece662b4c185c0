import type { InteractionCallbackResponse } from "discord.js";

/** The id of the message that a reply became. */
export function lobbyMessageOf(response: InteractionCallbackResponse): string {
  const id = response.resource?.message?.id ?? response.interaction.responseMessageId;
  if (!id) throw new Error("Discord did not tell which message the reply became");
  return id;
}
