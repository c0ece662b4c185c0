/** So many failures in a row are no accident. */
const STREAK = 8;
/**
 * While nothing works, one request in so many milliseconds tries whether something does again; fewer where Discord refuses
 * them, since it counts its refusals.
 */
const BETWEEN = { failed: 1_000, refused: 15_000 };

/** How a request ended: Discord did what it does, failed or gave no answer, or refused it as not allowed. */
export type Outcome = "well" | keyof typeof BETWEEN;

/** Lets requests to Discord out, but few while none of them works. */
export type Gate = {
  /** Whether a request may go out now. */
  readonly lets: () => boolean;
  /** How one that went out ended. */
  readonly told: (outcome: Outcome) => void;
};

/**
 * In an outage Discord answers everything with errors, refusals or nothing. Asking on helps nobody, and ten thousand
 * refusals in ten minutes shut a bot out; so a gate shuts after a streak of failures, until one that is let through works.
 */
export function makeGate(now: () => number): Gate {
  let streak = 0;
  let triedAt = Number.NEGATIVE_INFINITY;
  let between = 0;
  return {
    lets() {
      if (streak < STREAK) return true;
      if (now() - triedAt < between) return false;
      triedAt = now();
      return true;
    },
    told(outcome) {
      streak = outcome === "well" ? 0 : streak + 1;
      if (outcome !== "well") between = BETWEEN[outcome];
      if (streak === STREAK) triedAt = now();
    },
  };
}

/** The process ends, so that nothing is asked any more. */
export class StoppingError extends Error {
  override readonly name = "StoppingError";

  constructor() {
    super("Cohort is stopping");
  }
}

/** Discord can't be asked at the moment. */
export class OutageError extends Error {
  override readonly name = "OutageError";

  constructor() {
    super("Discord fails at the moment; asking again soon");
  }
}
