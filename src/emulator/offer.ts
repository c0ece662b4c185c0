import type { Channel } from "./channel.ts";
import { type RegisteredCommand, usableCommands } from "./command.ts";
import { type Json, type JsonObject, textOf } from "./json.ts";
import { has, permissionBits, permissionsIn } from "./permission.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

/** Somebody who is about to do something in a channel. */
export type Doer = { readonly world: World; readonly user: User; readonly channel: Channel };

/** The commands that Discord's client offers to somebody in a channel. */
export function offeredCommands(doer: Doer): readonly RegisteredCommand[] {
  const usable = usableCommands(doer.world, doer.channel.guildId);
  return usable.filter((one) => whyNotOffered(doer, one.body) === null);
}

/** Throws in words when Discord's client wouldn't offer the command. */
export function checkOffered(doer: Doer, body: JsonObject): void {
  const why = whyNotOffered(doer, body);
  if (why !== null) throw new Error(why);
}

/** A command is hidden where its contexts, its installs or its default permissions exclude it. */
function whyNotOffered(doer: Doer, body: JsonObject): string | null {
  const { user, channel } = doer;
  const name = textOf(body.name);
  if (channel.guildId !== null) {
    const permissions = permissionsIn(doer.world, channel, user.id);
    if (!has(permissions, "ViewChannel")) return `${user.name} can't see #${channel.name}`;
    if (!suffices(permissions, body.default_member_permissions)) {
      return `${user.name} lacks the permissions that /${name} asks for`;
    }
  }
  const install = isByUser(doer) ? 1 : 0;
  const context = channel.guildId !== null ? 0 : 1 + install;
  if (!listOr(body.contexts, [0, 1]).includes(context))
    return `/${name} isn't registered for context ${context}`;
  if (listOr(body.integration_types, [0]).includes(install)) return null;
  return `/${name} isn't registered for a ${install === 1 ? "user" : "guild"} install`;
}

/** Whether the app is only there because the user brought it along. */
function isByUser({ world, channel }: Doer): boolean {
  if (channel.guildId === null) return !channel.recipients.includes(world.bot);
  return world.guilds.get(channel.guildId)?.installed !== true;
}

/** Default permissions of "0" leave a command to administrators. */
function suffices(permissions: bigint, needed: Json | undefined): boolean {
  if (needed === null || needed === undefined) return true;
  const bits = BigInt(String(needed)) || permissionBits.Administrator;
  return (permissions & bits) === bits;
}

function listOr(value: Json | undefined, otherwise: readonly Json[]): readonly Json[] {
  return Array.isArray(value) ? value : otherwise;
}
