import { postMessage, replaceMessage } from "./history.ts";
import {
  failInteraction,
  firstAnswerMs,
  type Interaction,
  interactionTypes,
  type Outcome,
  outcomeOf,
} from "./interaction.ts";
import { isObject, type JsonObject, numberOf, objectsOf, textOf } from "./json.ts";
import { createMessage, type Message, messageFlags, withBody } from "./message.ts";
import { modalOf } from "./modal.ts";
import { invalidField, Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

/** Discord's numbers for what a bot may do first. */
export const callbackTypes = {
  reply: 4,
  deferredReply: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;

const allowed: Readonly<Record<Interaction["type"], readonly number[]>> = {
  [interactionTypes.command]: [callbackTypes.reply, callbackTypes.deferredReply, callbackTypes.modal],
  [interactionTypes.component]: [
    callbackTypes.reply,
    callbackTypes.deferredReply,
    callbackTypes.deferredUpdate,
    callbackTypes.update,
    callbackTypes.modal,
  ],
  [interactionTypes.autocomplete]: [callbackTypes.choices],
  [interactionTypes.modal]: [callbackTypes.reply, callbackTypes.deferredReply],
};

/** Refuses a second answer (40060), a late one (10062) and one that doesn't fit what was done (50035). */
export function checkAnswer(world: World, interaction: Interaction, body: JsonObject): void {
  if (interaction.state === "answered") throw new Refusal(40060);
  if (world.now() - interaction.createdAt > firstAnswerMs) {
    failInteraction(world, interaction);
    throw new Refusal(10062);
  }
  if (mayAnswer(interaction, numberOf(body.type))) return;
  throw invalidField(["type"], "BASE_TYPE_CHOICES", "This interaction can't be answered with this type.");
}

/** Carries out the bot's first answer to an interaction, which has been checked, and tells the member what became of it. */
export function answer(world: World, interaction: Interaction, body: JsonObject): Outcome {
  const type = numberOf(body.type);
  const outcome = carriedOut(world, interaction, type, body);
  interaction.state = "answered";
  interaction.originalId =
    outcome.message?.id ?? (type === callbackTypes.deferredUpdate ? (interaction.source?.id ?? null) : null);
  world.happenings.emit({ kind: "interactionAnswered", at: world.now(), interaction, outcome });
  interaction.settle(outcome);
  return outcome;
}

function mayAnswer(interaction: Interaction, type: number): boolean {
  if (allowed[interaction.type].includes(type)) return true;
  const updates = type === callbackTypes.deferredUpdate || type === callbackTypes.update;
  return updates && interaction.type === interactionTypes.modal && interaction.source !== null;
}

function carriedOut(world: World, interaction: Interaction, type: number, body: JsonObject): Outcome {
  const data = dataOf(body);
  switch (type) {
    case callbackTypes.reply:
      return outcomeOf(world, interaction, "reply", { message: postReply(world, interaction, data) });
    case callbackTypes.deferredReply:
      return outcomeOf(world, interaction, "deferred", { message: postThinking(world, interaction, data) });
    case callbackTypes.deferredUpdate:
      return outcomeOf(world, interaction, "none");
    case callbackTypes.update:
      return outcomeOf(world, interaction, "update", { message: updateSource(world, interaction, data) });
    case callbackTypes.choices:
      return outcomeOf(world, interaction, "choices", { choices: choicesOf(data) });
    default:
      return outcomeOf(world, interaction, "modal", { modal: modalOf(interaction, data) });
  }
}

function dataOf(body: JsonObject): JsonObject {
  const { data } = body;
  return isObject(data) ? data : {};
}

function choicesOf(data: JsonObject): Outcome["choices"] {
  return objectsOf(data.choices).map((choice) => ({
    name: textOf(choice.name),
    value: typeof choice.value === "number" ? choice.value : textOf(choice.value),
  }));
}

function postThinking(world: World, interaction: Interaction, data: JsonObject): Message {
  const flags = numberOf(data.flags);
  if (
    (flags & ~messageFlags.ephemeral) !== 0 ||
    Object.keys(data).some((key) => key !== "flags" && data[key] != null)
  ) {
    throw invalidField(["data"], "BASE_TYPE_CHOICES", "A deferred reply may only say that it is ephemeral.");
  }
  return postReply(world, interaction, { flags }, true);
}

/** Posts a message of the bot in the interaction's channel: a reply, or a follow-up. */
export function postReply(
  world: World,
  interaction: Interaction,
  body: JsonObject,
  loading = false,
): Message {
  const flags = numberOf(body.flags);
  const ephemeral = (flags & messageFlags.ephemeral) !== 0;
  const message = createMessage(
    world,
    {
      channelId: interaction.channel.id,
      guildId: interaction.channel.guildId,
      author: world.bot,
      flags: flags | (loading ? messageFlags.loading : 0),
      visibleTo: ephemeral ? interaction.user.id : null,
      metadata: interaction.metadata,
      loading,
    },
    { ...body, flags: undefined },
  );
  return postMessage(world, interaction.channel, message);
}

function updateSource(world: World, interaction: Interaction, data: JsonObject): Message {
  const { channel, source } = interaction;
  const current = source === null ? undefined : channel.messages.byId.get(source.id);
  if (!current) throw new Refusal(10008);
  return editMessage(world, interaction, current, data);
}

/** Replaces what a body sets in a message; a deferred reply stops thinking. */
export function editMessage(
  world: World,
  interaction: Interaction,
  current: Message,
  body: JsonObject,
): Message {
  const done = current.loading
    ? { ...current, flags: current.flags & ~messageFlags.loading, loading: false }
    : { ...current, editedAt: world.now() };
  return replaceMessage(world, interaction.channel, withBody(done, body));
}
