import * as spec from "discord-api-spec/zod";
import { editMessage, postReply } from "../answer.ts";
import { attachmentsAfter } from "../attachment.ts";
import { removeMessage } from "../history.ts";
import { type Interaction, interactionTypes, tokenMs } from "../interaction.ts";
import { type Message, messageWire } from "../message.ts";
import { checkFlags, checkMessage, checkNotEmpty, noteMentions, noteUnsupported } from "../message-rules.ts";
import { Refusal } from "../refusal.ts";
import { checkOf, forgiving } from "../schema.ts";
import { type Bucket, type Call, noContent, ok, type Reply, type Route } from "./route.ts";

const path = "/webhooks/:application/:token";
const bucket: Bucket = { name: "webhook", limit: 5, windowMs: 2_000, major: "token" };
const checkNew = forgiving(checkOf(spec.IncomingWebhookRequestPartialSchema));
const checkEdit = forgiving(checkOf(spec.IncomingWebhookUpdateRequestPartialSchema));
const userInstallFollowUps = 5;

/** The routes that an interaction's token opens for fifteen minutes: its reply, and follow-ups. */
export const webhookRoutes: readonly Route[] = [
  { method: "POST", path, auth: "token", bucket, check: checkNew, handle: followUp },
  ...["@original", ":message"].flatMap((name): Route[] => [
    { method: "GET", path: `${path}/messages/${name}`, auth: "token", bucket, handle: read },
    {
      method: "PATCH",
      path: `${path}/messages/${name}`,
      auth: "token",
      bucket,
      check: checkEdit,
      handle: edit,
    },
    { method: "DELETE", path: `${path}/messages/${name}`, auth: "token", bucket, handle: remove },
  ]),
];

function interactionFor(call: Call): Interaction {
  const { world } = call;
  const interaction = world.interactions.get(call.param("token"));
  if (!interaction || world.now() - interaction.createdAt > tokenMs) throw new Refusal(50027);
  if (call.param("application") !== world.bot.id || interaction.state !== "answered")
    throw new Refusal(10015);
  return interaction;
}

function messageFor(call: Call, interaction: Interaction): Message {
  const name = call.param("message");
  const id = name === "" || name === "@original" ? interaction.originalId : name;
  const message = id === null ? undefined : interaction.channel.messages.byId.get(id);
  if (!message || !belongs(message, interaction)) throw new Refusal(10008);
  return message;
}

/** A token reaches its own replies, and the message that its component is on. */
function belongs(message: Message, interaction: Interaction): boolean {
  return message.metadata?.id === interaction.id || message.id === interaction.originalId;
}

function read(call: Call): Reply {
  return ok(messageWire(call.world, messageFor(call, interactionFor(call))));
}

function edit(call: Call): Reply {
  const { world, body } = call;
  const interaction = interactionFor(call);
  const before = messageFor(call, interaction);
  checkMessage(body, [], before);
  noteMentions(world, `PATCH ${path}/messages/:message`, body);
  noteUnsupported(world, `PATCH ${path}/messages/:message`, body);
  const attachments = attachmentsAfter(world, before.attachments, call);
  return ok(messageWire(world, editMessage(world, interaction, before, { ...body, attachments })));
}

function followUp(call: Call): Reply {
  const { world, body } = call;
  const interaction = interactionFor(call);
  if (interaction.type === interactionTypes.autocomplete) throw new Refusal(10015);
  checkMessage(body, []);
  checkFlags(body, [], true);
  checkNotEmpty(body, call.files.length);
  noteMentions(world, `POST ${path}`, body);
  noteUnsupported(world, `POST ${path}`, body);
  const attachments = attachmentsAfter(world, [], call);
  const original = interaction.channel.messages.byId.get(interaction.originalId ?? "");
  if (original?.loading) {
    return ok(
      messageWire(
        world,
        editMessage(world, interaction, original, { ...body, attachments, flags: undefined }),
      ),
    );
  }
  if (interaction.byUserInstall && interaction.followUps >= userInstallFollowUps) throw new Refusal(40094);
  interaction.followUps += 1;
  return ok(messageWire(world, postReply(world, interaction, { ...body, attachments })));
}

function remove(call: Call): Reply {
  const interaction = interactionFor(call);
  removeMessage(call.world, interaction.channel, messageFor(call, interaction));
  return noContent;
}
