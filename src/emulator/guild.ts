import { type Channel, channelTypes, channelWire, guildsIntent, isThread } from "./channel.ts";
import type { JsonObject } from "./json.ts";
import { timeOf } from "./snowflake.ts";
import { type User, userWire } from "./user.ts";
import type { World } from "./world.ts";

/** A role and what it lets its holders do. The role with the guild's own id is everyone's. */
export type Role = {
  readonly id: string;
  readonly name: string;
  readonly permissions: bigint;
  readonly managed: boolean;
};

/** Somebody's place in a guild. */
export type GuildMember = {
  readonly user: User;
  readonly roles: readonly string[];
  readonly nick: string | null;
  readonly joinedAt: number;
};

/** A server. `installed` tells whether the bot itself is in it; without it members can only bring it as a user install. */
export type Guild = {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly ownerId: string;
  installed: boolean;
  /** Whether an outage hides it from the bot. */
  hidden: boolean;
  readonly roles: Map<string, Role>;
  readonly members: Map<string, GuildMember>;
  readonly channelIds: string[];
};

/** A member as the API writes one. */
export function memberWire(member: GuildMember): JsonObject {
  return { ...memberFields(member), user: userWire(member.user), mute: false, deaf: false };
}

function memberFields(member: GuildMember): JsonObject {
  return {
    avatar: null,
    avatar_decoration_data: null,
    banner: null,
    collectibles: null,
    communication_disabled_until: null,
    flags: 0,
    joined_at: new Date(member.joinedAt).toISOString(),
    nick: member.nick,
    pending: false,
    premium_since: null,
    roles: member.roles,
  };
}

/** A member as the `resolved` part of an interaction holds one: without the user, with its permissions in the channel. */
export function resolvedMemberWire(member: GuildMember, permissions: bigint): JsonObject {
  return { ...memberFields(member), permissions: permissions.toString() };
}

/** A role as the API writes one. */
export function roleWire(role: Role, position: number): JsonObject {
  return {
    id: role.id,
    name: role.name,
    permissions: role.permissions.toString(),
    position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: role.managed,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: 0,
  };
}

/** All roles of a guild as the API writes them. */
export function rolesWire(guild: Guild): readonly JsonObject[] {
  return [...guild.roles.values()].map(roleWire);
}

/** A guild's channels that are still there. */
export function channelsOf(world: World, guild: Guild): readonly Channel[] {
  return guild.channelIds.flatMap((id) => world.channels.get(id) ?? []);
}

/** A guild as the API writes one. */
export function guildWire(guild: Guild): JsonObject {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    description: null,
    home_header: null,
    splash: null,
    discovery_splash: null,
    features: [],
    banner: null,
    owner_id: guild.ownerId,
    application_id: null,
    region: "deprecated",
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 0,
    roles: rolesWire(guild),
    default_message_notifications: 0,
    mfa_level: 0,
    explicit_content_filter: 0,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: guild.locale,
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    public_updates_channel_id: null,
    premium_progress_bar_enabled: false,
    nsfw: false,
    nsfw_level: 0,
    emojis: [],
    stickers: [],
    incidents_data: null,
  };
}

/** What GUILD_CREATE tells the bot: the guild with its channels, open threads, and of its members only the bot. */
export function guildCreateWire(world: World, guild: Guild): JsonObject {
  const channels = channelsOf(world, guild);
  const bot = guild.members.get(world.bot.id);
  return {
    ...guildWire(guild),
    joined_at: new Date(bot?.joinedAt ?? timeOf(guild.id)).toISOString(),
    large: guild.members.size > 250,
    unavailable: false,
    member_count: guild.members.size,
    members: bot ? [memberWire(bot)] : [],
    channels: channels.filter((one) => one.type === channelTypes.text).map(channelWire),
    threads: channels.filter((one) => isThread(one) && !one.archived).map(channelWire),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** The intent that events about members other than the bot itself need; it is privileged. */
export const guildMembersIntent = 2;

/** Tells the bot of something in a guild. */
export function tellGuild(
  world: World,
  guild: Guild,
  name: string,
  data: JsonObject,
  intent = guildsIntent,
): void {
  world.dispatches.emit({ name, guildId: guild.id, intent, data });
}
