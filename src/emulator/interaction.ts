import { randomBytes } from "node:crypto";
import { largestFile } from "./attachment.ts";
import { type Channel, channelTypes, partialChannelWire } from "./channel.ts";
import { memberWire } from "./guild.ts";
import type { Json, JsonObject } from "./json.ts";
import { type Message, messageWire } from "./message.ts";
import type { Modal } from "./modal.ts";
import { bitsOf, permissionsIn } from "./permission.ts";
import { type User, userWire } from "./user.ts";
import type { World } from "./world.ts";

/** Discord's numbers for what a member did. */
export const interactionTypes = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

/** How long the first answer may take, in milliseconds. */
export const firstAnswerMs = 3_000;

/** How long the token lives, in milliseconds. */
export const tokenMs = 15 * 60_000;

/** One choice of an autocompletion. */
export type Choice = { readonly name: string; readonly value: string | number };

/**
 * What the member got: a new message, a changed one, a wait ("is thinking"), a modal, choices, nothing visible, or
 * "The application did not respond". `latencyMs` is from the press to the answer.
 */
export type Outcome = {
  readonly kind: "reply" | "update" | "deferred" | "modal" | "choices" | "none" | "failed";
  readonly interactionId: string;
  readonly latencyMs: number;
  readonly ephemeral: boolean;
  /** The shown or changed message's text; for a failure what Discord's client says. */
  readonly content: string;
  readonly message: Message | null;
  readonly modal: Modal | null;
  readonly choices: readonly Choice[];
};

/** What a member did, and how far the bot's answer has come. */
export type Interaction = {
  readonly id: string;
  readonly token: string;
  readonly type: (typeof interactionTypes)[keyof typeof interactionTypes];
  /** The time inside its id: when Discord saw it, in UTC milliseconds. */
  readonly createdAt: number;
  readonly channel: Channel;
  readonly user: User;
  /** What was done, for people: "/quiz start topic:Optimization" or "presses [B]". */
  readonly title: string;
  readonly source: Message | null;
  readonly metadata: JsonObject;
  readonly byUserInstall: boolean;
  readonly settle: (outcome: Outcome) => void;
  /** A failed one has been given up by the member; by the clock of the emulator it may still be answered in time. */
  state: "waiting" | "failed" | "answered";
  /** The message that `@original` means. */
  originalId: string | null;
  followUps: number;
};

/** What a member does, before it has an id. */
export type Deed = {
  readonly type: Interaction["type"];
  readonly user: User;
  readonly channel: Channel;
  readonly title: string;
  readonly data: Json;
  readonly source: Message | null;
  /** The interaction that led to this one: for a modal, whatever opened it. */
  readonly cause?: JsonObject;
  readonly commandName?: string;
  readonly locale: string;
  /** When Discord saw it. */
  readonly at: number;
};

/** Registers an interaction and makes the event that tells the bot of it. */
export function startInteraction(
  world: World,
  deed: Deed,
  settle: (outcome: Outcome) => void,
): { readonly interaction: Interaction; readonly payload: JsonObject } {
  forgetExpired(world);
  const id = world.nextId(deed.at);
  const interaction: Interaction = {
    id,
    token: randomBytes(64).toString("base64url"),
    type: deed.type,
    createdAt: Math.floor(deed.at),
    channel: deed.channel,
    user: deed.user,
    title: deed.title,
    source: deed.source,
    metadata: metadataOf(world, deed, id),
    byUserInstall: !isInstalled(world, deed.channel),
    settle,
    state: "waiting",
    originalId: null,
    followUps: 0,
  };
  world.interactions.set(interaction.token, interaction);
  world.happenings.emit({ kind: "interactionStarted", at: world.now(), interaction });
  return { interaction, payload: payloadOf(world, interaction, deed) };
}

function forgetExpired(world: World): void {
  const oldest = world.now() - tokenMs;
  for (const [token, one] of world.interactions) {
    if (one.createdAt >= oldest) return;
    world.interactions.delete(token);
  }
}

function isInstalled(world: World, channel: Channel): boolean {
  if (channel.guildId !== null) return world.guilds.get(channel.guildId)?.installed === true;
  return channel.type === channelTypes.dm && channel.recipients.some((one) => one.id === world.bot.id);
}

function ownersOf(world: World, deed: Deed): JsonObject {
  return isInstalled(world, deed.channel) ? { 0: deed.channel.guildId ?? "0" } : { 1: deed.user.id };
}

function metadataOf(world: World, deed: Deed, id: string): JsonObject {
  const common = {
    id,
    type: deed.type,
    user: userWire(deed.user),
    authorizing_integration_owners: ownersOf(world, deed),
  };
  if (deed.type === interactionTypes.component) {
    return { ...common, interacted_message_id: deed.source?.id ?? "0" };
  }
  return deed.type === interactionTypes.modal
    ? { ...common, triggering_interaction_metadata: deed.cause ?? {} }
    : common;
}

function payloadOf(world: World, interaction: Interaction, deed: Deed): JsonObject {
  const { channel, user } = deed;
  return {
    id: interaction.id,
    application_id: world.bot.id,
    type: deed.type,
    version: 1,
    token: interaction.token,
    data: deed.data,
    channel_id: channel.id,
    channel: {
      ...partialChannelWire(channel),
      permissions: permissionsIn(world, channel, user.id).toString(),
    },
    app_permissions: appPermissions(world, channel).toString(),
    locale: deed.locale,
    entitlements: [],
    authorizing_integration_owners: ownersOf(world, deed),
    context: contextOf(world, channel),
    attachment_size_limit: largestFile,
    ...whoAndWhere(world, deed),
    ...(deed.source === null ? {} : { message: messageWire(world, deed.source) }),
  };
}

/** Where the app isn't a member of a guild it has a few fixed permissions, none of which lets it see or post. */
function appPermissions(world: World, channel: Channel): bigint {
  if (channel.guildId !== null && isInstalled(world, channel))
    return permissionsIn(world, channel, world.bot.id);
  const withBot = isInstalled(world, channel) ? (["UseExternalEmojis"] as const) : [];
  return bitsOf(["AttachFiles", "EmbedLinks", "MentionEveryone", ...withBot]);
}

function whoAndWhere(world: World, deed: Deed): JsonObject {
  const guild = deed.channel.guildId === null ? undefined : world.guilds.get(deed.channel.guildId);
  const member = guild?.members.get(deed.user.id);
  if (!guild || !member) return { user: userWire(deed.user) };
  return {
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    guild_locale: guild.locale,
    member: {
      ...memberWire(member),
      permissions: permissionsIn(world, deed.channel, deed.user.id).toString(),
    },
  };
}

function contextOf(world: World, channel: Channel): number {
  if (channel.guildId !== null) return 0;
  return isInstalled(world, channel) ? 1 : 2;
}

/** An outcome with nothing in it but its kind and its time. */
export function outcomeOf(
  world: World,
  interaction: Interaction,
  kind: Outcome["kind"],
  given: Partial<Outcome> = {},
): Outcome {
  const message = given.message ?? null;
  return {
    kind,
    interactionId: interaction.id,
    latencyMs: world.now() - interaction.createdAt,
    ephemeral: message !== null && message.visibleTo !== null,
    content: message?.content ?? "",
    message,
    modal: null,
    choices: [],
    ...given,
  };
}

/** Lets the member see that the bot didn't answer in time, once. */
export function failInteraction(world: World, interaction: Interaction): void {
  if (interaction.state !== "waiting") return;
  interaction.state = "failed";
  const content = "The application did not respond";
  const outcome = outcomeOf(world, interaction, "failed", { content, ephemeral: true });
  world.happenings.emit({ kind: "interactionAnswered", at: world.now(), interaction, outcome });
  interaction.settle(outcome);
}
