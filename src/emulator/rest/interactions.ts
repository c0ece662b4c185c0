import * as spec from "discord-api-spec/zod";
import { answer, callbackTypes, checkAnswer } from "../answer.ts";
import { attachmentsAfter } from "../attachment.ts";
import { checkChoices } from "../command-rules.ts";
import type { Interaction, Outcome } from "../interaction.ts";
import { isObject, type JsonObject, numberOf, objectsOf } from "../json.ts";
import { messageWire } from "../message.ts";
import { checkFlags, checkMessage, checkNotEmpty, noteMentions, noteUnsupported } from "../message-rules.ts";
import { checkModal } from "../modal-rules.ts";
import { invalidField, Refusal } from "../refusal.ts";
import { type BodyCheck, checkOf, forgiving } from "../schema.ts";
import type { World } from "../world.ts";
import { type Call, noContent, ok, type Reply, type Route } from "./route.ts";

const path = "/interactions/:interaction/:token/callback";

const message = forgivingData(checkOf(spec.CreateMessageInteractionCallbackRequestSchema));
const update = forgivingData(checkOf(spec.UpdateMessageInteractionCallbackRequestSchema));
const checks: Readonly<Record<number, BodyCheck>> = {
  [callbackTypes.reply]: message,
  [callbackTypes.deferredReply]: message,
  [callbackTypes.deferredUpdate]: update,
  [callbackTypes.update]: update,
  [callbackTypes.choices]: checkOf(spec.ApplicationCommandAutocompleteCallbackRequestSchema),
  [callbackTypes.modal]: checkOf(spec.ModalInteractionCallbackRequestSchema),
};

function forgivingData(check: BodyCheck): BodyCheck {
  return (body) => {
    if (!isObject(body.data)) return check(body);
    forgiving((data) => check({ ...body, data }))(body.data);
  };
}

/** The route of first answers to interactions. They have no rate limit of their own and don't count to the global one. */
export const interactionRoutes: readonly Route[] = [
  { method: "POST", path, auth: "token", bucket: null, check, handle },
];

function check(body: JsonObject): void {
  const known = checks[numberOf(body.type)];
  if (!known) throw invalidField(["type"], "BASE_TYPE_CHOICES", "This callback type isn't emulated.");
  known(body);
}

function handle(call: Call): Reply {
  const { world } = call;
  const interaction = world.interactions.get(call.param("token"));
  if (!interaction || interaction.id !== call.param("interaction")) throw new Refusal(10062);
  checkAnswer(world, interaction, call.body);
  const data = isObject(call.body.data) ? call.body.data : {};
  checkData(call, data);
  const outcome = answer(world, interaction, {
    ...call.body,
    data: withAttachments(call, interaction, data),
  });
  return call.query("with_response") === "true" ? ok(callbackWire(world, interaction, outcome)) : noContent;
}

/** The data with the attachments that its message will have: a reply begins with none, an update with the message's own. */
function withAttachments(
  { world, body, files }: Call,
  interaction: Interaction,
  data: JsonObject,
): JsonObject {
  const { channel, source } = interaction;
  const type = numberOf(body.type);
  if (type !== callbackTypes.reply && type !== callbackTypes.update) return data;
  const current = source && type === callbackTypes.update ? channel.messages.byId.get(source.id) : undefined;
  const sent = { body: data, files, path: ["data"] };
  return { ...data, attachments: attachmentsAfter(world, current?.attachments ?? [], sent) };
}

function checkData(call: Call, data: JsonObject): void {
  const type = numberOf(call.body.type);
  if (type === callbackTypes.modal) checkModal(data, ["data"]);
  if (type === callbackTypes.choices) checkChoices(objectsOf(data.choices), ["data", "choices"]);
  if (type !== callbackTypes.reply && type !== callbackTypes.update) return;
  checkMessage(data, ["data"]);
  if (type === callbackTypes.reply) {
    checkFlags(data, ["data"], true);
    checkNotEmpty(data, call.files.length);
  }
  noteMentions(call.world, `POST ${path}`, data);
  noteUnsupported(call.world, `POST ${path}`, data);
}

function callbackWire(world: World, interaction: Interaction, outcome: Outcome): JsonObject {
  const shown = outcome.message;
  const isReply = outcome.kind === "reply" || outcome.kind === "deferred";
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      ...(shown === null
        ? {}
        : {
            response_message_id: shown.id,
            response_message_loading: shown.loading,
            response_message_ephemeral: shown.visibleTo !== null,
          }),
    },
    ...(shown === null
      ? {}
      : { resource: { type: isReply ? (shown.loading ? 5 : 4) : 7, message: messageWire(world, shown) } }),
  };
}
