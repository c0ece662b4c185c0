import type { Channels, Logger } from "./ports.ts";
import { postOnce } from "./sending.ts";
import type { FailureView, GuildSettings } from "./views.ts";

/** Tells a server's admins what went wrong, where they chose a channel for it; `name` keeps it from being told twice. */
export type TellFailure = (guildId: string, failure: FailureView, name: string) => Promise<void>;

/** Failures go to the admin channel once, as well as can be: what happened is in the database in any case. */
export function makeTellFailure(
  settings: (guildId: string) => Promise<GuildSettings>,
  channels: Channels,
  log: Logger,
): TellFailure {
  return async (guildId, failure, name) => {
    const { adminChannelId } = await settings(guildId);
    if (adminChannelId === null) return;
    const delivery = await postOnce(channels, adminChannelId, failure, ["failure", guildId, name]);
    if (delivery.kind !== "sent") log.warn({ guildId, delivery }, "The admin channel could not be told");
  };
}
