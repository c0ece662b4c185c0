import type { Channel } from "./channel.ts";
import {
  type Button,
  buttonOf,
  flattened,
  isButton,
  isMenu,
  type Menu,
  menuOf,
  numbered,
} from "./component.ts";
import { type Json, type JsonObject, numberOf, objectsOf, textOf } from "./json.ts";
import { timeOf } from "./snowflake.ts";
import { type User, userWire } from "./user.ts";
import type { World } from "./world.ts";

/** Discord's message flags that matter here. */
export const messageFlags = {
  suppressEmbeds: 1 << 2,
  hasThread: 1 << 5,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;

/** One version of a message. An edit makes a new value with the same id; times are UTC milliseconds. */
export type Message = {
  readonly id: string;
  readonly channelId: string;
  readonly guildId: string | null;
  readonly author: User;
  readonly content: string;
  readonly embeds: readonly JsonObject[];
  /** As the API writes them, each with its id. */
  readonly components: readonly JsonObject[];
  readonly attachments: readonly JsonObject[];
  readonly buttons: readonly Button[];
  readonly menus: readonly Menu[];
  readonly flags: number;
  readonly nonce: string | number | null;
  /** Whom an ephemeral message is for; null for everyone in the channel. */
  readonly visibleTo: string | null;
  /** Whether it is a deferred reply that still says "is thinking". */
  readonly loading: boolean;
  readonly createdAt: number;
  readonly editedAt: number | null;
  /** The `interaction_metadata` of a reply. */
  readonly metadata: JsonObject | null;
  readonly referenceId: string | null;
  readonly threadId: string | null;
  /** Whether it is Discord's own line that the author started a thread (`threadId`), with its name as the content. */
  readonly startsThread: boolean;
};

/** What a request may set in a message; a field that is left out stays. */
export type MessageBody = JsonObject;

/** The message that a body describes, not yet in any channel. */
export function createMessage(
  world: World,
  given: Pick<Message, "channelId" | "guildId" | "author"> & Partial<Message>,
  body: MessageBody,
): Message {
  const id = given.id ?? world.nextId();
  const blank: Message = {
    id,
    content: "",
    embeds: [],
    components: [],
    attachments: [],
    buttons: [],
    menus: [],
    flags: 0,
    nonce: null,
    visibleTo: null,
    loading: false,
    createdAt: timeOf(id),
    editedAt: null,
    metadata: null,
    referenceId: null,
    threadId: null,
    startsThread: false,
    ...given,
  };
  return withBody(blank, body);
}

/** The message with what the body sets; null empties a field. */
export function withBody(message: Message, body: MessageBody): Message {
  const components =
    body.components === undefined ? message.components : numbered(objectsOf(body.components));
  const parts = body.components === undefined ? [] : flattened(components);
  const flags = body.flags === undefined ? message.flags : keptFlags(message.flags, numberOf(body.flags));
  return {
    ...message,
    content: body.content === undefined ? message.content : textOf(body.content).trim(),
    embeds: body.embeds === undefined ? message.embeds : objectsOf(body.embeds).map(embedWire),
    attachments: body.attachments === undefined ? message.attachments : objectsOf(body.attachments),
    components,
    buttons: body.components === undefined ? message.buttons : parts.filter(isButton).map(buttonOf),
    menus: body.components === undefined ? message.menus : parts.filter(isMenu).map(menuOf),
    flags,
    loading: (flags & messageFlags.loading) !== 0,
  };
}

/** An edit may change whether embeds are shown and turn Components V2 on; the rest of the flags stay. */
function keptFlags(before: number, wanted: number): number {
  const settable = messageFlags.suppressEmbeds | messageFlags.componentsV2;
  return (before & ~messageFlags.suppressEmbeds) | (wanted & settable) | (before & messageFlags.componentsV2);
}

function embedWire(embed: JsonObject): JsonObject {
  const fields = objectsOf(embed.fields).map((field) => ({ ...field, inline: field.inline === true }));
  const kept = Object.entries(embed).filter(([, value]) => value !== null && value !== undefined);
  return { ...Object.fromEntries(kept), type: "rich", ...(fields.length > 0 ? { fields } : {}) };
}

/** A message as the answer to its creation writes it: with its nonce, which is lost when it is fetched later. */
export function createdMessageWire(world: World, message: Message): JsonObject {
  return { ...messageWire(world, message), ...(message.nonce === null ? {} : { nonce: message.nonce }) };
}

/**
 * A message as the bot reads it back: of what others wrote in a guild without naming the bot it sees nothing, as that needs
 * the privileged intent for message content.
 */
export function readMessageWire(world: World, message: Message): JsonObject {
  const wire = messageWire(world, message);
  const isOpen = message.author.id === world.bot.id || message.guildId === null;
  if (isOpen || message.content.includes(`<@${world.bot.id}>`)) return wire;
  return { ...wire, content: "", embeds: [], attachments: [], components: [] };
}

/** A message as the API writes one. */
export function messageWire(world: World, message: Message): JsonObject {
  const thread = message.threadId === null ? undefined : world.channels.get(message.threadId);
  return {
    id: message.id,
    type: message.startsThread ? 18 : commandReply(message) ? 20 : 0,
    channel_id: message.channelId,
    author: userWire(message.author),
    content: message.content,
    embeds: message.embeds,
    components: message.components,
    attachments: message.attachments,
    mentions: mentionsIn(world, message.content),
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    tts: false,
    timestamp: new Date(message.createdAt).toISOString(),
    edited_timestamp: message.editedAt === null ? null : new Date(message.editedAt).toISOString(),
    flags: message.flags | (thread && !message.startsThread ? messageFlags.hasThread : 0),
    ...(message.metadata === null ? {} : replyFields(world, message.metadata)),
    ...(thread && message.startsThread ? { message_reference: threadReference(thread) } : {}),
    ...(message.referenceId === null ? {} : { message_reference: referenceOf(message, message.referenceId) }),
  };
}

function threadReference({ id, guildId }: Channel): JsonObject {
  return { type: 0, channel_id: id, guild_id: guildId };
}

function commandReply(message: Message): boolean {
  return message.metadata?.type === 2;
}

function replyFields(world: World, metadata: JsonObject): JsonObject {
  return { application_id: world.bot.id, webhook_id: world.bot.id, interaction_metadata: metadata };
}

function referenceOf(message: Message, messageId: string): Json {
  return {
    type: 0,
    channel_id: message.channelId,
    message_id: messageId,
    ...(message.guildId ? { guild_id: message.guildId } : {}),
  };
}

function mentionsIn(world: World, content: string): readonly JsonObject[] {
  const ids = new Set([...content.matchAll(/<@!?(\d+)>/g)].map((match) => match[1] ?? ""));
  return [...ids].flatMap((id) => {
    const user = world.users.get(id);
    return user ? [userWire(user)] : [];
  });
}
