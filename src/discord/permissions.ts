import {
  type BaseInteraction,
  type Channel,
  ChannelType,
  PermissionFlagsBits,
  type PermissionsBitField,
} from "discord.js";
import { StudyError } from "../core/errors.ts";

const names = {
  ViewChannel: "View Channel",
  SendMessages: "Send Messages",
  ReadMessageHistory: "Read Message History",
  CreatePublicThreads: "Create Public Threads",
  SendMessagesInThreads: "Send Messages in Threads",
} as const;

/** A permission that Cohort may need, as discord.js names it. */
export type Permission = keyof typeof names;

/**
 * What a round in a channel needs; a thread has a permission of its own for sending. Read Message History lets a message
 * that a crash left unrecorded be recognised, so that it isn't sent twice.
 */
export function neededForRound(channel: Channel | null): readonly Permission[] {
  const sending = channel?.isThread() ? "SendMessagesInThreads" : "SendMessages";
  return ["ViewChannel", sending, "ReadMessageHistory"];
}

/** What a round in a thread that it opens itself needs. */
export const neededForThread: readonly Permission[] = [
  "ViewChannel",
  "CreatePublicThreads",
  "SendMessagesInThreads",
  "ReadMessageHistory",
];

export const neededForDaily: readonly Permission[] = ["ViewChannel", "SendMessages", "ReadMessageHistory"];
export const neededForFailures: readonly Permission[] = ["ViewChannel", "SendMessages"];

/** Whether a round may open a thread in a channel. */
export function mayHoldThreads(channel: Channel | null): boolean {
  return channel?.type === ChannelType.GuildText || channel?.type === ChannelType.GuildAnnouncement;
}

/** The names of the permissions that are missing, as Discord's settings show them. */
export function missingOf(
  granted: Readonly<PermissionsBitField>,
  needed: readonly Permission[],
): readonly string[] {
  return needed
    .filter((permission) => !granted.has(PermissionFlagsBits[permission]))
    .map((permission) => names[permission]);
}

/** Refuses, naming what is missing, where the bot may not do here what it is about to do. */
export function demandHere(interaction: BaseInteraction, needed: readonly Permission[]): void {
  refuseMissing(missingOf(interaction.appPermissions, needed), interaction.channelId ?? "");
}

/** The same for any channel of the server; "channelGone" where it has none such. */
export function demandIn(
  interaction: BaseInteraction,
  channelId: string,
  needed: readonly Permission[],
): void {
  const missing = missingIn(interaction, channelId, needed);
  if (missing === null) throw new StudyError("channelGone", { channelId });
  refuseMissing(missing, channelId);
}

/** What the bot lacks in a channel of the server, as Discord's settings name it; null where there is no such channel. */
export function missingIn(
  interaction: BaseInteraction,
  channelId: string,
  needed: readonly Permission[],
): readonly string[] | null {
  if (channelId === interaction.channelId) return missingOf(interaction.appPermissions, needed);
  const { guild, client } = interaction;
  const channel = guild?.channels.cache.get(channelId);
  if (!channel && guild?.available) return null;
  const granted = channel?.permissionsFor(client.user);
  return granted ? missingOf(granted, needed) : needed.map((permission) => names[permission]);
}

function refuseMissing(missing: readonly string[], channelId: string): void {
  if (missing.length > 0)
    throw new StudyError("missingPermissions", { permissions: missing.join(", "), channelId });
}
