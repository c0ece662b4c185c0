import type { Announcement, Channels, Clock, Delivery, Finding } from "../../src/app/ports.ts";
import { snowflakeAt } from "./snowflake.ts";

/** "lost": Discord did it, but its answer never came; "gone" and "forbidden" are what Discord says then. */
export type Fault = "failed" | "lost" | "forbidden" | "gone";

export type Call = {
  readonly method: "post" | "edit" | "find";
  readonly channelId: string;
  readonly announcement: Announcement;
};

export type FakeMessage = {
  readonly id: string;
  readonly at: number;
  readonly channelId: string;
  readonly nonce: string;
  /** What it says now. */
  announcement: Announcement;
  edits: number;
  deleted: boolean;
};

/** Discord forgets a nonce after "a few minutes"; here after three, and from one channel to another. */
const NONCE_MEMORY = 180_000;

function isSame(shown: Announcement, wanted: Announcement): boolean {
  switch (wanted.kind) {
    case "question":
    case "reveal":
      return (
        (shown.kind === "question" || shown.kind === "reveal") &&
        shown.roundId === wanted.roundId &&
        shown.position === wanted.position
      );
    case "lobby":
    case "standings":
      return shown.kind === wanted.kind && shown.roundId === wanted.roundId;
    case "daily":
      return shown.kind === "daily" && shown.guildId === wanted.guildId && shown.slot === wanted.slot;
    case "reported":
      return shown.kind === "reported" && shown.questionId === wanted.questionId;
    case "voided":
      return (
        shown.kind === "voided" && shown.position === wanted.position && shown.startedAt === wanted.startedAt
      );
    case "away":
    case "failure":
      return false;
  }
}

/** Discord's channels in memory: snowflake times, a nonce memory of some minutes, reading back, and faults on demand. */
export class FakeChannels implements Channels {
  readonly messages: FakeMessage[] = [];
  readonly calls: Call[] = [];
  readonly #clock: Clock;
  readonly #byNonce = new Map<string, FakeMessage>();
  #serial = 0;
  /** Decides what goes wrong with a call. */
  fault: (call: Call) => Fault | null = () => null;
  /** Told of every message that appears. */
  onMessage: (message: FakeMessage) => void = () => {};
  /** Whether messages can be read back. */
  readable = true;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What stands in a channel now, oldest first. */
  in(channelId: string): FakeMessage[] {
    return this.messages.filter((message) => message.channelId === channelId && !message.deleted);
  }

  async post(channelId: string, announcement: Announcement, nonce: string): Promise<Delivery> {
    const fault = this.#faultOf({ method: "post", channelId, announcement });
    if (nonce.length > 25) throw new Error(`Discord refuses a nonce of ${nonce.length} characters`);
    if (fault !== null && fault.kind !== "lost") return fault;
    const latest = this.#byNonce.get(`${channelId}/${nonce}`);
    const earlier = latest !== undefined && this.#isFresh(latest) ? latest : null;
    if (earlier?.deleted) return { kind: "gone", what: "message" };
    const message = earlier ?? this.#add(channelId, announcement, nonce);
    return fault === null ? { kind: "sent", messageId: message.id, at: message.at } : lost;
  }

  async edit(channelId: string, messageId: string, announcement: Announcement): Promise<Delivery> {
    const fault = this.#faultOf({ method: "edit", channelId, announcement });
    if (fault !== null && fault.kind !== "lost") return fault;
    const message = this.in(channelId).find(({ id }) => id === messageId);
    if (message === undefined) return { kind: "gone", what: "message" };
    message.announcement = announcement;
    message.edits += 1;
    return fault === null ? { kind: "sent", messageId, at: message.at } : lost;
  }

  async find(channelId: string, announcement: Announcement): Promise<Finding> {
    const fault = this.#faultOf({ method: "find", channelId, announcement });
    if (fault?.kind === "forbidden") return fault;
    if (!this.readable || fault !== null) return { kind: "unknown", reason: "it can't be read" };
    const message = this.in(channelId).findLast((one) => isSame(one.announcement, announcement));
    return message === undefined
      ? { kind: "none" }
      : { kind: "found", messageId: message.id, at: message.at };
  }

  #isFresh(message: FakeMessage): boolean {
    return this.#clock() - message.at <= NONCE_MEMORY;
  }

  #add(channelId: string, announcement: Announcement, nonce: string): FakeMessage {
    const at = this.#clock();
    const id = snowflakeAt(at, this.#serial++);
    const message = { id, at, channelId, nonce, announcement, edits: 0, deleted: false };
    this.messages.push(message);
    this.#byNonce.set(`${channelId}/${nonce}`, message);
    this.onMessage(message);
    return message;
  }

  #faultOf(call: Call): Exclude<Delivery, { kind: "sent" }> | typeof lostFault | null {
    this.calls.push(call);
    switch (this.fault(call)) {
      case "failed":
        return { kind: "failed", reason: "Discord has an outage" };
      case "forbidden":
        return { kind: "forbidden", missing: "Send Messages" };
      case "gone":
        return { kind: "gone", what: "channel" };
      case "lost":
        return lostFault;
      default:
        return null;
    }
  }
}

const lostFault = { kind: "lost" } as const;
const lost: Delivery = { kind: "failed", reason: "the answer was lost" };
