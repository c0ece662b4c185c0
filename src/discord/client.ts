import {
  Client,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  GatewayIntentBits,
  Options,
  RESTEvents,
} from "discord.js";
import type { Clock, Logger } from "../app/ports.ts";
import { NO_MENTIONS } from "./body.ts";
import { loggable } from "./loggable.ts";

/** What the gateway connection did; times are UTC milliseconds. "refused" is final: the process should end. */
export type ConnectionEvent =
  | { readonly kind: "lost"; readonly at: number }
  | { readonly kind: "back"; readonly lostAt: number; readonly at: number }
  | { readonly kind: "refused"; readonly reason: string };

/** View Channel, Send Messages, Read Message History. */
const INVITE_PERMISSIONS = 68_608;
const REST_TIMEOUT = 10_000;
const INVALID_REQUESTS = 100;

/** A discord.js client that asks for the Guilds intent only and keeps no members, messages or users. */
export function makeClient(apiUrl: string): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: NO_MENTIONS,
    enforceNonce: true,
    makeCache: Options.cacheWithLimits({ ...unused, GuildMemberManager: ownOnly, UserManager: ownOnly }),
    rest: { api: apiUrl, timeout: REST_TIMEOUT, invalidRequestWarningInterval: INVALID_REQUESTS },
  });
}

const unused = {
  ApplicationCommandManager: 0,
  ApplicationEmojiManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  DMMessageManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildInviteManager: 0,
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadMemberManager: 0,
  VoiceStateManager: 0,
};

const ownOnly = {
  maxSize: 0,
  keepOverLimit: (held: { id: string; client: Client }) => held.id === held.client.user?.id,
};

/** The address by which someone who manages a server adds the bot, with the least permissions. */
export function inviteLink(applicationId: string): string {
  const query = `client_id=${applicationId}&scope=bot+applications.commands&permissions=${INVITE_PERMISSIONS}`;
  return `https://discord.com/oauth2/authorize?${query}`;
}

export const TOKEN_REFUSED =
  "Discord refused the token. Check DISCORD_TOKEN: it is on the application's page, under Bot, and ends when it is reset.";

/** The close codes after which discord.js doesn't connect again, in words for the person who runs the bot. */
const finalCodes: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: TOKEN_REFUSED,
  [GatewayCloseCodes.InvalidShard]: "Discord refused the shard.",
  [GatewayCloseCodes.ShardingRequired]:
    "The bot is in too many servers for one connection and needs sharding.",
  [GatewayCloseCodes.InvalidAPIVersion]:
    "Discord no longer speaks this version of its gateway. Update Cohort.",
  [GatewayCloseCodes.InvalidIntents]: "Discord refused the gateway intents. Update Cohort.",
  [GatewayCloseCodes.DisallowedIntents]:
    "Discord refused the gateway intents, though none is privileged. Update Cohort.",
};

/** Tells of every loss and return of the connection, and of its end for good. */
export function watchConnection(
  client: Client,
  edge: { log: Logger; now: Clock; tell: (event: ConnectionEvent) => void },
): void {
  const { log, now, tell } = edge;
  let lostAt: number | null = null;
  const back = () => {
    if (lostAt !== null) tell({ kind: "back", lostAt, at: now() });
    lostAt = null;
  };
  client.on(Events.ShardReconnecting, () => {
    if (lostAt !== null) return;
    lostAt = now();
    tell({ kind: "lost", at: lostAt });
  });
  client.on(Events.ShardResume, back);
  client.on(Events.ShardReady, back);
  client.on(Events.ShardDisconnect, ({ code }) => {
    const reason = finalCodes[code];
    if (reason !== undefined) tell({ kind: "refused", reason });
  });
  client.on(Events.ShardError, (error) =>
    log.warn({ error: loggable(error) }, "the gateway connection had an error"),
  );
  client.on(Events.Error, (error) =>
    log.error({ error: loggable(error) }, "the Discord client had an error"),
  );
  client.on(Events.Warn, (text) => log.warn({ text }, "the Discord client warned"));
  client.rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) =>
    log.warn({ count, remainingTime }, "many requests were refused; Discord bans after 10,000 in 10 minutes"),
  );
  client.rest.on(RESTEvents.RateLimited, ({ route, timeToReset, global }) =>
    log.info({ route, timeToReset, global }, "waiting for a rate limit"),
  );
}

/** One sentence for the person who runs the bot about why it couldn't connect. */
export function whyNotConnected(error: unknown, apiUrl: string): string {
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
    return TOKEN_REFUSED;
  const what = error instanceof Error ? error.message || error.name : String(error);
  return `I couldn't connect to Discord at ${apiUrl}: ${what}`;
}
