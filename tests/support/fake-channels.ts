import type { Announcement, Channels, Delivery, Finding } from "../../src/app/ports.ts";
import { snowflakeAt } from "./snowflake.ts";
import type { VirtualTime } from "./virtual-time.ts";

/**
 * "lost": Discord did it, but its answer never came; "gone" and "forbidden" are what Discord says then, "doubted" where it
 * forbids what it told that it allows.
 */
export type Fault = "failed" | "outage" | "lost" | "forbidden" | "doubted" | "gone";

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
  /** When a bot was told its id, after a post or a look for it. */
  readonly told: number[];
};

/** Channels are read from so long before a time on, in milliseconds: clocks differ. */
const CLOCKS_APART = 60_000;
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

/** How long a call is on its way to Discord, and its answer on the way back, in milliseconds. */
export type Slowness = { readonly there: number; readonly back: number };

type Time = Pick<VirtualTime, "now" | "sleep">;
type Refusal = Exclude<Delivery, { kind: "sent" }>;

const lost: Refusal = { kind: "failed", reason: "the answer was lost" };

function refusalOf(fault: Exclude<Fault, "lost">): Refusal {
  switch (fault) {
    case "failed":
      return { kind: "failed", reason: "Discord has an outage" };
    case "outage":
      return { kind: "failed", reason: "Nothing goes out in an outage", isOutage: true };
    case "forbidden":
      return { kind: "forbidden", missing: "Send Messages" };
    case "doubted":
      return { kind: "failed", reason: "Discord forbids what it allows", refused: "Send Messages" };
    case "gone":
      return { kind: "gone", what: "channel" };
  }
}

/** Discord's channels in memory: snowflake times, a nonce memory of some minutes, reading back, and faults on demand. */
export class FakeChannels {
  messages: FakeMessage[] = [];
  calls: Call[] = [];
  /** How much has happened here so far. */
  steps = 0;
  readonly #time: Time;
  readonly #byNonce = new Map<string, FakeMessage>();
  readonly #byChannel = new Map<string, FakeMessage[]>();
  #serial = 0;
  /** Decides what goes wrong with a call, when it arrives. */
  fault: (call: Call) => Fault | null = () => null;
  slowness: (call: Call) => Slowness = () => ({ there: 0, back: 0 });
  /** Told of every message that appears. */
  onMessage: (message: FakeMessage) => void = () => {};
  /** Told of every call that has arrived, with what became of it. */
  onCall: (call: Call, fault: Fault | null, result: Delivery | Finding) => void = () => {};
  /** What Discord has told that the bot lacks, by channel. */
  readonly lacking = new Map<string, string>();
  /** Whether a channel's messages can be read back. */
  readable: (channelId: string) => boolean = () => true;
  /** Whether it knows the nonce of a message again. */
  knowsNonces = true;
  /** How far Discord's clock is behind, in milliseconds. */
  behind = 0;

  constructor(time: Time) {
    this.#time = time;
  }

  /** What stands in a channel now, oldest first. */
  in(channelId: string): FakeMessage[] {
    return (this.#byChannel.get(channelId) ?? []).filter(({ deleted }) => !deleted);
  }

  /** A process's way to the channels: what hasn't arrived when the process ends never arrives. */
  from(isEnded: () => boolean): Channels {
    return {
      post: (channelId, announcement, nonce) =>
        this.#call({ method: "post", channelId, announcement }, isEnded, (fault) =>
          this.#post(channelId, announcement, nonce, fault),
        ),
      edit: (channelId, messageId, announcement) =>
        this.#call({ method: "edit", channelId, announcement }, isEnded, (fault) =>
          this.#edit(channelId, messageId, announcement, fault),
        ),
      find: (channelId, announcement, since) =>
        this.#call({ method: "find", channelId, announcement }, isEnded, (fault) =>
          this.#find(channelId, announcement, since, fault),
        ),
      refusalIn: (channelId) => this.lacking.get(channelId) ?? null,
    };
  }

  /** Posts as somebody else than a bot that may die: at once. */
  post(...given: Parameters<Channels["post"]>): Promise<Delivery> {
    return this.from(() => false).post(...given);
  }

  /** Forgets the messages from before a time, and all calls. */
  forget(before: number): void {
    this.calls = [];
    this.messages = this.messages.filter(({ at }) => at >= before);
    const byChannel = Map.groupBy(this.messages, ({ channelId }) => channelId);
    this.#byChannel.clear();
    for (const [channelId, messages] of byChannel) this.#byChannel.set(channelId, messages);
    for (const [nonce, { at }] of this.#byNonce) if (at < before) this.#byNonce.delete(nonce);
  }

  async #call<T extends Delivery | Finding>(
    call: Call,
    isEnded: () => boolean,
    act: (fault: Fault | null) => T,
  ): Promise<T> {
    this.calls.push(call);
    this.steps += 1;
    const { there, back } = this.slowness(call);
    if (there > 0) await this.#time.sleep(there);
    if (isEnded()) return new Promise(() => {});
    const fault = this.fault(call);
    const result = act(fault);
    this.steps += 1;
    this.onCall(call, fault, result);
    if (back > 0) await this.#time.sleep(back);
    if (call.method !== "edit" && "messageId" in result)
      this.messages.findLast(({ id }) => id === result.messageId)?.told.push(this.#time.now());
    return result;
  }

  #post(channelId: string, announcement: Announcement, nonce: string, fault: Fault | null): Delivery {
    if (nonce.length > 25) throw new Error(`Discord refuses a nonce of ${nonce.length} characters`);
    if (fault !== null && fault !== "lost") return refusalOf(fault);
    const latest = this.#byNonce.get(`${channelId}/${nonce}`);
    const isKnown = this.knowsNonces && latest !== undefined && this.#isFresh(latest);
    const earlier = isKnown ? latest : null;
    if (earlier?.deleted) return { kind: "gone", what: "message" };
    const message = earlier ?? this.#add(channelId, announcement, nonce);
    return fault === null ? { kind: "sent", messageId: message.id, at: message.at } : lost;
  }

  #edit(channelId: string, messageId: string, announcement: Announcement, fault: Fault | null): Delivery {
    if (fault !== null && fault !== "lost") return refusalOf(fault);
    const message = this.in(channelId).find(({ id }) => id === messageId);
    if (message === undefined) return { kind: "gone", what: "message" };
    message.announcement = announcement;
    message.edits += 1;
    return fault === null ? { kind: "sent", messageId, at: message.at } : lost;
  }

  #find(channelId: string, announcement: Announcement, since: number, fault: Fault | null): Finding {
    if (fault === "forbidden") return { kind: "forbidden", missing: "View Channel" };
    if (fault === "doubted") return { ...refusalOf(fault), kind: "unknown", reason: "it can't be read" };
    if (fault !== null) return { kind: "unknown", reason: "it can't be read", isOutage: fault === "outage" };
    if (!this.readable(channelId)) return { kind: "forbidden", missing: "Read Message History" };
    const isIt = (one: FakeMessage) =>
      one.at >= since - CLOCKS_APART && isSame(one.announcement, announcement);
    const message = this.in(channelId).findLast(isIt);
    return message === undefined
      ? { kind: "none" }
      : { kind: "found", messageId: message.id, at: message.at };
  }

  #isFresh(message: FakeMessage): boolean {
    return this.#time.now() - message.at <= NONCE_MEMORY;
  }

  #add(channelId: string, announcement: Announcement, nonce: string): FakeMessage {
    const at = this.#time.now() - this.behind;
    const id = snowflakeAt(at, this.#serial++ % 400_000);
    const message = { id, at, channelId, nonce, announcement, edits: 0, deleted: false, told: [] };
    this.messages.push(message);
    const here = this.#byChannel.get(channelId);
    if (here === undefined) this.#byChannel.set(channelId, [message]);
    else here.push(message);
    this.#byNonce.set(`${channelId}/${nonce}`, message);
    this.onMessage(message);
    return message;
  }
}
