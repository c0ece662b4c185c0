import * as spec from "discord-api-spec/zod";
import { attachmentsAfter } from "../attachment.ts";
import { type Channel, channelUpdated, isThread } from "../channel.ts";
import { listMessages, postMessage, removeMessage, replaceMessage } from "../history.ts";
import { isObject, type JsonObject, textOf } from "../json.ts";
import {
  createdMessageWire,
  createMessage,
  type Message,
  messageWire,
  readMessageWire,
  withBody,
} from "../message.ts";
import { checkFlags, checkMessage, checkNotEmpty, noteMentions, noteUnsupported } from "../message-rules.ts";
import { rememberedMessage, rememberNonce } from "../nonce.ts";
import { has, type PermissionName, permissionsIn } from "../permission.ts";
import { invalidField, Refusal } from "../refusal.ts";
import { checkOf, forgiving } from "../schema.ts";
import { type Call, channelFor, noContent, ok, type Reply, type Route } from "./route.ts";

const path = "/channels/:channel/messages";
const bucket = (name: string, limit: number, windowMs: number) => ({
  name,
  limit,
  windowMs,
  major: "channel",
});

/** The routes of a channel's messages. */
export const messageRoutes: readonly Route[] = [
  { method: "GET", path, auth: "bot", bucket: bucket("listMessages", 5, 1_000), handle: list },
  {
    method: "POST",
    path,
    auth: "bot",
    bucket: bucket("createMessage", 5, 5_000),
    check: checkOf(spec.MessageCreateRequestSchema),
    handle: create,
  },
  {
    method: "GET",
    path: `${path}/:message`,
    auth: "bot",
    bucket: bucket("readMessage", 10, 1_000),
    handle: read,
  },
  {
    method: "PATCH",
    path: `${path}/:message`,
    auth: "bot",
    bucket: bucket("editMessage", 5, 5_000),
    check: forgiving(checkOf(spec.MessageEditRequestPartialSchema)),
    handle: edit,
  },
  {
    method: "DELETE",
    path: `${path}/:message`,
    auth: "bot",
    bucket: bucket("deleteMessage", 5, 1_000),
    handle: remove,
  },
  {
    method: "POST",
    path: "/channels/:channel/typing",
    auth: "bot",
    bucket: bucket("typing", 5, 5_000),
    handle: type,
  },
];

function list(call: Call): Reply {
  const channel = channelFor(call);
  const limit = Number(call.query("limit") ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw invalidField(["limit"], "NUMBER_TYPE_MAX", "int value should be between 1 and 100.");
  }
  const before = call.query("before");
  const after = call.query("after");
  const around = call.query("around");
  const mayRead = has(permissionsIn(call.world, channel, call.world.bot.id), "ReadMessageHistory");
  const page = {
    limit,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(around === undefined ? {} : { around }),
  };
  const found = mayRead ? listMessages(channel, page) : [];
  return ok(found.map((message) => readMessageWire(call.world, message)));
}

function messageFor(call: Call, channel: Channel): Message {
  const message = channel.messages.byId.get(call.param("message"));
  if (!message || message.visibleTo !== null) throw new Refusal(10008);
  return message;
}

function read(call: Call): Reply {
  const channel = channelFor(call, "ReadMessageHistory");
  return ok(readMessageWire(call.world, messageFor(call, channel)));
}

function create(call: Call): Reply {
  const { world, body } = call;
  const channel = channelFor(call);
  checkMayPost(call, channel);
  checkMessage(body, []);
  checkNotEmpty(body, call.files.length);
  checkFlags(body, [], false);
  noteMentions(world, `POST ${path}`, body);
  noteUnsupported(world, `POST ${path}`, body);
  const nonce = typeof body.nonce === "string" || typeof body.nonce === "number" ? body.nonce : null;
  const enforced = body.enforce_nonce === true && nonce !== null;
  const earlier = enforced ? rememberedMessage(world, channel, nonce) : null;
  if (earlier) return ok(createdMessageWire(world, earlier));
  const message = postMessage(world, channel, messageOf(call, channel, nonce));
  if (enforced) rememberNonce(world, channel, nonce, message.id);
  return ok(createdMessageWire(world, message));
}

function messageOf(call: Call, channel: Channel, nonce: string | number | null): Message {
  const { world, body } = call;
  const reference = isObject(body.message_reference) ? body.message_reference : null;
  const place = { channelId: channel.id, guildId: channel.guildId, author: world.bot, nonce };
  const attachments = attachmentsAfter(world, [], call);
  const flags = typeof body.flags === "number" ? body.flags : 0;
  const referenceId = reference === null ? null : referenceOf(channel, reference);
  return createMessage(world, { ...place, flags, referenceId }, { ...body, flags: undefined, attachments });
}

function referenceOf(channel: Channel, reference: JsonObject): string | null {
  const id = textOf(reference.message_id);
  if (channel.messages.byId.has(id)) return id;
  if (reference.fail_if_not_exists === false) return null;
  throw invalidField(["message_reference"], "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
}

function checkMayPost(call: Call, channel: Channel): void {
  const { body } = call;
  const embeds = Array.isArray(body.embeds) && body.embeds.length > 0;
  const needed: PermissionName[] = [isThread(channel) ? "SendMessagesInThreads" : "SendMessages"];
  if (embeds) needed.push("EmbedLinks");
  if (call.files.length > 0) needed.push("AttachFiles");
  if (body.message_reference) needed.push("ReadMessageHistory");
  channelFor(call, ...needed);
  if (!channel.archived) return;
  if (channel.locked) throw new Refusal(50083);
  channel.archived = false;
  channelUpdated(call.world, channel);
}

function edit(call: Call): Reply {
  const { world, body } = call;
  const channel = channelFor(call);
  const before = messageFor(call, channel);
  if (before.author.id !== world.bot.id) throw new Refusal(50005);
  if (before.startsThread) throw new Refusal(50021);
  if (channel.archived) throw new Refusal(50083);
  checkMessage(body, [], before);
  noteMentions(world, `PATCH ${path}/:message`, body);
  noteUnsupported(world, `PATCH ${path}/:message`, body);
  const attachments = attachmentsAfter(world, before.attachments, call);
  const after = withBody({ ...before, editedAt: world.now() }, { ...body, attachments });
  checkNotEmpty(
    { content: after.content, embeds: after.embeds, components: after.components },
    attachments.length,
  );
  return ok(messageWire(world, replaceMessage(world, channel, after)));
}

function remove(call: Call): Reply {
  const channel = channelFor(call);
  const message = messageFor(call, channel);
  if (message.author.id !== call.world.bot.id) channelFor(call, "ManageMessages");
  removeMessage(call.world, channel, message);
  return noContent;
}

function type(call: Call): Reply {
  channelFor(call, "SendMessages");
  return noContent;
}
