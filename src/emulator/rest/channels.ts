import * as spec from "discord-api-spec/zod";
import {
  addChannel,
  type Channel,
  channelTypes,
  channelUpdated,
  channelWire,
  createChannel,
  isThread,
  removeChannel,
} from "../channel.ts";
import { postMessage, replaceMessage } from "../history.ts";
import { type JsonObject, numberOf, textOf } from "../json.ts";
import { createMessage } from "../message.ts";
import { Refusal } from "../refusal.ts";
import { checkOf } from "../schema.ts";
import type { World } from "../world.ts";
import { type Bucket, type Call, channelFor, noContent, ok, type Reply, type Route } from "./route.ts";

const bucket: Bucket = { name: "channel", limit: 20, windowMs: 5_000, major: "channel" };
const threads: Bucket = { name: "threads", limit: 10, windowMs: 5_000, major: "channel" };

const withMessage = checkOf(spec.CreateTextThreadWithMessageRequestSchema);

/** discord.js sends the type of a thread from a message too, which can only be public; Discord passes over it. */
function checkFromMessage({ type, ...body }: JsonObject): void {
  withMessage(type === undefined || type === channelTypes.publicThread ? body : { ...body, type });
}

/** The routes of channels and threads. */
export const channelRoutes: readonly Route[] = [
  { method: "GET", path: "/channels/:channel", auth: "bot", bucket, handle: read },
  {
    method: "PATCH",
    path: "/channels/:channel",
    auth: "bot",
    bucket,
    check: checkOf(spec.UpdateThreadRequestPartialSchema),
    handle: changeThread,
  },
  { method: "DELETE", path: "/channels/:channel", auth: "bot", bucket, handle: removeThread },
  {
    method: "POST",
    path: "/channels/:channel/messages/:message/threads",
    auth: "bot",
    bucket: threads,
    check: checkFromMessage,
    handle: threadFromMessage,
  },
  {
    method: "POST",
    path: "/channels/:channel/threads",
    auth: "bot",
    bucket: threads,
    check: checkOf(spec.CreateTextThreadWithoutMessageRequestSchema),
    handle: threadAlone,
  },
  {
    method: "PUT",
    path: "/channels/:channel/thread-members/@me",
    auth: "bot",
    bucket: threads,
    handle: joinThread,
  },
];

function read(call: Call): Reply {
  return ok(channelWire(channelFor(call)));
}

function threadFromMessage(call: Call): Reply {
  const parent = channelFor(call, "CreatePublicThreads");
  const message = parent.messages.byId.get(call.param("message"));
  if (!message || message.visibleTo !== null) throw new Refusal(10008);
  if (call.world.channels.has(message.id)) throw new Refusal(160004);
  if (isThread(parent) || parent.guildId === null) throw new Refusal(50024);
  const thread = newThread(call, parent, message.id, channelTypes.publicThread);
  replaceMessage(call.world, parent, { ...message, threadId: thread.id });
  return { status: 201, body: channelWire(thread) };
}

function threadAlone(call: Call): Reply {
  const type = numberOf(call.body.type, channelTypes.privateThread);
  const isPublic = type === channelTypes.publicThread;
  // Threads of announcement channels (10) aren't emulated, and neither are those channels.
  if (!isPublic && type !== channelTypes.privateThread) throw new Refusal(50024);
  const parent = channelFor(call, isPublic ? "CreatePublicThreads" : "CreatePrivateThreads");
  if (isThread(parent) || parent.guildId === null) throw new Refusal(50024);
  const thread = newThread(call, parent, call.world.nextId(), type);
  if (isPublic) tellOfThread(call.world, parent, thread);
  return { status: 201, body: channelWire(thread) };
}

/** Discord's own line in the parent: who started which thread. */
function tellOfThread(world: World, parent: Channel, { id: threadId, name }: Channel): void {
  const place = { channelId: parent.id, guildId: parent.guildId, author: world.bot };
  postMessage(
    world,
    parent,
    createMessage(world, { ...place, threadId, startsThread: true }, { content: name }),
  );
}

function newThread(call: Call, parent: { id: string; guildId: string | null }, id: string, type: 11 | 12) {
  return addChannel(
    call.world,
    createChannel({
      id,
      guildId: parent.guildId,
      parentId: parent.id,
      name: textOf(call.body.name),
      type,
      ownerId: call.world.bot.id,
      autoArchiveMinutes: numberOf(call.body.auto_archive_duration, 1440),
    }),
  );
}

function changeThread(call: Call): Reply {
  const channel = channelFor(call);
  if (!isThread(channel)) throw new Refusal(50024);
  if (channel.ownerId !== call.world.bot.id) channelFor(call, "ManageThreads");
  if (call.body.locked !== undefined) channelFor(call, "ManageThreads");
  if (typeof call.body.name === "string") channel.name = call.body.name;
  if (typeof call.body.archived === "boolean") channel.archived = call.body.archived;
  if (typeof call.body.locked === "boolean") channel.locked = call.body.locked;
  channelUpdated(call.world, channel);
  return ok(channelWire(channel));
}

function removeThread(call: Call): Reply {
  const channel = channelFor(call);
  if (!isThread(channel)) channelFor(call, "ManageChannels");
  else channelFor(call, "ManageThreads");
  removeChannel(call.world, channel);
  return ok(channelWire(channel));
}

function joinThread(call: Call): Reply {
  if (!isThread(channelFor(call))) throw new Refusal(50024);
  return noContent;
}
