import { type BaseInteraction, GuildMember, PermissionFlagsBits } from "discord.js";
import type { Asker, Member, Place } from "../app/app.ts";
import { StudyError } from "../core/errors.ts";

/** Who asks. Where the bot isn't installed in the server itself, only the shipped notes are theirs to see. */
export function askerOf(interaction: BaseInteraction): Asker {
  const installedIn = interaction.authorizingIntegrationOwners.guildId;
  const guildId = installedIn === interaction.guildId ? interaction.guildId : null;
  return { guildId, userId: interaction.user.id };
}

/** A member of a server and what they may do there; outside of one it refuses with "guildOnly". */
export function memberOf(interaction: BaseInteraction): Member {
  const { guildId, member, memberPermissions } = interaction;
  if (guildId === null || member === null) throw new StudyError("guildOnly");
  return {
    guildId,
    userId: interaction.user.id,
    roleIds: member instanceof GuildMember ? [...member.roles.cache.keys()] : member.roles,
    mayManageServer: memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
    mayManageMessages: memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? false,
  };
}

/** Where an interaction happens. */
export function placeOf(interaction: BaseInteraction): Place {
  const { channel, channelId } = interaction;
  return { channelId: channelId ?? "", parentId: channel?.isThread() === true ? channel.parentId : null };
}

/** The same, refusing whoever may not manage the server: Discord's own check is only a default. */
export function managerOf(interaction: BaseInteraction): Member {
  const member = memberOf(interaction);
  if (!member.mayManageServer) throw new StudyError("notAllowed", { need: "manager" });
  return member;
}

/** The name that others see, as Discord gave it with the interaction. */
export function displayName(interaction: BaseInteraction): string {
  const { member, user } = interaction;
  if (member instanceof GuildMember) return member.displayName;
  return member?.nick ?? user.displayName;
}
