import type { Channel } from "./channel.ts";
import type { Guild } from "./guild.ts";
import type { World } from "./world.ts";

/** The bits of Discord's permissions by their names. */
export const permissionBits = {
  CreateInstantInvite: 1n << 0n,
  KickMembers: 1n << 1n,
  BanMembers: 1n << 2n,
  Administrator: 1n << 3n,
  ManageChannels: 1n << 4n,
  ManageGuild: 1n << 5n,
  AddReactions: 1n << 6n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  MentionEveryone: 1n << 17n,
  UseExternalEmojis: 1n << 18n,
  ManageRoles: 1n << 28n,
  ManageWebhooks: 1n << 29n,
  UseApplicationCommands: 1n << 31n,
  ManageThreads: 1n << 34n,
  CreatePublicThreads: 1n << 35n,
  CreatePrivateThreads: 1n << 36n,
  SendMessagesInThreads: 1n << 38n,
  ModerateMembers: 1n << 40n,
  UseExternalApps: 1n << 50n,
  PinMessages: 1n << 51n,
} as const;

/** A permission's name, as discord.js spells it. */
export type PermissionName = keyof typeof permissionBits;

const every = Object.values(permissionBits).reduce((all, bit) => all | bit, 0n);

/** What a new guild lets everyone do. */
export const everyonePermissions: readonly PermissionName[] = [
  "CreateInstantInvite",
  "AddReactions",
  "ViewChannel",
  "SendMessages",
  "EmbedLinks",
  "AttachFiles",
  "ReadMessageHistory",
  "UseExternalEmojis",
  "UseApplicationCommands",
  "CreatePublicThreads",
  "CreatePrivateThreads",
  "SendMessagesInThreads",
  "UseExternalApps",
];

/** The sum of named permissions. */
export function bitsOf(names: readonly PermissionName[]): bigint {
  return names.reduce((all, name) => all | permissionBits[name], 0n);
}

/** What somebody may do in a whole guild, before a channel's overwrites. */
export function guildPermissions(guild: Guild, userId: string): bigint {
  if (guild.ownerId === userId) return every;
  const member = guild.members.get(userId);
  let bits = guild.roles.get(guild.id)?.permissions ?? 0n;
  for (const roleId of member?.roles ?? []) bits |= guild.roles.get(roleId)?.permissions ?? 0n;
  return bits & permissionBits.Administrator ? every : bits;
}

/** What somebody may do in a channel: roles first, then the overwrites of everyone, of roles and of the member; a thread has its parent's. */
export function permissionsIn(world: World, channel: Channel, userId: string): bigint {
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  if (!guild) return bitsOf(everyonePermissions);
  const base = guildPermissions(guild, userId);
  if (base & permissionBits.Administrator) return base;
  const place = channel.parentId === null ? channel : (world.channels.get(channel.parentId) ?? channel);
  if (place.overwrites.length === 0) return base;
  const roles = guild.members.get(userId)?.roles ?? [];
  const ofEveryone = place.overwrites.filter((one) => one.id === guild.id);
  const ofRoles = place.overwrites.filter((one) => roles.includes(one.id));
  const ofMember = place.overwrites.filter((one) => one.id === userId);
  return [ofEveryone, ofRoles, ofMember].reduce((bits, level) => {
    const deny = level.reduce((sum, one) => sum | one.deny, 0n);
    const allow = level.reduce((sum, one) => sum | one.allow, 0n);
    return (bits & ~deny) | allow;
  }, base);
}

/** Whether all the named permissions are in the bits. */
export function has(bits: bigint, ...names: readonly PermissionName[]): boolean {
  const wanted = bitsOf(names);
  return (bits & wanted) === wanted;
}
