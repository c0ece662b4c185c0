import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type InteractionCallbackResponse,
  MessageFlags,
} from "discord.js";
import type { LobbyView } from "../app/views.ts";
import { publicly } from "./body.ts";
import type { Context } from "./command.ts";
import { isNoLongerWaiting } from "./delivery.ts";
import { loggable } from "./loggable.ts";
import { renderLobby } from "./render/lobby.ts";

/** What a member starts a round with. */
export type Starting = ButtonInteraction | ChatInputCommandInteraction;

/**
 * Announces a round that has been started as the reply to whoever started it, and records the message. Where the reply
 * can't be the announcement, the round gets one of its own: it runs all the same.
 */
export async function announceLobby(
  interaction: Starting,
  lobby: LobbyView,
  { app, log }: Context,
): Promise<void> {
  const messageId = await reply(interaction, lobby, log);
  if (messageId === null) await app.rounds.announce(lobby.roundId);
  else await app.rounds.announced(lobby.roundId, messageId);
}

/** The message that the reply became, null where Discord took none. */
async function reply(interaction: Starting, lobby: LobbyView, log: Context["log"]): Promise<string | null> {
  try {
    const response = await interaction.reply({ ...publicly(renderLobby(lobby)), withResponse: true });
    return messageOf(response);
  } catch (error) {
    const { roundId } = lobby;
    log.warn({ error: loggable(error), roundId }, "the reply that announces a round failed");
    return isNoLongerWaiting(error) ? null : original(interaction, lobby, log);
  }
}

/** A reply whose own answer was lost may stand in the channel all the same; a private one is another delivery's refusal. */
async function original(
  interaction: Starting,
  { roundId }: LobbyView,
  log: Context["log"],
): Promise<string | null> {
  try {
    const found = await interaction.fetchReply();
    return found.flags.has(MessageFlags.Ephemeral) ? null : found.id;
  } catch (error) {
    log.debug({ error: loggable(error), roundId }, "no reply announces the round");
    return null;
  }
}

function messageOf(response: InteractionCallbackResponse): string {
  const id = response.resource?.message?.id ?? response.interaction.responseMessageId;
  if (!id) throw new Error("Discord did not tell which message the reply became");
  return id;
}
