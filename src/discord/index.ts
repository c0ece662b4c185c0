import { type Client, Events, GatewayDispatchEvents, type Guild } from "discord.js";
import { z } from "zod";
import type { App } from "../app/app.ts";
import type { GuildEvent } from "../app/index.ts";
import type { Channels, Clock, Logger, Timers } from "../app/ports.ts";
import { makeChannels } from "./channels.ts";
import { inviteLink, logClient, makeClient, whyNotConnected } from "./client.ts";
import type { Command, MessageCommand } from "./command.ts";
import { makeDispatch, turnAway } from "./dispatch.ts";
import { type ConnectionEvent, type GatewayPatience, TOKEN_REFUSED, watchGateway } from "./gateway.ts";
import { watchGuilds } from "./guilds.ts";
import { loggable } from "./loggable.ts";
import { makeNames } from "./names.ts";
import { makeObservation, type Observation, type Observer } from "./observing.ts";
import { paceChannels } from "./pace/channels.ts";
import { makeLine } from "./pace/line.ts";
import { parkChannels } from "./parking.ts";
import { within } from "./patience.ts";
import { whenReachable } from "./reach.ts";
import { type CommandIds, registerCommands } from "./registration.ts";
import { watchRequests } from "./requests.ts";

export type { ConnectionEvent } from "./gateway.ts";

/** How long a stop waits for interactions that are being answered, and for Discord's goodbye, in milliseconds. */
const LAST_REPLIES = 2_000;
const GOODBYE = 1_000;
/** After Discord refused the bot, replies that are under way get so many milliseconds. */
const LAST_WORDS = 1_000;
/** How long the start waits for the commands to be registered, in milliseconds; that goes on meanwhile. */
const REGISTRATION = 5_000;

const ownUpdate = z.object({ guild_id: z.string() });

export type DiscordOptions = {
  readonly token: string;
  /** The API's address without a version, "https://discord.com/api". */
  readonly apiUrl: string;
  readonly commands: readonly (Command | MessageCommand)[];
  readonly log: Logger;
  readonly now: Clock;
  readonly timers: Timers;
  /** Told of every loss and return of the connection, and when Discord refuses the bot for good. */
  readonly onConnection?: (event: ConnectionEvent) => void;
  /** Told which servers the bot is in, joins and leaves. */
  readonly onGuilds?: (event: GuildEvent) => void;
  readonly observer?: Observer;
  /** How patient to be with the gateway, where it beats faster than Discord does. */
  readonly patience?: GatewayPatience;
};

/** How connecting went. `reason` is one sentence for the person who runs the bot; the process should end with it. */
export type Connection =
  | {
      readonly kind: "ready";
      readonly applicationId: string;
      readonly guilds: number;
      readonly invite: string;
    }
  | { readonly kind: "refused"; readonly reason: string };

/** The edge to Discord. `channels` works once connected; nothing reaches the app before `connect` has been called. */
export type Discord = {
  readonly channels: Channels;
  connect(app: App): Promise<Connection>;
  /** Whether the gateway connection stands. */
  connected(): boolean;
  /** How many messages wait to go out. */
  queued(): number;
  /** Takes nothing new: whoever asks for something is told that the bot restarts. */
  quiet(): void;
  /** Takes nothing new, lets what is under way be answered, and disconnects, all within three seconds. */
  close(): Promise<void>;
};

/** Prepares the edge to Discord; it connects to nothing yet. */
export function makeDiscord(options: DiscordOptions): Discord {
  const { token, apiUrl, commands, log, now, timers } = options;
  const ended = Promise.withResolvers<string>();
  const underWay = new Set<Promise<void>>();
  let lastReplies: Promise<void> | null = null;
  const quiet = () => {
    paced.close();
    lastReplies ??= within(LAST_REPLIES, Promise.all(underWay));
    return lastReplies;
  };
  let isOver = false;
  const tell = (event: ConnectionEvent) => {
    if (isOver) return;
    if (event.kind === "refused") {
      isOver = true;
      ended.resolve(event.reason);
      setTimeout(requests.end, LAST_WORDS).unref();
    }
    options.onConnection?.(event);
  };
  const unauthorised = () => tell({ kind: "refused", reason: TOKEN_REFUSED });
  const patience = options.patience;
  const gateway = watchGateway({ log, now, tell, ...(patience !== undefined && { patience }) });
  const { observer } = options;
  const observation = observer === undefined ? null : makeObservation(observer, now);
  const answered: Observation["answered"] = (answer, interactionId) => {
    channels.answered(answer);
    observation?.answered(answer, interactionId);
  };
  const requests = watchRequests({ unauthorised, answered });
  const client = makeClient(apiUrl, gateway, requests.make);
  logClient(client, log);
  const line = makeLine({ clock: now, timers, most: requests.most });
  const names = makeNames({ rest: client.rest, line, log, now });
  const paced = paceChannels(makeChannels({ client, names, log, unauthorised }), {
    line,
    clock: now,
    timers,
  });
  const channels = parkChannels(paced, now);
  watchPermissions(client, channels.changed);
  observation?.watch(client);
  watchGuilds(client, (event) => options.onGuilds?.(event));
  return {
    channels,
    async connect(app) {
      let ids: CommandIds = new Map();
      const mention = (name: string) => mentionOf(ids, name);
      const dispatch = makeDispatch(commands, { app, names, log, mention });
      client.on(Events.InteractionCreate, (interaction) => {
        const handled = lastReplies ? turnAway(interaction, log) : dispatch(interaction);
        const work = handled.finally(() => underWay.delete(work));
        underWay.add(work);
      });
      const ready = whenReady(client);
      const failed = whenReachable(client.rest.setToken(token), log)
        .then(() => client.login(token))
        .then(
          () => ended.promise,
          (error) => whyNotConnected(error, apiUrl),
        );
      const outcome = await Promise.race([ready, failed, ended.promise]);
      if (typeof outcome === "string") return { kind: "refused", reason: outcome };
      const registering = registered(outcome, commands, log).then((known) => {
        ids = known;
      });
      await within(REGISTRATION, registering);
      const applicationId = outcome.application.id;
      return {
        kind: "ready",
        applicationId,
        guilds: outcome.guilds.cache.size,
        invite: inviteLink(applicationId),
      };
    },
    connected: () => !isOver && client.isReady() && gateway.connected(),
    quiet: () => void quiet(),
    queued: line.waiting,
    async close() {
      await quiet();
      isOver = true;
      client.removeAllListeners(Events.InteractionCreate);
      requests.end();
      gateway.close();
      await within(GOODBYE, client.destroy());
    },
  };
}

/** Tells in which channels permissions may have changed: in any of a server's, as threads have those of their parents. */
function watchPermissions(client: Client, changed: (channelIds: readonly string[]) => void): void {
  const inGuild = ({ channels }: Guild) => changed([...channels.cache.keys()]);
  client.on(Events.ChannelUpdate, (_, channel) => {
    if (!channel.isDMBased()) inGuild(channel.guild);
  });
  client.on(Events.ThreadUpdate, (_, { guild }) => inGuild(guild));
  client.on(Events.GuildRoleUpdate, (_, { guild }) => inGuild(guild));
  client.on(Events.GuildRoleDelete, ({ guild }) => inGuild(guild));
  client.on(Events.GuildAvailable, inGuild);
  client.on(Events.GuildCreate, inGuild);
  // Of members Discord tells the bot only of itself. discord.js keeps that back while a session is taken up again.
  client.ws.on(GatewayDispatchEvents.GuildMemberUpdate, (data: unknown) => {
    const guild = client.guilds.cache.get(ownUpdate.safeParse(data).data?.guild_id ?? "");
    if (guild) inGuild(guild);
  });
}

function whenReady(client: Client): Promise<Client<true>> {
  return new Promise((resolve) => client.once(Events.ClientReady, resolve));
}

/** Without registration the commands that Discord has go on working, so a failure is logged and survived. */
async function registered(
  client: Client<true>,
  commands: readonly (Command | MessageCommand)[],
  log: Logger,
): Promise<CommandIds> {
  try {
    return await registerCommands(client.application, commands, log);
  } catch (error) {
    log.error({ error: loggable(error) }, "the commands couldn't be registered");
    return new Map();
  }
}

function mentionOf(ids: CommandIds, name: string): string {
  const id = ids.get(name.split(" ")[0] ?? name);
  return id === undefined ? `\`/${name}\`` : `</${name}:${id}>`;
}
