import { endOfTick } from "./end-of-tick.ts";
import type { NoteStore } from "./note-stores.ts";
import type { Clock, Logger } from "./ports.ts";
import { ERASURE_LIFE } from "./privacy.ts";
import type { GuildStore, PrivacyStore, PruningStore } from "./privacy-stores.ts";

/** How often what is too old is looked for at most, in milliseconds. */
const EVERY = 3_600_000;
const DAY = 86_400_000;
/** What is kept of a server that the bot left goes after so many milliseconds. */
export const LEFT_FOR = 30 * DAY;

export type PruningParts = {
  readonly notes: Pick<NoteStore, "prune">;
  readonly privacy: Pick<PrivacyStore, "prune">;
  readonly pruning: PruningStore;
  readonly guilds: Pick<GuildStore, "eraseSome">;
  readonly clock: Clock;
  readonly log: Logger;
  /** How long raw answers are kept. */
  readonly keepAnswersDays: number;
};

export type Pruning = {
  /** Begins what is due, at most once an hour; what takes long goes on by itself. */
  tick(): Promise<void>;
  /** Ends after the part that is under way; the rest goes on after the next start. */
  close(): Promise<void>;
};

/** Takes away what is kept for a time only, once that is over. */
export function makePruning(parts: PruningParts): Pruning {
  const { notes, privacy, pruning, guilds, clock, log, keepAnswersDays } = parts;
  let next = 0;
  let isClosed = false;
  let underWay: Promise<void> | null = null;

  async function inParts(some: () => Promise<boolean>): Promise<void> {
    while (!isClosed && (await some())) await endOfTick();
  }

  async function long(now: number): Promise<void> {
    await inParts(() => pruning.pruneAnswers(now - keepAnswersDays * DAY));
    await inParts(() => guilds.eraseSome(now - LEFT_FOR));
  }

  return {
    async tick() {
      const now = clock();
      if (now < next) return;
      await notes.prune(now);
      await privacy.prune(now - ERASURE_LIFE);
      next = now + EVERY;
      underWay ??= long(now)
        .catch((error: unknown) => log.error({ error }, "What is too old could not be pruned"))
        .finally(() => {
          underWay = null;
        });
    },
    async close() {
      isClosed = true;
      await underWay;
    },
  };
}
