import { type Channel, setOverwrite } from "./channel.ts";
import {
  channelsOf,
  type Guild,
  type GuildMember,
  guildMembersIntent,
  memberWire,
  type Role,
  roleWire,
  tellGuild,
} from "./guild.ts";
import type { Member } from "./member.ts";
import { bitsOf, type PermissionName } from "./permission.ts";
import type { World } from "./world.ts";

/** What is done with a guild's roles by whoever manages them. */
export type RoleDeeds = {
  /** Adds a role that nobody has yet. */
  readonly addRole: (name: string, permissions?: readonly PermissionName[]) => Role;
  /** Changes what a role lets its holders do. */
  readonly changeRole: (role: Role, permissions: readonly PermissionName[]) => void;
  /** Deletes a role: nobody has it any more, and no channel has an overwrite for it. */
  readonly removeRole: (role: Role) => void;
  /** Gives a role to a member, or to the bot unless one is named. */
  readonly giveRole: (role: Role, member?: Member) => void;
  /** Changes what a role's holders may not do in a channel; where that is nothing the overwrite is removed. */
  readonly denyRole: (channel: Channel, role: Role, names: readonly PermissionName[]) => void;
};

/** The deeds for one guild. */
export function roleDeeds(world: World, guild: Guild): RoleDeeds {
  return {
    addRole: (name, permissions = []) => {
      const added = { id: world.nextId(), name, permissions: bitsOf(permissions), managed: false };
      addRole(world, guild, added);
      return added;
    },
    changeRole: (role, permissions) => {
      putRole(world, guild, "UPDATE", { ...roleIn(guild, role), permissions: bitsOf(permissions) });
    },
    removeRole: (role) => removeRole(world, guild, roleIn(guild, role)),
    giveRole: (role, member) => giveRole(world, guild, roleIn(guild, role), member?.id ?? world.bot.id),
    denyRole: (channel, role, names) =>
      setOverwrite(world, channel, { id: roleIn(guild, role).id, type: 0, allow: 0n, deny: bitsOf(names) }),
  };
}

/** Puts a new role into a guild. */
export function addRole(world: World, guild: Guild, added: Role): void {
  putRole(world, guild, "CREATE", added);
}

function roleIn(guild: Guild, { id, name }: Role): Role {
  const found = guild.roles.get(id);
  if (!found) throw new Error(`There is no role ${name} in ${guild.name}`);
  return found;
}

function putRole(world: World, guild: Guild, what: "CREATE" | "UPDATE", role: Role): void {
  guild.roles.set(role.id, role);
  const position = [...guild.roles.keys()].indexOf(role.id);
  tellGuild(world, guild, `GUILD_ROLE_${what}`, { guild_id: guild.id, role: roleWire(role, position) });
}

/** Discord promises no event for each member who loses the role, so none is sent: a bot must do with the role's own. */
function removeRole(world: World, guild: Guild, { id, name, managed }: Role): void {
  if (managed || id === guild.id) throw new Error(`Discord lets nobody delete the role ${name}`);
  guild.roles.delete(id);
  for (const member of guild.members.values()) {
    const roles = member.roles.filter((one) => one !== id);
    guild.members.set(member.user.id, { ...member, roles });
  }
  tellGuild(world, guild, "GUILD_ROLE_DELETE", { guild_id: guild.id, role_id: id });
  for (const channel of channelsOf(world, guild)) {
    if (channel.overwrites.some((one) => one.id === id))
      setOverwrite(world, channel, { id, type: 0, allow: 0n, deny: 0n });
  }
}

function giveRole(world: World, guild: Guild, role: Role, userId: string): void {
  const member = guild.members.get(userId);
  if (!member) throw new Error(`Nobody in ${guild.name} has the id ${userId}`);
  const given: GuildMember = { ...member, roles: [...new Set([...member.roles, role.id])] };
  guild.members.set(userId, given);
  // Of itself a bot is told whatever its intents are.
  const intent = userId === world.bot.id ? 0 : guildMembersIntent;
  tellGuild(world, guild, "GUILD_MEMBER_UPDATE", { guild_id: guild.id, ...memberWire(given) }, intent);
}
