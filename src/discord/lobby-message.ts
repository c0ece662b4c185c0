import type { ButtonInteraction, ChatInputCommandInteraction, InteractionCallbackResponse } from "discord.js";
import type { LobbyView } from "../app/views.ts";
import { publicly } from "./body.ts";
import type { Context } from "./command.ts";
import { isTooLateToAnswer } from "./delivery.ts";
import { renderLobby } from "./render/lobby.ts";

/**
 * Announces a round that has been started as the reply to whoever started it, and records the message. Where Discord
 * no longer waits for the reply, the announcement is posted to the channel: the round runs all the same.
 */
export async function announceLobby(
  interaction: ButtonInteraction | ChatInputCommandInteraction,
  lobby: LobbyView,
  context: Context,
): Promise<void> {
  try {
    const response = await interaction.reply({ ...publicly(renderLobby(lobby)), withResponse: true });
    await context.app.rounds.announced(lobby.roundId, messageOf(response));
  } catch (error) {
    if (!isTooLateToAnswer(error)) throw error;
    await postLobby(lobby, context);
  }
}

/** Posts the announcement to the round's own channel, and records the message. */
export async function postLobby(lobby: LobbyView, { app, channels }: Context): Promise<void> {
  const sent = await channels.post(lobby.channelId, lobby, `lobby-${lobby.roundId}`.slice(0, 25));
  if (sent.kind === "sent") await app.rounds.announced(lobby.roundId, sent.messageId);
}

function messageOf(response: InteractionCallbackResponse): string {
  const id = response.resource?.message?.id ?? response.interaction.responseMessageId;
  if (!id) throw new Error("Discord did not tell which message the reply became");
  return id;
}
