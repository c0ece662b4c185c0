import { partialChannelWire } from "./channel.ts";
import { resolvedMemberWire, roleWire } from "./guild.ts";
import { isObject, type JsonObject, textOf } from "./json.ts";
import { type Message, messageWire } from "./message.ts";
import { guildPermissions } from "./permission.ts";
import { userWire } from "./user.ts";
import type { World } from "./world.ts";

type Kind = "users" | "channels" | "roles" | "attachments";

const kindsByType: Readonly<Record<number, readonly Kind[]>> = {
  6: ["users"],
  7: ["channels"],
  8: ["roles"],
  9: ["users", "roles"],
  11: ["attachments"],
};

/** What the ids in options stand for: users with their places in the guild, channels, roles and files. Throws for an unknown id. */
export function resolvedOf(world: World, guildId: string | null, options: readonly JsonObject[]): JsonObject {
  const parts = options.flatMap((option) => {
    const kinds = typeof option.type === "number" ? kindsByType[option.type] : undefined;
    return kinds ? [resolvedId(world, guildId, textOf(option.value), kinds)] : [];
  });
  return merged(parts);
}

/** What the chosen values of a user (5), role (6), mentionable (7) or channel (8) menu stand for. */
export function resolvedValues(
  world: World,
  guildId: string | null,
  menuType: number,
  values: readonly string[],
): JsonObject {
  const kinds = ({ 5: ["users"], 6: ["roles"], 7: ["users", "roles"], 8: ["channels"] } as const)[menuType];
  return kinds ? merged(values.map((id) => resolvedId(world, guildId, id, kinds))) : {};
}

/** The user that a context-menu command was used on. */
export function resolvedUser(world: World, guildId: string | null, userId: string): JsonObject {
  return resolvedId(world, guildId, userId, ["users"]);
}

/** The message that a context-menu command was used on. */
export function resolvedMessage(world: World, message: Message): JsonObject {
  return { messages: { [message.id]: messageWire(world, message) } };
}

function resolvedId(world: World, guildId: string | null, id: string, kinds: readonly Kind[]): JsonObject {
  const guild = guildId === null ? undefined : world.guilds.get(guildId);
  const user = world.users.get(id);
  const channel = world.channels.get(id);
  const role = guild?.roles.get(id);
  if (kinds.includes("users") && user) {
    const member = guild?.members.get(id);
    const members =
      guild && member ? { members: { [id]: resolvedMemberWire(member, guildPermissions(guild, id)) } } : {};
    return { users: { [id]: userWire(user) }, ...members };
  }
  if (kinds.includes("channels") && channel) return { channels: { [id]: partialChannelWire(channel) } };
  if (kinds.includes("roles") && role) return { roles: { [id]: roleWire(role, 0) } };
  const file = world.files.get(id);
  if (kinds.includes("attachments") && file) return { attachments: { [id]: file.wire } };
  throw new Error(`The id ${id} stands for none of the ${kinds.join(" or ")} here`);
}

function merged(parts: readonly JsonObject[]): JsonObject {
  const all = new Map<string, JsonObject>();
  for (const part of parts) {
    for (const [kind, entries] of Object.entries(part)) {
      all.set(kind, { ...all.get(kind), ...(isObject(entries) ? entries : {}) });
    }
  }
  return Object.fromEntries(all);
}
