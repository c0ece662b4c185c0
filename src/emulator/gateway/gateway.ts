import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { type ConnectionFault, createFaultList, type EventFault, type FaultList } from "../fault.ts";
import type { Dispatch, World } from "../world.ts";
import { attend } from "./connection.ts";
import { closeCodes } from "./identify.ts";
import { deliver, isFor, isGone, type Session } from "./session.ts";

/** What became of the bot's gateway connections: an identify or resume that came, and the code that closed one. */
export type ConnectionRecord =
  | { readonly kind: "identify" | "resume"; readonly at: number }
  | { readonly kind: "closed"; readonly at: number; readonly code: number };

/** The gateway's side of every connection. */
export type Gateway = {
  readonly world: World;
  /** By id; those that wait to be resumed included. */
  readonly sessions: Map<string, Session>;
  readonly faults: FaultList<EventFault>;
  readonly connectionFaults: FaultList<ConnectionFault>;
  readonly records: ConnectionRecord[];
  readonly heartbeatMs: number;
  readonly isRevoked: (token: string) => boolean;
  /** Where the gateway listens. */
  readonly url: () => string;
  /** Timers of delayed events. */
  readonly timers: Set<NodeJS.Timeout>;
  readonly sockets: WebSocketServer;
  /** The connections below the sockets that are open. */
  readonly streams: Map<WebSocket, Duplex>;
  /** Connections whose upgrade is never answered. */
  readonly hung: Set<Duplex>;
  ignoresHeartbeats: boolean;
  identifies: number;
};

/** Serves the gateway on a listening HTTP server, under /gateway. */
export function serveGateway(
  server: Server,
  world: World,
  options: Pick<Gateway, "isRevoked" | "url" | "heartbeatMs">,
): Gateway {
  const gateway: Gateway = {
    world,
    sessions: new Map(),
    faults: createFaultList<EventFault>(),
    connectionFaults: createFaultList<ConnectionFault>(),
    records: [],
    timers: new Set(),
    sockets: new WebSocketServer({ noServer: true }),
    streams: new Map(),
    hung: new Set(),
    ignoresHeartbeats: false,
    identifies: 0,
    ...options,
  };
  world.dispatches.on((event) => dispatch(gateway, event));
  server.on("upgrade", (request: IncomingMessage, stream, head) => {
    const url = new URL(request.url ?? "/", "http://gateway");
    if (url.pathname !== "/gateway" && url.pathname !== "/gateway/") return void stream.destroy();
    const fault = gateway.connectionFaults.take("connection");
    if (fault) world.asides.emit(`fault: ${fault.kind} of a gateway connection`);
    if (fault?.kind === "hang") return leave(gateway, stream);
    if (fault?.kind === "refuse")
      return void stream.end(`HTTP/1.1 ${fault.status} Refused\r\nconnection: close\r\n\r\n`);
    gateway.sockets.handleUpgrade(request, stream, head, (socket) => {
      gateway.streams.set(socket, stream);
      socket.on("close", () => gateway.streams.delete(socket));
      welcomed(gateway, socket, { query: url.searchParams, fault });
    });
  });
  return gateway;
}

function leave({ hung }: Gateway, stream: Duplex): void {
  hung.add(stream);
  stream.on("error", () => stream.destroy());
  stream.on("close", () => hung.delete(stream));
}

function welcomed(
  gateway: Gateway,
  socket: WebSocket,
  { query, fault }: { readonly query: URLSearchParams; readonly fault: ConnectionFault | undefined },
): void {
  const isPlain = query.get("v") === "10" && query.get("encoding") === "json" && !query.has("compress");
  const reason = "Only v=10 with encoding=json and no compression is emulated.";
  if (isPlain && fault?.kind !== "noHello") attend(gateway, socket, fault?.kind !== "noSession");
  if (fault?.kind === "close") socket.close(fault.code);
  if (!isPlain) {
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

/** Silences every connection that is open: what is sent on it goes nowhere, and nothing that comes is heard. */
export function silenceSockets(gateway: Gateway): void {
  for (const [socket, stream] of gateway.streams) {
    socket.pause();
    stream.cork();
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
  for (const stream of gateway.hung) stream.destroy();
  gateway.sockets.close();
}
