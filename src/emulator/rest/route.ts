import type { SentFile } from "../attachment.ts";
import type { Channel } from "../channel.ts";
import type { Json, JsonObject } from "../json.ts";
import { has, type PermissionName, permissionsIn } from "../permission.ts";
import { Refusal } from "../refusal.ts";
import type { BodyCheck } from "../schema.ts";
import type { World } from "../world.ts";

/** One request that has passed authorisation, limits and the schema. */
export type Call = {
  readonly world: World;
  /** A part of the path by its name; "" when the route has none of it. */
  readonly param: (name: string) => string;
  readonly query: (name: string) => string | undefined;
  readonly body: JsonObject;
  /** The body when it is a list. */
  readonly list: readonly JsonObject[];
  readonly files: readonly SentFile[];
};

/** What a route answers. */
export type Reply = { readonly status: 200 | 201 | 204; readonly body?: Json };

/** How often a route may be used: `limit` times in `windowMs`, counted for each value of the `major` path part. */
export type Bucket = {
  readonly name: string;
  readonly limit: number;
  readonly windowMs: number;
  readonly major?: string;
};

/** One route of Discord's REST API. */
export type Route = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** After /api/v10, with ":name" for a part that varies. */
  readonly path: string;
  /** "bot" needs the bot's token in the header, "token" has an interaction's token in the path. */
  readonly auth: "bot" | "token";
  readonly bucket: Bucket | null;
  readonly check?: BodyCheck;
  /** Whether the body is a list, of which each element is checked. */
  readonly isList?: boolean;
  readonly handle: (call: Call) => Reply;
};

/** An answer with a body. */
export function ok(body: Json): Reply {
  return { status: 200, body };
}

/** An answer without one. */
export const noContent: Reply = { status: 204 };

/** The channel of the path, if the bot may see it and do what is named there. */
export function channelFor(call: Call, ...needed: readonly PermissionName[]): Channel {
  return checkedChannel(call.world, call.param("channel"), needed);
}

/** The channel of an id: 10003 when there is none, 50001 when the bot can't see it, 50013 when it lacks a permission. */
export function checkedChannel(world: World, id: string, needed: readonly PermissionName[]): Channel {
  const channel = world.channels.get(id);
  if (!channel) throw new Refusal(10003);
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  const inside = guild ? guild.installed : channel.recipients.some((one) => one.id === world.bot.id);
  if (!inside) throw new Refusal(50001);
  const bits = permissionsIn(world, channel, world.bot.id);
  if (!has(bits, "ViewChannel")) throw new Refusal(50001);
  if (!has(bits, ...needed)) throw new Refusal(50013);
  return channel;
}
