import type { Announcement, Channels, Clock, Delivery, Timers } from "../../app/ports.ts";

/** A message is edited at most once in so many milliseconds. */
export const APART = 2_000;

/** Sends an edit when it is its turn; `begin` is called at that moment, and not at all where it is refused. */
export type SendEdit = (announcement: Announcement, begin: () => Promise<Delivery>) => Promise<Delivery>;

type Parts = {
  readonly edit: Channels["edit"];
  readonly inTurn: SendEdit;
  readonly clock: Clock;
  readonly timers: Timers;
};

/** Edits of messages. */
export type Edits = {
  readonly edit: Channels["edit"];
  /** Lets nobody wait any longer. */
  close(): void;
};

type Waiting = { announcement: Announcement; readonly outcome: Promise<Delivery> };

/**
 * Edits each message seldom enough, one edit after the other. While one waits a later one takes its place, and both are
 * told what became of that: the message then says the later, or it isn't known to say either.
 */
export function makeEdits({ edit, inTurn, clock, timers }: Parts): Edits {
  const waiting = new Map<string, Waiting>();
  /** When a message's next edit may go, for those edited just now. */
  const next = new Map<string, Promise<unknown>>();
  const asleep = new Map<string, () => void>();
  let pauses = 0;

  function pause(): Promise<void> {
    const key = `edit:${pauses++}`;
    return new Promise((resolve) => {
      const wake = () => {
        asleep.delete(key);
        resolve();
      };
      asleep.set(key, wake);
      timers.set(key, clock() + APART, wake);
    });
  }

  function begun(messageId: string, sending: Promise<Delivery>): Promise<Delivery> {
    const free = Promise.allSettled([sending, pause()]).then(() => {
      if (next.get(messageId) === free) next.delete(messageId);
    });
    next.set(messageId, free);
    return sending;
  }

  async function send(channelId: string, messageId: string, mine: Waiting): Promise<Delivery> {
    await next.get(messageId);
    const done = () => {
      if (waiting.get(messageId) === mine) waiting.delete(messageId);
    };
    const begin = () => {
      done();
      return begun(messageId, edit(channelId, messageId, mine.announcement));
    };
    return inTurn(mine.announcement, begin).finally(done);
  }

  return {
    edit(channelId, messageId, announcement) {
      const before = waiting.get(messageId);
      if (before !== undefined) {
        before.announcement = announcement;
        return before.outcome;
      }
      const { promise: outcome, resolve, reject } = Promise.withResolvers<Delivery>();
      const mine: Waiting = { announcement, outcome };
      waiting.set(messageId, mine);
      send(channelId, messageId, mine).then(resolve, reject);
      return outcome;
    },
    close() {
      for (const [key, wake] of asleep) {
        timers.clear(key);
        wake();
      }
    },
  };
}
