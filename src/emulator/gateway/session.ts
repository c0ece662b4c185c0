import { randomBytes } from "node:crypto";
import type { WebSocket } from "ws";

/** How many past events a session can replay. */
const replayed = 5_000;

/** How long a session without a socket can be resumed, in milliseconds. */
const lingers = 120_000;

/** One bot connection's state, which outlives its socket so that it can be resumed. */
export type Session = {
  readonly id: string;
  readonly token: string;
  readonly shard: readonly [index: number, count: number];
  readonly intents: number;
  socket: WebSocket | null;
  /** When its socket was lost. */
  lostAt: number | null;
  sequence: number;
  events: SentEvent[];
};

type SentEvent = { readonly sequence: number; readonly text: string };

/** A session that has sent nothing yet. */
export function createSession(
  given: Pick<Session, "token" | "shard" | "intents"> & { readonly socket: WebSocket },
): Session {
  return { id: randomBytes(16).toString("hex"), lostAt: null, sequence: 0, events: [], ...given };
}

/** Sends an event, or keeps it for the resume. `data` is JSON text, made once for all sessions. */
export function deliver(session: Session, name: string, data: string): void {
  session.sequence += 1;
  const text = `{"op":0,"t":"${name}","s":${session.sequence},"d":${data}}`;
  session.events.push({ sequence: session.sequence, text });
  if (session.events.length > 2 * replayed) session.events = session.events.slice(-replayed);
  session.socket?.send(text);
}

/** Whether the session can still be resumed after the given event. */
export function canResume(session: Session, sequence: number, now: number): boolean {
  if (sequence > session.sequence) return false;
  if (isGone(session, now)) return false;
  const oldest = session.events[0]?.sequence ?? session.sequence + 1;
  return sequence + 1 >= oldest;
}

/** Whether the session has been without a socket for so long that nobody can resume it. */
export function isGone(session: Session, now: number): boolean {
  return session.lostAt !== null && now - session.lostAt > lingers;
}

/** Sends again everything that came after the given event. */
export function replay(session: Session, sequence: number): void {
  for (const event of session.events) {
    if (event.sequence > sequence) session.socket?.send(event.text);
  }
}

/** Forgets the events that the bot has acknowledged with a heartbeat. */
export function acknowledge(session: Session, sequence: number): void {
  const first = session.events.findIndex((event) => event.sequence > sequence);
  session.events = first < 0 ? [] : session.events.slice(first);
}

/** Whether an event of this guild belongs to the session's shard; without a guild it is shard 0's. */
export function isFor(session: Session, guildId: string | null): boolean {
  const [index, count] = session.shard;
  return guildId === null ? index === 0 : Number((BigInt(guildId) >> 22n) % BigInt(count)) === index;
}
