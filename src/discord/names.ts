import { DiscordAPIError, type REST, Routes } from "discord.js";
import { z } from "zod";
import type { Clock, Logger } from "../app/ports.ts";
import { loggable } from "./loggable.ts";
import type { Line } from "./pace/line.ts";
import { within } from "./patience.ts";

const HOURS = 3_600_000;
const KEPT_FOR = 4 * HOURS;
/** Whoever was there so many milliseconds ago counts as just used: a press costs no more than a look. */
const FRESH = 60_000;
const MOST = 20_000;
const UNKNOWN_MEMBER = 10_007;
const UNKNOWN_USER = 10_013;

/** A member's display name, null for one whom Discord no longer knows in the server. */
export type KnownName = string | null;

/** Tells a member's name in a text: undefined where it isn't known yet. */
export type NameOf = (userId: string) => KnownName | undefined;

/** Display names, kept in memory for a few hours only, the least lately used going first. */
export type Names = {
  remember(guildId: string, userId: string, name: string): void;
  /** The names of some members, asking Discord for those unknown, but waiting at most `patience` milliseconds. */
  of(guildId: string, userIds: readonly string[], patience: number): Promise<NameOf>;
};

const guildMember = z.object({
  nick: z.string().nullish(),
  user: z.object({ username: z.string(), global_name: z.string().nullish() }),
});

export function makeNames(edge: { rest: REST; line: Line; log: Logger; now: Clock }): Names {
  const kept = new Map<string, { readonly name: KnownName; readonly until: number }>();
  const asked = new Map<string, Promise<unknown>>();

  const keep = (key: string, name: KnownName) => {
    const until = edge.now() + KEPT_FOR;
    const before = kept.get(key);
    if (before?.name === name && before.until > until - FRESH) return;
    kept.delete(key);
    kept.set(key, { name, until });
    const oldest = kept.size > MOST ? kept.keys().next() : null;
    if (oldest && !oldest.done) kept.delete(oldest.value);
  };

  const known = (key: string): KnownName | undefined => {
    const entry = kept.get(key);
    return entry !== undefined && entry.until > edge.now() ? entry.name : undefined;
  };

  const ask = (guildId: string, userId: string): Promise<unknown> => {
    const key = keyOf(guildId, userId);
    const running = asked.get(key);
    if (running) return running;
    const asking = edge.line
      .run("news", async () => keep(key, await fetchName(edge.rest, guildId, userId)))
      .catch((error) => edge.log.warn({ error: loggable(error), guildId }, "couldn't get a member's name"))
      .finally(() => asked.delete(key));
    asked.set(key, asking);
    return asking;
  };

  return {
    remember: (guildId, userId, name) => keep(keyOf(guildId, userId), name),
    async of(guildId, userIds, patience) {
      const missing = userIds.filter((userId) => known(keyOf(guildId, userId)) === undefined);
      if (missing.length > 0)
        await within(patience, Promise.all(missing.map((userId) => ask(guildId, userId))));
      return (userId) => known(keyOf(guildId, userId));
    },
  };
}

function keyOf(guildId: string, userId: string): string {
  return `${guildId}:${userId}`;
}

async function fetchName(rest: REST, guildId: string, userId: string): Promise<KnownName> {
  try {
    const member = guildMember.parse(await rest.get(Routes.guildMember(guildId, userId)));
    return member.nick ?? member.user.global_name ?? member.user.username;
  } catch (error) {
    const code = error instanceof DiscordAPIError ? error.code : null;
    if (code === UNKNOWN_MEMBER || code === UNKNOWN_USER) return null;
    throw error;
  }
}
