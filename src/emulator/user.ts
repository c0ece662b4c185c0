import type { JsonObject } from "./json.ts";

/** Somebody with an account: a member, or the bot. */
export type User = {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
};

/** A user as the API writes one. */
export function userWire(user: User): JsonObject {
  return {
    id: user.id,
    username: user.name.toLowerCase().replaceAll(/[^a-z0-9_.]/g, "_"),
    global_name: user.bot ? null : user.name,
    discriminator: user.bot ? "0001" : "0",
    avatar: null,
    avatar_decoration_data: null,
    banner: null,
    accent_color: null,
    collectibles: null,
    primary_guild: null,
    public_flags: 0,
    flags: 0,
    ...(user.bot ? { bot: true } : {}),
  };
}
