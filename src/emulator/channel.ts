import type { JsonObject } from "./json.ts";
import type { Message } from "./message.ts";
import { timeOf } from "./snowflake.ts";
import { type User, userWire } from "./user.ts";
import type { World } from "./world.ts";

/** One exception to the permissions of a role (`type` 0) or a member (1) in a channel. */
export type Overwrite = {
  readonly id: string;
  readonly type: 0 | 1;
  readonly allow: bigint;
  readonly deny: bigint;
};

/** The kinds of channel that exist here, by Discord's numbers. */
export const channelTypes = { text: 0, dm: 1, group: 3, publicThread: 11, privateThread: 12 } as const;

/** A place for messages; a thread has a parent, a private channel has no guild. */
export type Channel = {
  readonly id: string;
  readonly guildId: string | null;
  readonly parentId: string | null;
  readonly type: (typeof channelTypes)[keyof typeof channelTypes];
  readonly position: number;
  readonly ownerId: string | null;
  readonly recipients: readonly User[];
  readonly messages: History;
  name: string;
  overwrites: readonly Overwrite[];
  archived: boolean;
  locked: boolean;
  autoArchiveMinutes: number;
};

/** A channel's messages: all by id, and the ids in order of their coming. Ephemeral ones aren't in `ids`. */
export type History = {
  readonly byId: Map<string, Message>;
  readonly ids: string[];
};

/** A new channel without messages; what isn't given is as in an ordinary text channel. */
export function createChannel(given: Pick<Channel, "id" | "guildId" | "name"> & Partial<Channel>): Channel {
  return {
    parentId: null,
    type: channelTypes.text,
    position: 0,
    ownerId: null,
    recipients: [],
    messages: { byId: new Map(), ids: [] },
    overwrites: [],
    archived: false,
    locked: false,
    autoArchiveMinutes: 1440,
    ...given,
  };
}

/** Whether the channel is a thread. */
export function isThread(channel: Channel): boolean {
  return channel.type === channelTypes.publicThread || channel.type === channelTypes.privateThread;
}

/** A channel as the API writes one. */
export function channelWire(channel: Channel): JsonObject {
  const common = {
    id: channel.id,
    type: channel.type,
    last_message_id: channel.messages.ids.at(-1) ?? null,
    flags: 0,
  };
  if (channel.guildId === null) return { ...common, recipients: channel.recipients.map(userWire) };
  const placed = {
    ...common,
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId,
    rate_limit_per_user: 0,
    last_pin_timestamp: null,
  };
  return isThread(channel) ? { ...placed, ...threadFields(channel) } : { ...placed, ...textFields(channel) };
}

function textFields(channel: Channel): JsonObject {
  return {
    topic: null,
    position: channel.position,
    nsfw: false,
    permission_overwrites: channel.overwrites.map((one) => ({
      id: one.id,
      type: one.type,
      allow: one.allow.toString(),
      deny: one.deny.toString(),
    })),
  };
}

function threadFields(channel: Channel): JsonObject {
  const created = new Date(timeOf(channel.id)).toISOString();
  return {
    owner_id: channel.ownerId,
    message_count: channel.messages.ids.length,
    total_message_sent: channel.messages.ids.length,
    member_count: 1,
    thread_metadata: {
      archived: channel.archived,
      locked: channel.locked,
      auto_archive_duration: channel.autoArchiveMinutes,
      archive_timestamp: created,
      create_timestamp: created,
    },
    member: { id: channel.id, user_id: channel.ownerId, join_timestamp: created, flags: 0 },
  };
}

/** The channel as Discord sends it inside an interaction: without its overwrites. */
export function partialChannelWire(channel: Channel): JsonObject {
  const { permission_overwrites: _, ...rest } = channelWire(channel);
  return rest;
}

/** The Guilds intent, which all events about guilds, channels and threads need. */
export const guildsIntent = 1;

/** Puts a new channel or thread in its place and tells the bot and everyone who watches. */
export function addChannel(world: World, channel: Channel): Channel {
  world.channels.set(channel.id, channel);
  if (channel.guildId !== null) world.guilds.get(channel.guildId)?.channelIds.push(channel.id);
  tell(world, channel, "CREATE", isThread(channel) ? { newly_created: true } : {});
  world.happenings.emit({ kind: "channelCreated", at: world.now(), channel });
  return channel;
}

/** The private channel of these people, made when it is first needed. */
export function directChannel(world: World, recipients: readonly User[]): Channel {
  const isSame = (one: Channel) =>
    one.type === channelTypes.dm &&
    one.recipients.length === recipients.length &&
    recipients.every((user) => one.recipients.includes(user));
  const known = [...world.channels.values()].find(isSame);
  const place = { guildId: null, name: "", type: channelTypes.dm, recipients };
  return known ?? addChannel(world, createChannel({ id: world.nextId(), ...place }));
}

/** Tells that a channel has changed. */
export function channelUpdated(world: World, channel: Channel): void {
  tell(world, channel, "UPDATE");
  world.happenings.emit({ kind: "channelUpdated", at: world.now(), channel });
}

/** Puts an overwrite in place of the one of the same role or member, or of none; one that says nothing is removed. */
export function setOverwrite(world: World, channel: Channel, overwrite: Overwrite): void {
  const others = channel.overwrites.filter(({ id }) => id !== overwrite.id);
  const isEmpty = overwrite.allow === 0n && overwrite.deny === 0n;
  channel.overwrites = isEmpty ? others : [...others, overwrite];
  channelUpdated(world, channel);
}

/** Takes a channel away with all that is in it. */
export function removeChannel(world: World, channel: Channel): void {
  world.channels.delete(channel.id);
  tell(world, channel, "DELETE");
  world.happenings.emit({ kind: "channelDeleted", at: world.now(), channel });
}

function tell(
  world: World,
  channel: Channel,
  what: "CREATE" | "UPDATE" | "DELETE",
  more: JsonObject = {},
): void {
  if (channel.guildId === null) return;
  const name = `${isThread(channel) ? "THREAD" : "CHANNEL"}_${what}`;
  const data = { ...channelWire(channel), ...more };
  world.dispatches.emit({ name, guildId: channel.guildId, intent: guildsIntent, data });
}
