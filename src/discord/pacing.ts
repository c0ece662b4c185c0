import type { Announcement, Channels, Clock, Delivery, Finding, Timers } from "../app/ports.ts";

/** Requests a second, below the fifty that Discord allows a bot: those of interactions aren't among them. */
const PER_SECOND = 45;
/** A message is edited once in so many milliseconds at most; what is newer by then goes in its place. */
const BETWEEN_EDITS = 2_000;
/** More than so many don't wait: their rows will try again. */
const MOST = 1_000;

/** What goes first: what a round waits for, what only tells, and what comes in waves. */
type Lane = 0 | 1 | 2;

type Sent = Delivery | Finding;

type Job = {
  lane: Lane;
  readonly order: number;
  /** Whether it edits a message, and which. */
  readonly messageId: string | null;
  run: () => Promise<Sent>;
  readonly done: (sent: Sent) => void;
  readonly outcome: Promise<Sent>;
};

export type PacedChannels = Channels & {
  /** How many requests wait to go out. */
  waiting(): number;
  /** Nothing more goes out: what waits has failed. */
  close(): void;
};

export type PacingParts = { readonly clock: Clock; readonly timers: Timers };

function laneOf({ kind }: Announcement): Lane {
  switch (kind) {
    case "question":
    case "reveal":
    case "standings":
      return 0;
    case "lobby":
    case "away":
    case "voided":
      return 1;
    case "daily":
    case "failure":
    case "reported":
      return 2;
  }
}

/**
 * The same channels, whose requests go out one by one at an even pace, reveals and questions first. An edit that waits is
 * replaced by a newer one of its message, and both are told what became of it.
 */
export function paceChannels(channels: Channels, { clock, timers }: PacingParts): PacedChannels {
  const jobs: Job[] = [];
  const editedAt = new Map<string, number>();
  let orders = 0;
  let nextAt = 0;
  let isClosed = false;

  /** When a job may go out: what a round waits for, at once. */
  function readyAt({ lane, messageId }: Job): number {
    const last = messageId === null || lane === 0 ? undefined : editedAt.get(messageId);
    return last === undefined ? 0 : last + BETWEEN_EDITS;
  }

  function goOn(): void {
    timers.clear("pacing");
    const now = clock();
    while (jobs.length > 0 && now >= nextAt) {
      const ready = jobs.filter((job) => readyAt(job) <= now);
      const first = ready.reduce<Job | null>(
        (best, job) => (best === null || isBefore(job, best) ? job : best),
        null,
      );
      if (first === null) break;
      start(first, now);
    }
    if (jobs.length === 0) return;
    const soonest = Math.min(...jobs.map(readyAt));
    timers.set("pacing", Math.max(nextAt, soonest, now + 1), goOn);
  }

  function start(job: Job, now: number): void {
    jobs.splice(jobs.indexOf(job), 1);
    nextAt = Math.max(now, nextAt) + 1_000 / PER_SECOND;
    if (job.messageId !== null) {
      for (const [id, at] of editedAt) if (at + BETWEEN_EDITS <= now) editedAt.delete(id);
      editedAt.set(job.messageId, now);
    }
    void job.run().then(job.done, (error: unknown) => job.done({ kind: "failed", reason: String(error) }));
  }

  function enter<T extends Sent>(lane: Lane, messageId: string | null, run: () => Promise<T>): Promise<Sent> {
    if (isClosed) return Promise.resolve({ kind: "failed", reason: "Cohort is stopping" });
    const waiting = messageId === null ? undefined : jobs.find((job) => job.messageId === messageId);
    if (waiting !== undefined) {
      waiting.run = run;
      waiting.lane = lane < waiting.lane ? lane : waiting.lane;
      goOn();
      return waiting.outcome;
    }
    if (jobs.length >= MOST)
      return Promise.resolve({ kind: "failed", reason: `${MOST} messages wait already` });
    const { promise, resolve } = Promise.withResolvers<Sent>();
    jobs.push({ lane, order: orders++, messageId, run, done: resolve, outcome: promise });
    goOn();
    return promise;
  }

  return {
    post: async (channelId, announcement, nonce) =>
      delivered(await enter(laneOf(announcement), null, () => channels.post(channelId, announcement, nonce))),
    edit: async (channelId, messageId, announcement) =>
      delivered(
        await enter(laneOf(announcement), messageId, () => channels.edit(channelId, messageId, announcement)),
      ),
    find: async (channelId, announcement, since) =>
      looked(await enter(laneOf(announcement), null, () => channels.find(channelId, announcement, since))),
    refusalIn: channels.refusalIn,
    waiting: () => jobs.length,
    close() {
      isClosed = true;
      timers.clear("pacing");
      for (const { done } of jobs.splice(0)) done({ kind: "failed", reason: "Cohort is stopping" });
    },
  };
}

function isBefore(a: Job, b: Job): boolean {
  return a.lane < b.lane || (a.lane === b.lane && a.order < b.order);
}

function delivered(sent: Sent): Delivery {
  switch (sent.kind) {
    case "sent":
    case "gone":
    case "forbidden":
    case "failed":
      return sent;
    default:
      throw new Error(`A ${sent.kind} is no delivery`);
  }
}

function looked(sent: Sent): Finding {
  switch (sent.kind) {
    case "found":
    case "none":
    case "forbidden":
    case "unknown":
      return sent;
    case "failed":
      return { ...sent, kind: "unknown" };
    default:
      throw new Error(`A ${sent.kind} is no finding`);
  }
}
