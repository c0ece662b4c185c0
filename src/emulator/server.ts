import {
  addChannel,
  type Channel,
  channelUpdated,
  createChannel,
  type Overwrite,
  removeChannel,
  setOverwrite,
} from "./channel.ts";
import {
  type GuildMember,
  type Guild as GuildState,
  guildCreateWire,
  type Role,
  tellGuild,
} from "./guild.ts";
import { createMember, type Member, type Perform } from "./member.ts";
import { bitsOf, everyonePermissions, type PermissionName } from "./permission.ts";
import { addRole, type RoleDeeds, roleDeeds } from "./role.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

/**
 * How a guild is made. `everyone` is what all its members may do; `installed` whether the bot is in it. A given `id` stays
 * the same from one emulator to the next, as for channels and members.
 */
export type GuildOptions = {
  readonly name: string;
  readonly id?: string;
  readonly locale?: string;
  readonly everyone?: readonly PermissionName[];
  readonly installed?: boolean;
};

/** A guild to put channels and people into. */
export type Guild = RoleDeeds & {
  readonly id: string;
  readonly name: string;
  /** The member who may do everything. */
  readonly owner: Member;
  /** Adds a text channel; `deny` is what the bot may not do there. */
  readonly addChannel: (name: string, options?: ChannelOptions) => Channel;
  /** Changes what the bot may not do in a channel. */
  readonly denyBot: (channel: Channel, names: readonly PermissionName[]) => void;
  /** Adds a member with permissions beyond everyone's, who stands in the guild's first channel. */
  readonly addMember: (name: string, options?: MemberOptions) => Member;
  /** Takes a member out of the guild; the account stays. */
  readonly removeMember: (member: Member) => void;
  /** Takes a channel or thread away, as a moderator can at any time. */
  readonly removeChannel: (channel: Channel) => void;
  /** Archives and locks a thread, or opens it again, as a moderator can. */
  readonly setClosed: (thread: Channel, closed: boolean) => void;
  /** Takes the bot out of the guild. */
  readonly removeBot: () => void;
  /** Invites the bot again. */
  readonly addBot: () => void;
  /** Makes the guild unavailable, as an outage does, or available again. It isn't removed meanwhile. */
  readonly setAvailable: (available: boolean) => void;
  readonly members: () => readonly Member[];
};

/** How a channel is made. */
export type ChannelOptions = { readonly id?: string; readonly deny?: readonly PermissionName[] };

/** How a member is made. */
export type MemberOptions = {
  readonly id?: string;
  readonly permissions?: readonly PermissionName[];
  readonly nick?: string;
  readonly locale?: string;
};

/** Makes a guild with an owner and, if it is installed, the bot with the least permissions that its invite asks for. */
export function createGuild(world: World, perform: Perform, options: GuildOptions): Guild {
  const owner: User = { id: world.nextId(), name: `${options.name} owner`, bot: false };
  const state = createState(world, options, owner);
  world.users.set(owner.id, owner);
  world.guilds.set(state.id, state);
  if (state.installed) tellOfGuild(world, state);
  return handleOf(world, perform, state, owner);
}

function createState(world: World, options: GuildOptions, owner: User): GuildState {
  const id = options.id ?? world.nextId();
  const everyone: Role = role(id, "@everyone", bitsOf(options.everyone ?? everyonePermissions), false);
  const state: GuildState = {
    id,
    name: options.name,
    locale: options.locale ?? "en-US",
    ownerId: owner.id,
    installed: options.installed ?? true,
    hidden: false,
    roles: new Map([[id, everyone]]),
    members: new Map(),
    channelIds: [],
  };
  join(world, state, { user: owner, roles: [], nick: null });
  if (state.installed) joinBot(world, state);
  return state;
}

function joinBot(world: World, guild: GuildState): void {
  const least = bitsOf(["ViewChannel", "SendMessages", "ReadMessageHistory"]);
  const own = role(world.nextId(), world.bot.name, least, true);
  guild.roles.set(own.id, own);
  join(world, guild, { user: world.bot, roles: [own.id], nick: null });
}

function role(id: string, name: string, permissions: bigint, managed: boolean): Role {
  return { id, name, permissions, managed };
}

function join(world: World, guild: GuildState, given: Omit<GuildMember, "joinedAt">): void {
  guild.members.set(given.user.id, { ...given, joinedAt: world.now() });
}

function handleOf(world: World, perform: Perform, state: GuildState, owner: User): Guild {
  const home = (): Channel => {
    const first = state.channelIds.map((id) => world.channels.get(id)).find((one) => one !== undefined);
    return first ?? createChannel({ id: world.nextId(), guildId: state.id, name: "nowhere" });
  };
  const memberOf = (user: User, locale = "en-US") =>
    createMember(world, perform, { user, here: home, locale });
  const ownerMember = memberOf(owner);
  const members: Member[] = [ownerMember];
  return {
    ...roleDeeds(world, state),
    id: state.id,
    name: state.name,
    owner: ownerMember,
    addChannel: (name, options = {}) => addTextChannel(world, state, name, options),
    denyBot: (channel, names) =>
      setOverwrite(world, channel, { id: world.bot.id, type: 1, allow: 0n, deny: bitsOf(names) }),
    addMember: (name, options = {}) => {
      const member = memberOf(addUser(world, state, name, options), options.locale);
      members.push(member);
      return member;
    },
    removeMember: (member) => {
      state.members.delete(member.id);
      members.splice(members.indexOf(member), 1);
    },
    removeChannel: (channel) => removeChannel(world, channel),
    setClosed: (thread, closed) => {
      thread.archived = closed;
      thread.locked = closed;
      channelUpdated(world, thread);
    },
    removeBot: () => removeBot(world, state),
    addBot: () => {
      state.installed = true;
      joinBot(world, state);
      tellOfGuild(world, state);
    },
    setAvailable: (available) => {
      state.hidden = !available;
      if (available) tellOfGuild(world, state);
      else tellGuild(world, state, "GUILD_DELETE", { id: state.id, unavailable: true });
    },
    members: () => members,
  };
}

function addTextChannel(
  world: World,
  guild: GuildState,
  name: string,
  { id = world.nextId(), deny = [] }: ChannelOptions,
): Channel {
  const overwrites = overwritesFor(world, deny);
  const place = { id, guildId: guild.id, name, position: guild.channelIds.length };
  return addChannel(world, createChannel({ ...place, overwrites }));
}

function overwritesFor(world: World, deny: readonly PermissionName[]): readonly Overwrite[] {
  return deny.length === 0 ? [] : [{ id: world.bot.id, type: 1, allow: 0n, deny: bitsOf(deny) }];
}

function addUser(world: World, guild: GuildState, name: string, options: MemberOptions): User {
  const user: User = { id: options.id ?? world.nextId(), name, bot: false };
  world.users.set(user.id, user);
  const permissions = bitsOf(options.permissions ?? []);
  const own = permissions === 0n ? [] : [role(world.nextId(), `${name}'s role`, permissions, false)];
  for (const one of own) addRole(world, guild, one);
  const roles = own.map((one) => one.id);
  join(world, guild, { user, roles, nick: options.nick ?? null });
  return user;
}

function removeBot(world: World, guild: GuildState): void {
  guild.installed = false;
  const own = guild.members.get(world.bot.id)?.roles ?? [];
  for (const id of own) if (guild.roles.get(id)?.managed) guild.roles.delete(id);
  guild.members.delete(world.bot.id);
  tellGuild(world, guild, "GUILD_DELETE", { id: guild.id });
}

function tellOfGuild(world: World, guild: GuildState): void {
  tellGuild(world, guild, "GUILD_CREATE", guildCreateWire(world, guild));
}
