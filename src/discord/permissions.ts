import {
  type BaseInteraction,
  type Channel,
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

/** What a round in a channel needs; a thread has a permission of its own for sending. */
export function neededForRound(channel: Channel | null): readonly Permission[] {
  return channel?.isThread() ? ["ViewChannel", "SendMessagesInThreads"] : ["ViewChannel", "SendMessages"];
}

export const neededForThread: readonly Permission[] = [
  "ViewChannel",
  "CreatePublicThreads",
  "SendMessagesInThreads",
];

/** Read Message History lets a post that a crash left unrecorded be recognised, so that it isn't sent twice. */
export const neededForDaily: readonly Permission[] = ["ViewChannel", "SendMessages", "ReadMessageHistory"];

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

/** The same for another channel of the server; one that the bot doesn't see at all lacks everything. */
export function demandIn(
  interaction: BaseInteraction,
  channelId: string,
  needed: readonly Permission[],
): void {
  if (channelId === interaction.channelId) {
    demandHere(interaction, needed);
    return;
  }
  const me = interaction.client.user;
  const channel = interaction.guild?.channels.cache.get(channelId);
  const granted = channel?.permissionsFor(me);
  refuseMissing(
    granted ? missingOf(granted, needed) : needed.map((permission) => names[permission]),
    channelId,
  );
}

function refuseMissing(missing: readonly string[], channelId: string): void {
  if (missing.length > 0)
    throw new StudyError("missingPermissions", { permissions: missing.join(", "), channelId });
}
