/** So many failures in a row are no accident. */
const STREAK = 8;
/**
 * While nothing works, one request in so many milliseconds tries whether something does again; fewer where Discord refuses
 * them, since it counts its refusals.
 */
const BETWEEN = { failed: 1_000, refused: 15_000 };

/**
 * How a request ended: Discord did what it does, failed or gave no answer, refused it as not allowed, or for being one too
 * many.
 */
export type Outcome = "well" | "limited" | keyof typeof BETWEEN;

/**
 * How many refusals of requests there may be: so many after a quiet time, and so many more in each ten minutes. Where what
 * is under way counts, there are never more; else it counts only once more than half of them are used up, so that a rush isn't
 * slowed, and as many more as were under way at that moment may be refused.
 */
export type Allowance = {
  readonly atOnce: number;
  readonly inTenMinutes: number;
  readonly countsUnderWay: boolean;
};

/** Lets requests to Discord out, but few while none of them works. */
export type Gate = {
  /** How many may be under way together by what Discord refused lately. */
  readonly most: () => number;
  /** Whether a request may go out now. */
  readonly lets: () => boolean;
  /** How one that went out ended. */
  readonly told: (outcome: Outcome) => void;
};

const TEN_MINUTES = 600_000;

/**
 * In an outage Discord answers everything with errors, refusals or nothing. Asking on helps nobody, and ten thousand
 * refusals in ten minutes shut a bot out. So a gate shuts after a streak of failures, until one that is let through works;
 * and where some requests are refused and others aren't, it lets no more out than there may be refusals.
 */
export function makeGate(now: () => number, { atOnce, inTenMinutes, countsUnderWay }: Allowance): Gate {
  let streak = 0;
  let triedAt = Number.NEGATIVE_INFINITY;
  let between = 0;
  let underWay = 0;
  let allowed = atOnce;
  let allowedAt = now();
  const most = () => {
    const since = Math.max(0, now() - allowedAt);
    allowed = Math.min(atOnce, allowed + (since * inTenMinutes) / TEN_MINUTES);
    allowedAt = now();
    return Math.floor(allowed);
  };
  const hasRoom = () => {
    const left = most();
    return left - (countsUnderWay || left < atOnce / 2 ? underWay : 0) >= 1;
  };
  const isTime = () => streak < STREAK || now() - triedAt >= between;
  return {
    most,
    lets() {
      if (!hasRoom() || !isTime()) return false;
      if (streak >= STREAK) triedAt = now();
      underWay += 1;
      return true;
    },
    told(outcome) {
      underWay -= 1;
      const isRefusal = outcome === "refused" || outcome === "limited";
      if (isRefusal) allowed = Math.max(0, allowed - 1);
      const isOver = outcome === "well" || outcome === "limited";
      streak = isOver ? 0 : streak + 1;
      if (!isOver) between = BETWEEN[outcome];
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
