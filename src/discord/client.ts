import {
  Client,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayIntentBits,
  Options,
  RESTEvents,
} from "discord.js";
import type { Logger } from "../app/ports.ts";
import { NO_MENTIONS } from "./body.ts";
import { isUnauthorised } from "./delivery.ts";
import { type Gateway, TOKEN_REFUSED } from "./gateway.ts";
import { loggable } from "./loggable.ts";
import type { Requests } from "./requests.ts";

/** View Channel, Send Messages, Read Message History. */
const INVITE_PERMISSIONS = 68_608;
const REST_TIMEOUT = 10_000;
const INVALID_REQUESTS = 100;
/** A rate limit that lasts longer, in milliseconds, is a failure: what waits is in the database, not in a queue. */
const LONGEST_LIMIT = 15_000;
/** How long the first READY waits for one more server, in milliseconds: an outage hides some of them. */
const GUILD_WAIT = 5_000;

/** A discord.js client that asks for the Guilds intent only and keeps no members, messages or users. */
export function makeClient(apiUrl: string, { options }: Gateway, makeRequest: Requests["make"]): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: NO_MENTIONS,
    enforceNonce: true,
    makeCache: Options.cacheWithLimits({ ...unused, GuildMemberManager: ownOnly, UserManager: ownOnly }),
    rest: {
      api: apiUrl,
      timeout: REST_TIMEOUT,
      invalidRequestWarningInterval: INVALID_REQUESTS,
      // Replies to interactions don't count for Discord; what does is paced in requests.ts.
      globalRequestsPerSecond: Number.POSITIVE_INFINITY,
      rejectOnRateLimit: ({ timeToReset, retryAfter }) => Math.max(timeToReset, retryAfter) > LONGEST_LIMIT,
      makeRequest,
    },
    ws: options,
    waitGuildTimeout: GUILD_WAIT,
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

/** Logs what discord.js has to say of itself. */
export function logClient(client: Client, log: Logger): void {
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
  const isInvalid = error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
  if (isInvalid || isUnauthorised(error)) return TOKEN_REFUSED;
  const what = error instanceof Error ? error.message || error.name : String(error);
  return `I couldn't connect to Discord at ${apiUrl}: ${what}`;
}
