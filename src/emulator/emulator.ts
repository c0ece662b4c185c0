import { channel } from "node:diagnostics_channel";
import { once } from "node:events";
import { Server } from "node:http";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { largestFile, storeFile } from "./attachment.ts";
import type { Channel } from "./channel.ts";
import { type RegisteredCommand, usableCommands } from "./command.ts";
import { createFaultList, type FaultList, type Faults, type RequestFault } from "./fault.ts";
import {
  askToReconnect,
  type ConnectionRecord,
  closeSockets,
  closeToken,
  type Gateway,
  invalidateSessions,
  serveGateway,
  silenceSockets,
  stopGateway,
} from "./gateway/gateway.ts";
import { textOf } from "./json.ts";
import type { Message } from "./message.ts";
import { messagesIn, placeOf, waitForMessage } from "./onlooker.ts";
import { createPerformer } from "./performer.ts";
import { createRateLimits, type RateLimits } from "./rate-limit.ts";
import { accountRoutes, gatewayUrl } from "./rest/account.ts";
import { channelRoutes } from "./rest/channels.ts";
import { commandRoutes } from "./rest/commands.ts";
import { mountFiles } from "./rest/files.ts";
import { guildRoutes } from "./rest/guilds.ts";
import { interactionRoutes } from "./rest/interactions.ts";
import { messageRoutes } from "./rest/messages.ts";
import { mountRest, type RequestRecord, type WebApp } from "./rest/rest.ts";
import { webhookRoutes } from "./rest/webhooks.ts";
import { createGuild, type Guild, type GuildOptions } from "./server.ts";
import { createToken } from "./token.ts";
import { keepTranscript } from "./transcript.ts";
import type { Violation } from "./violation.ts";
import { createWorld, type Happening, type World } from "./world.ts";

/**
 * How an emulator is started: the port (any free one), the clock (the machine's), whether requests are limited (yes), the
 * application's id (a new one), and how often a bot beats (every 41,250 ms, as Discord asks).
 */
export type EmulatorOptions = {
  readonly port?: number;
  readonly now?: () => number;
  readonly rateLimits?: boolean;
  readonly applicationId?: string;
  readonly heartbeatMs?: number;
};

/** A local Discord that is running. */
export type Emulator = {
  /** The address of the page, "http://127.0.0.1:PORT". */
  readonly url: string;
  /** What discord.js needs as `rest.api`. */
  readonly apiUrl: string;
  /** A token that the bot can log in with; any other well-formed one does as well. */
  readonly token: string;
  readonly applicationId: string;
  /** The web application, to mount a page on. Routes can only be added before the first request. */
  readonly app: WebApp;
  readonly addGuild: (options: GuildOptions) => Guild;
  /** What a correct bot never does; a good test ends with none. */
  readonly violations: readonly Violation[];
  /** The last requests of the bot, oldest first. */
  readonly requests: readonly RequestRecord[];
  /** What became of the bot's gateway connections, oldest first. */
  readonly connections: readonly ConnectionRecord[];
  readonly faults: Faults;
  readonly limits: RateLimits;
  /** Everything that happened so far, to be read by people. */
  readonly transcript: () => string;
  /** A channel's messages in order, as everyone sees them, or with the private ones of the viewer. */
  readonly messages: (channel: Channel | string, viewerId?: string) => readonly Message[];
  /** The newest version of a message, or undefined when it was deleted. */
  readonly message: (id: string, channel: Channel | string) => Message | undefined;
  /** The channel of an id: a thread, say. */
  readonly channel: (id: string) => Channel | undefined;
  readonly channels: () => readonly Channel[];
  /** Uploads a file as a member would for a command's option; the answer is the id to give as the option's value. */
  readonly upload: (name: string, content: string | Uint8Array, type?: string) => string;
  /** The commands that can be used in a guild, or in private channels for null. */
  readonly commands: (guildId: string | null) => readonly RegisteredCommand[];
  /**
   * The newest message of a channel, private ones too, that fits: one that is there, or the next that comes or is edited
   * so. Rejects after `timeoutMs` (5,000) with the transcript.
   */
  readonly waitForMessage: (
    channel: Channel | string,
    fits: (message: Message) => boolean,
    timeoutMs?: number,
  ) => Promise<Message>;
  /** Hears of everything that happens from now on; the answer stops it. */
  readonly on: (listener: (happening: Happening) => void) => () => void;
  /** How many gateway sessions there are, those that wait to be resumed included. */
  readonly sessions: () => number;
  /** Closes every connection and stops listening. */
  readonly close: () => Promise<void>;
};

const keptRequests = 10_000;

/** Every request of every emulator in this process, for whoever looks at them all. */
const heard = channel("cohort.emulator.request");
const heartbeatMs = 41_250;

/** Starts a local Discord on loopback. Rejects when the port is taken. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const address = { url: "" };
  const world = createWorld(options.now ?? Date.now, () => address.url, options.applicationId);
  const app: WebApp = new Hono();
  const server = serve({ fetch: app.fetch, port: options.port ?? 0, hostname: "127.0.0.1" });
  if (!(server instanceof Server)) throw new Error("The emulator needs a plain HTTP/1 server");
  await once(server, "listening");
  address.url = `http://127.0.0.1:${portOf(server)}`;
  const revoked = new Set<string>();
  const isRevoked = (token: string) => revoked.has(token);
  const parts: Parts = {
    ...{ world, app, server, revoked },
    gateway: serveGateway(server, world, {
      ...{ isRevoked, url: () => gatewayUrl(world) },
      heartbeatMs: options.heartbeatMs ?? heartbeatMs,
    }),
    limits: createRateLimits(options.rateLimits ?? true),
    requestFaults: createFaultList<RequestFault>(),
    requests: [],
  };
  mountDiscord(parts);
  return emulatorOf(parts);
}

type Parts = {
  readonly world: World;
  readonly app: WebApp;
  readonly server: Server;
  readonly gateway: Gateway;
  readonly limits: RateLimits;
  readonly requestFaults: FaultList<RequestFault>;
  readonly revoked: Set<string>;
  readonly requests: RequestRecord[];
};

function mountDiscord({ world, app, gateway, limits, requestFaults, revoked, requests }: Parts): void {
  const routes = [
    ...accountRoutes(() => gateway.identifies),
    ...commandRoutes,
    ...messageRoutes,
    ...channelRoutes,
    ...interactionRoutes,
    ...webhookRoutes,
    ...guildRoutes,
  ];
  const record = (request: RequestRecord) => {
    requests.push(request);
    heard.publish(request);
    if (requests.length > 2 * keptRequests) requests.splice(0, keptRequests);
  };
  const isRevoked = (token: string) => revoked.has(token);
  mountRest(app, routes, { world, limits, faults: requestFaults, isRevoked, record });
  mountFiles(app, { world, faults: requestFaults });
}

function emulatorOf(parts: Parts): Emulator {
  const { world, gateway } = parts;
  const transcript = keepTranscript(world);
  const perform = createPerformer(world, gateway);
  return {
    url: world.url(),
    apiUrl: `${world.url()}/api`,
    token: createToken(world.bot.id),
    applicationId: world.bot.id,
    app: parts.app,
    addGuild: (given) => createGuild(world, perform, given),
    violations: world.violations.list,
    requests: parts.requests,
    connections: gateway.records,
    faults: faultsOf(parts),
    limits: parts.limits,
    transcript: transcript.text,
    messages: (channel, viewerId) => messagesIn(world, channel, viewerId),
    message: (id, channel) => placeOf(world, channel).messages.byId.get(id),
    channel: (id) => world.channels.get(id),
    channels: () => [...world.channels.values()],
    upload: (name, content, type = "text/markdown") => upload(world, name, content, type),
    commands: (guildId) => usableCommands(world, guildId),
    waitForMessage: (channel, fits, timeoutMs = 5_000) =>
      waitForMessage(world, {
        ...{ fits, timeoutMs, transcript: transcript.text },
        channel: placeOf(world, channel),
      }),
    on: world.happenings.on,
    sessions: () => gateway.sessions.size,
    close: () => stop(parts),
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The emulator has no port");
  return address.port;
}

async function stop({ server, gateway }: Parts): Promise<void> {
  stopGateway(gateway);
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}

function upload(world: World, name: string, content: string | Uint8Array, type: string): string {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  if (name.trim() === "") throw new Error("An uploaded file needs a name");
  if (bytes.byteLength > largestFile) throw new Error(`${name} is above ${largestFile} bytes`);
  return textOf(storeFile(world, { name, type, bytes }, { ephemeral: true }).id);
}

function faultsOf({ world, gateway, requestFaults, revoked }: Parts): Faults {
  return {
    onRequest: (route, fault, times = 1) => requestFaults.add(route, fault, times),
    onEvent: (name, fault, times = 1) => gateway.faults.add(name, fault, times),
    onConnection: (fault, times = 1) => gateway.connectionFaults.add("connection", fault, times),
    closeSockets: (code, { resumable = true } = {}) => closeSockets(gateway, code, resumable),
    askToReconnect: () => askToReconnect(gateway),
    invalidateSessions: ({ resumable }) => invalidateSessions(gateway, resumable),
    revokeToken: (token) => {
      revoked.add(token);
      closeToken(gateway, token);
    },
    ignoreHeartbeats: (ignore) => {
      gateway.ignoresHeartbeats = ignore;
    },
    silenceSockets: () => silenceSockets(gateway),
    spendIdentifies: (count) => {
      gateway.identifies += count;
    },
    forgetNonces: () => world.nonces.clear(),
    clear: () => {
      requestFaults.clear();
      gateway.faults.clear();
      gateway.connectionFaults.clear();
    },
  };
}
