import type { Clock, Timers } from "../../app/ports.ts";
import { type Limit, makeRate } from "./rate.ts";

/** Discord takes fifty requests a second from a bot, wherever they crowd on their way; and what is tried again needs room too. */
const LIMIT: Limit = { perSecond: 33, atOnce: 3 };
/** So many of an urgency wait at most. */
const MOST_WAITING = 500;
/** Nobody waits longer, in milliseconds: what is to be sent stands in the database, and may say something else by then. */
export const LONGEST_WAIT = 20_000;
/** How long until room is looked for again, in milliseconds. */
const NO_ROOM = 1_000;
/** Each so many turns one goes to whoever has waited longest, so that the urgent ones never keep all others away. */
const FAIR = 8;

/**
 * How urgent a request is: what a round is played with, what else belongs to rounds, and all other; and while how many
 * are under way it may go. Where Discord is slow, the urgent ones find room that the others had to leave.
 */
const UNDER_WAY = { play: 40, round: 35, news: 25 } as const;
export type Urgency = keyof typeof UNDER_WAY;
const URGENCIES = ["play", "round", "news"] as const;

/** Why it never will be one's turn. */
export type Refused = { readonly kind: "refused"; readonly reason: string };

export type Line = {
  /** Does something when its turn has come, the most urgent first; or tells why that never will. */
  run<T>(urgency: Urgency, work: () => Promise<T>): Promise<T | Refused>;
  /** How many wait. */
  waiting(): number;
  /** Refuses all who wait, and whoever comes. */
  close(): void;
};

export type LineParts = {
  readonly clock: Clock;
  readonly timers: Timers;
  /** How many may be under way together, where that is known to be few; unlimited unless given. */
  readonly most?: () => number;
};

type Turn = { readonly kind: "now" } | Refused;
type Waiting = { readonly since: number; readonly called: (turn: Turn) => void };

const refused = (reason: string): Refused => ({ kind: "refused", reason });
const unlimited = () => Number.POSITIVE_INFINITY;
const stopping = refused("Cohort is stopping");

function longestWaiting(lines: readonly Waiting[][]): Waiting[] | undefined {
  const [first, ...others] = lines;
  const since = (line: readonly Waiting[] | undefined) => line?.[0]?.since ?? Number.POSITIVE_INFINITY;
  return others.reduce((longest, line) => (since(line) < since(longest) ? line : longest), first);
}

/** A line before Discord: an even pace, never many under way, and never long. */
export function makeLine({ clock, timers, most = unlimited }: LineParts): Line {
  const lines: Readonly<Record<Urgency, Waiting[]>> = { play: [], round: [], news: [] };
  const all = URGENCIES.map((urgency) => lines[urgency]);
  const rate = makeRate(LIMIT, clock);
  let underWay = 0;
  let turns = 0;
  let isClosed = false;

  const waiting = () => all.reduce((sum, line) => sum + line.length, 0);
  /** Those of which somebody may go, the most urgent first. */
  const open = () =>
    URGENCIES.filter(
      (urgency) => lines[urgency].length > 0 && underWay < Math.min(most(), UNDER_WAY[urgency]),
    ).map((urgency) => lines[urgency]);

  function refuseLate(): void {
    for (const line of all)
      while (line[0] !== undefined && clock() - line[0].since >= LONGEST_WAIT)
        line.shift()?.called(refused("it waited too long for its turn"));
  }

  function serve(): void {
    refuseLate();
    while (rate.next() <= clock()) {
      const candidates = open();
      const line = (turns + 1) % FAIR === 0 ? longestWaiting(candidates) : candidates[0];
      const next = line?.shift();
      if (next === undefined) break;
      turns += 1;
      underWay += 1;
      rate.take();
      next.called({ kind: "now" });
    }
    const oldest = longestWaiting(all)?.[0];
    if (oldest === undefined) return;
    const late = oldest.since + LONGEST_WAIT;
    const next = open().length > 0 ? rate.next() : clock() + NO_ROOM;
    timers.set("line", Math.min(late, next), serve);
  }

  function turn(urgency: Urgency): Promise<Turn> {
    const line = lines[urgency];
    if (isClosed) return Promise.resolve(stopping);
    if (line.length >= MOST_WAITING) return Promise.resolve(refused("too many wait for their turn"));
    return new Promise((called) => {
      line.push({ since: clock(), called });
      serve();
    });
  }

  return {
    async run(urgency, work) {
      const mine = await turn(urgency);
      if (mine.kind === "refused") return mine;
      try {
        return await work();
      } finally {
        underWay -= 1;
        serve();
      }
    },
    waiting,
    close() {
      isClosed = true;
      timers.clear("line");
      for (const line of all) for (const { called } of line.splice(0)) called(stopping);
    },
  };
}
