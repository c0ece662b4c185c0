import type { WebSocket } from "ws";
import type * as z from "zod";
import { guildsIntent } from "../channel.ts";
import { guildCreateWire } from "../guild.ts";
import type { JsonObject } from "../json.ts";
import { userWire } from "../user.ts";
import type { Gateway } from "./gateway.ts";
import { closeCodes, frame, identifiesPerDay, identify, refusedIdentify, resume } from "./identify.ts";
import { acknowledge, canResume, createSession, deliver, isFor, replay, type Session } from "./session.ts";

const sendsPerMinute = 120;

const opcodes = {
  heartbeat: 1,
  identify: 2,
  presence: 3,
  resume: 6,
  invalidSession: 9,
  hello: 10,
  beaten: 11,
} as const;

type Connection = {
  readonly gateway: Gateway;
  readonly socket: WebSocket;
  /** False where an identify or resume is never answered. */
  readonly takesSessions: boolean;
  session: Session | null;
  /** When the bot has sent something within the last minute. */
  sends: number[];
};

/** Greets a new socket and serves it until it closes. */
export function attend(gateway: Gateway, socket: WebSocket, takesSessions: boolean): void {
  const connection: Connection = { gateway, socket, takesSessions, session: null, sends: [] };
  send(connection, opcodes.hello, { heartbeat_interval: gateway.heartbeatMs });
  socket.on("message", (raw) => hear(connection, String(raw)));
  socket.on("error", () => socket.terminate());
  socket.on("close", (code) => {
    gateway.records.push({ kind: "closed", at: gateway.world.now(), code });
    lose(connection, code);
  });
}

function send({ socket }: Connection, op: number, d: JsonObject | boolean | null): void {
  socket.send(JSON.stringify({ op, d, s: null, t: null }));
}

function refuse({ gateway, socket }: Connection, code: number, reason: string): void {
  if (code === closeCodes.disallowedIntents)
    gateway.world.violations.add("privilegedIntent", "IDENTIFY", reason);
  else if (code !== closeCodes.authenticationFailed)
    gateway.world.violations.add("gateway", `close ${code}`, reason);
  socket.close(code, reason);
}

function hear(connection: Connection, text: string): void {
  const read = frame.safeParse(parsed(text));
  if (isTooFast(connection)) refuse(connection, closeCodes.rateLimited, "Rate limited.");
  else if (!read.success) refuse(connection, closeCodes.decodeError, "Error while decoding payload.");
  else obey(connection, read.data.op, read.data.d);
}

function obey(connection: Connection, op: number, data: unknown): void {
  const isAuthenticated = connection.session?.socket === connection.socket;
  switch (op) {
    case opcodes.heartbeat:
      beat(connection, data);
      break;
    case opcodes.identify:
    case opcodes.resume:
      record(connection, { kind: op === opcodes.identify ? "identify" : "resume" });
      if (!connection.takesSessions) break;
      if (isAuthenticated) refuse(connection, closeCodes.alreadyAuthenticated, "Already authenticated.");
      else if (op === opcodes.identify) begin(connection, data);
      else takeUp(connection, data);
      break;
    case opcodes.presence:
      if (!isAuthenticated) refuse(connection, closeCodes.notAuthenticated, "Not authenticated.");
      break;
    default:
      refuse(connection, closeCodes.unknownOpcode, `Opcode ${op} isn't emulated.`);
  }
}

function record({ gateway }: Connection, { kind }: { readonly kind: "identify" | "resume" }): void {
  gateway.records.push({ kind, at: gateway.world.now() });
  if (kind === "identify") gateway.identifies += 1;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isTooFast(connection: Connection): boolean {
  const now = performance.now();
  connection.sends = [...connection.sends.filter((at) => now - at < 60_000), now];
  return connection.sends.length > sendsPerMinute;
}

function beat(connection: Connection, sequence: unknown): void {
  if (connection.session && typeof sequence === "number") acknowledge(connection.session, sequence);
  if (!connection.gateway.ignoresHeartbeats) send(connection, opcodes.beaten, null);
}

function begin(connection: Connection, data: unknown): void {
  const { gateway } = connection;
  const wish = identify.safeParse(data);
  const refusal = wish.success
    ? refusedIdentify(wish.data, gateway.isRevoked)
    : { code: closeCodes.decodeError, reason: "The identify isn't one." };
  if (gateway.identifies > identifiesPerDay) {
    gateway.world.violations.add("gateway", "IDENTIFY", "More than a day allows: Discord resets the token.");
    refuse(connection, closeCodes.authenticationFailed, "Authentication failed.");
  } else if (refusal) refuse(connection, refusal.code, refusal.reason);
  else if (wish.success) {
    noteIntents(gateway, wish.data.intents);
    welcome(connection, wish.data);
  }
}

function noteIntents(gateway: Gateway, intents: number): void {
  const beyond = intents & ~guildsIntent;
  if (beyond === 0) return;
  gateway.world.violations.add("emulator", "IDENTIFY", `Events of the intents ${beyond} aren't emulated.`);
}

function takeUp(connection: Connection, data: unknown): void {
  const { gateway } = connection;
  const wish = resume.safeParse(data);
  const session = wish.success ? gateway.sessions.get(wish.data.session_id) : undefined;
  if (!wish.success) refuse(connection, closeCodes.decodeError, "The resume isn't one.");
  else if (session && mayResume(gateway, session, wish.data))
    continueSession(connection, session, wish.data.seq);
  else {
    gateway.sessions.delete(wish.data.session_id);
    send(connection, opcodes.invalidSession, false);
  }
}

function mayResume(
  gateway: Gateway,
  session: Session,
  wish: { readonly token: string; readonly seq: number },
): boolean {
  const isOwn = session.token === wish.token && !gateway.isRevoked(wish.token);
  return isOwn && canResume(session, wish.seq, gateway.world.now());
}

function continueSession(connection: Connection, session: Session, sequence: number): void {
  const before = session.socket;
  session.socket = connection.socket;
  session.lostAt = null;
  connection.session = session;
  before?.close(closeCodes.alreadyAuthenticated, "Resumed elsewhere.");
  const missed = session.sequence - sequence;
  connection.gateway.world.asides.emit(
    `the bot resumes (session ${session.id.slice(0, 6)}, ${missed} events missed)`,
  );
  replay(session, sequence);
  deliver(session, "RESUMED", "{}");
}

function lose({ gateway, socket, session }: Connection, code: number): void {
  if (session?.socket !== socket) return;
  session.socket = null;
  session.lostAt = gateway.world.now();
  gateway.world.asides.emit(`the bot's connection is lost (session ${session.id.slice(0, 6)}, code ${code})`);
  if (code === 1000 || code === 1001) gateway.sessions.delete(session.id);
}

function welcome(connection: Connection, wish: z.infer<typeof identify>): void {
  const { gateway, socket } = connection;
  const { world } = gateway;
  const session = createSession({ token: wish.token, shard: wish.shard, intents: wish.intents, socket });
  world.asides.emit(`the bot connects (session ${session.id.slice(0, 6)})`);
  gateway.sessions.set(session.id, session);
  connection.session = session;
  const guilds = [...world.guilds.values()].filter((guild) => guild.installed && isFor(session, guild.id));
  const ready = {
    v: 10,
    user: { ...userWire(world.bot), verified: true, mfa_enabled: false, email: null },
    guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
    session_id: session.id,
    session_type: "normal",
    resume_gateway_url: gateway.url(),
    shard: session.shard,
    application: { id: world.bot.id, flags: 0 },
    private_channels: [],
    relationships: [],
  };
  deliver(session, "READY", JSON.stringify(ready));
  const shown = guilds.filter((guild) => !guild.hidden);
  for (const guild of shown) deliver(session, "GUILD_CREATE", JSON.stringify(guildCreateWire(world, guild)));
}
