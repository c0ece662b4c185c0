import type { IncomingMessage, Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { createFaultList, type EventFault, type FaultList } from "../fault.ts";
import type { Dispatch, World } from "../world.ts";
import { attend } from "./connection.ts";
import { closeCodes } from "./identify.ts";
import { deliver, isFor, isGone, type Session } from "./session.ts";

/** The gateway's side of every connection. */
export type Gateway = {
  readonly world: World;
  /** By id; those that wait to be resumed included. */
  readonly sessions: Map<string, Session>;
  readonly faults: FaultList<EventFault>;
  readonly isRevoked: (token: string) => boolean;
  /** Where the gateway listens. */
  readonly url: () => string;
  /** Timers of delayed events. */
  readonly timers: Set<NodeJS.Timeout>;
  readonly sockets: WebSocketServer;
  ignoresHeartbeats: boolean;
  identifies: number;
};

/** Serves the gateway on a listening HTTP server, under /gateway. */
export function serveGateway(
  server: Server,
  world: World,
  options: Pick<Gateway, "isRevoked" | "url">,
): Gateway {
  const gateway: Gateway = {
    world,
    sessions: new Map(),
    faults: createFaultList<EventFault>(),
    timers: new Set(),
    sockets: new WebSocketServer({ noServer: true }),
    ignoresHeartbeats: false,
    identifies: 0,
    ...options,
  };
  world.dispatches.on((event) => dispatch(gateway, event));
  server.on("upgrade", (request: IncomingMessage, stream, head) => {
    const url = new URL(request.url ?? "/", "http://gateway");
    if (url.pathname !== "/gateway" && url.pathname !== "/gateway/") return void stream.destroy();
    gateway.sockets.handleUpgrade(request, stream, head, (socket) =>
      welcomed(gateway, socket, url.searchParams),
    );
  });
  return gateway;
}

function welcomed(gateway: Gateway, socket: WebSocket, query: URLSearchParams): void {
  const isPlain = query.get("v") === "10" && query.get("encoding") === "json" && !query.has("compress");
  const reason = "Only v=10 with encoding=json and no compression is emulated.";
  if (isPlain) attend(gateway, socket);
  else {
    gateway.world.violations.add("gateway", "connect", reason);
    socket.close(closeCodes.invalidVersion, reason);
  }
}

function dispatch(gateway: Gateway, { name, guildId, intent, data }: Dispatch): void {
  const text = JSON.stringify(data);
  const now = gateway.world.now();
  for (const session of gateway.sessions.values()) {
    if (isGone(session, now)) gateway.sessions.delete(session.id);
    else if (isFor(session, guildId) && (session.intents & intent) === intent)
      spoil(gateway, session, name, text);
  }
}

function spoil(gateway: Gateway, session: Session, name: string, text: string): void {
  const fault = gateway.faults.take(name);
  if (fault) gateway.world.asides.emit(`fault: ${fault.kind} ${name}`);
  switch (fault?.kind) {
    case "drop":
      break;
    case "delay":
      later(gateway, fault.ms, () => deliver(session, name, text));
      break;
    case "duplicate":
      deliver(session, name, text);
      deliver(session, name, text);
      break;
    default:
      deliver(session, name, text);
  }
}

function later(gateway: Gateway, ms: number, act: () => void): void {
  const timer = setTimeout(() => {
    gateway.timers.delete(timer);
    act();
  }, ms);
  gateway.timers.add(timer);
}

/** Whether any session would get an event of this guild, now or when it resumes. */
export function reaches(gateway: Gateway, guildId: string | null): boolean {
  const now = gateway.world.now();
  return [...gateway.sessions.values()].some((one) => isFor(one, guildId) && !isGone(one, now));
}

/** Closes every socket with a code; the sessions stay only if they may be resumed. */
export function closeSockets(gateway: Gateway, code: number, resumable: boolean): void {
  for (const session of gateway.sessions.values()) {
    session.socket?.close(code);
    if (!resumable) gateway.sessions.delete(session.id);
  }
}

/** Asks every connected bot to reconnect and resume, as Discord does now and then. */
export function askToReconnect(gateway: Gateway): void {
  for (const session of gateway.sessions.values())
    session.socket?.send('{"op":7,"d":null,"s":null,"t":null}');
}

/** Tells every connected bot that its session is invalid, and whether it may be resumed none the less. */
export function invalidateSessions(gateway: Gateway, resumable: boolean): void {
  for (const session of gateway.sessions.values()) {
    session.socket?.send(`{"op":9,"d":${resumable},"s":null,"t":null}`);
    session.socket = null;
    session.lostAt = gateway.world.now();
    if (!resumable) gateway.sessions.delete(session.id);
  }
}

/** Closes the connections of a token that has been revoked. */
export function closeToken(gateway: Gateway, token: string): void {
  for (const session of gateway.sessions.values()) {
    if (session.token === token)
      session.socket?.close(closeCodes.authenticationFailed, "Authentication failed.");
  }
}

/** Ends every connection at once. */
export function stopGateway(gateway: Gateway): void {
  for (const timer of gateway.timers) clearTimeout(timer);
  for (const socket of gateway.sockets.clients) socket.terminate();
  gateway.sockets.close();
}
