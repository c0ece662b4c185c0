import type { NoteStore } from "./note-stores.ts";
import type { Clock } from "./ports.ts";

/** How often what is too old is looked for at most, in milliseconds. */
const EVERY = 3_600_000;

/** Drops drafts, versions of notes and suggestions whose time is over; calls within an hour of the last do nothing. */
export function makePruning(notes: Pick<NoteStore, "prune">, clock: Clock): () => Promise<void> {
  let next = 0;
  return async () => {
    const now = clock();
    if (now < next) return;
    await notes.prune(now);
    next = now + EVERY;
  };
}
