import type { Report } from "./simulation.ts";

/** What runs met, of one or several together. */
export type Met = {
  readonly concepts: number;
  readonly rounds: number;
  readonly heardTwice: number;
  /** Starts amid rounds. */
  readonly starts: number;
  readonly deaths: ReadonlyMap<string, number>;
};

/** Runs of so many concepts or rounds meet everything that can befall one; smaller ones are held to nothing. */
const LARGE = { concepts: 2_000, rounds: 500 };

/** The steps of a daily concept's way, each of which a process can die before and after. */
export const dailySteps: readonly string[] = [
  "daily.due",
  "daily.open",
  "daily.claim",
  "daily.choose",
  "channels.post",
  "daily.sent",
].flatMap((step) => [`before ${step}`, `after ${step}`]);

export function metBy({ daily, rounds, heardTwice, resumed, deaths }: Report): Met {
  return {
    concepts: daily.posted,
    rounds: rounds.rounds,
    heardTwice,
    starts: resumed.starts,
    deaths,
  };
}

/** What several runs met together. */
export function metByAll(all: readonly Met[]): Met {
  const sum = (of: (met: Met) => number) => all.reduce((total, met) => total + of(met), 0);
  const steps = new Set(all.flatMap(({ deaths }) => [...deaths.keys()]));
  return {
    concepts: sum(({ concepts }) => concepts),
    rounds: sum(({ rounds }) => rounds),
    heardTwice: sum(({ heardTwice }) => heardTwice),
    starts: sum(({ starts }) => starts),
    deaths: new Map([...steps].map((step) => [step, sum(({ deaths }) => deaths.get(step) ?? 0)])),
  };
}

/** What a large run should have met and didn't, so that nothing went wrong for want of trying; empty where it is all there. */
export function unmet({ concepts, rounds, heardTwice, starts, deaths }: Met): readonly string[] {
  const missing: string[] = [];
  if (concepts >= LARGE.concepts)
    missing.push(...dailySteps.filter((step) => !deaths.get(step)).map((step) => `no death ${step}`));
  if (rounds >= LARGE.rounds) {
    if (heardTwice === 0) missing.push("no delivery to two processes at once");
    if (starts === 0) missing.push("no start amid a round");
  }
  return missing;
}
