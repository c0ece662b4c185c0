import type { StoredFile } from "./attachment.ts";
import type { Channel } from "./channel.ts";
import type { RegisteredCommand } from "./command.ts";
import type { Guild } from "./guild.ts";
import type { Interaction, Outcome } from "./interaction.ts";
import type { JsonObject } from "./json.ts";
import type { Message } from "./message.ts";
import { createSignal, type Signal } from "./signal.ts";
import { createIds, type NextId } from "./snowflake.ts";
import type { User } from "./user.ts";
import { createViolations, type Violations } from "./violation.ts";

/** Something that a person could see happen; an ephemeral message is for its `visibleTo` alone. */
export type Happening =
  | {
      readonly kind: "messageCreated" | "messageUpdated" | "messageDeleted";
      readonly at: number;
      readonly message: Message;
    }
  | {
      readonly kind: "channelCreated" | "channelUpdated" | "channelDeleted";
      readonly at: number;
      readonly channel: Channel;
    }
  | { readonly kind: "interactionStarted"; readonly at: number; readonly interaction: Interaction }
  | {
      readonly kind: "interactionAnswered";
      readonly at: number;
      readonly interaction: Interaction;
      readonly outcome: Outcome;
    }
  | { readonly kind: "commandsChanged"; readonly at: number; readonly guildId: string | null };

/** A gateway event on its way to the bot's sessions; without a guild it goes to shard 0. */
export type Dispatch = {
  readonly name: string;
  readonly guildId: string | null;
  /** The intent bits that a session needs to get it; 0 for an event that everyone gets. */
  readonly intent: number;
  readonly data: JsonObject;
};

/** Everything that the local Discord knows. */
export type World = {
  readonly now: () => number;
  readonly nextId: NextId;
  readonly bot: User;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  readonly users: Map<string, User>;
  /** By guild id; the global ones under "". */
  readonly commands: Map<string, readonly RegisteredCommand[]>;
  /** By token. */
  readonly interactions: Map<string, Interaction>;
  /** Create-message nonces of the last minutes: message ids by channel and nonce, oldest first. */
  readonly nonces: Map<string, { readonly at: number; readonly messageId: string }>;
  /** What the local CDN keeps, by attachment id. */
  readonly files: Map<string, StoredFile>;
  /** Where this Discord listens, without a slash at the end. */
  readonly url: () => string;
  readonly violations: Violations;
  readonly happenings: Signal<Happening>;
  readonly dispatches: Signal<Dispatch>;
  /** What nobody in a channel sees but the transcript tells: connections, faults, refused requests. */
  readonly asides: Signal<string>;
};

/** An empty Discord with one application (a new one, or of the given id), whose bot has the application's id. */
export function createWorld(now: () => number, url: () => string, applicationId?: string): World {
  const nextId = createIds(now);
  const bot: User = { id: applicationId ?? nextId(), name: "Cohort", bot: true };
  return {
    now,
    nextId,
    bot,
    guilds: new Map(),
    channels: new Map(),
    users: new Map([[bot.id, bot]]),
    commands: new Map(),
    interactions: new Map(),
    nonces: new Map(),
    files: new Map(),
    url,
    violations: createViolations(now),
    happenings: createSignal(),
    dispatches: createSignal(),
    asides: createSignal(),
  };
}
