import fc from "fast-check";
import { sameAwards } from "./lag.ts";
import { dailyYear, EVERYTHING, type Plan, ROUNDS } from "./plan.ts";
import { told } from "./told.ts";
import { type Met, metBy, metByAll, unmet } from "./unmet.ts";

/** How long a proof runs, and from which seed. */
export type Proving = { readonly seed: string; readonly runs?: string };

/** Ten thousand rounds, unless `runs` says otherwise, in lives of some virtual days each. */
export async function proveRounds({ seed, runs }: Proving): Promise<boolean> {
  const wanted = Number(runs ?? 10_000);
  const met: Met[] = [];
  let rounds = 0;
  for (let life = 1; rounds < wanted; life++) {
    const report = await told("rounds", { ...ROUNDS, seed: `${seed}.${life}`, days: 4 });
    if (report === null) return false;
    met.push(metBy(report));
    rounds += report.rounds.rounds;
  }
  console.log(`${rounds} rounds in all`);
  return hasMet(metByAll(met));
}

/** A year of daily concepts in every zone, unless `runs` says for how many days. */
export function proveDaily({ seed, runs }: Proving): Promise<boolean> {
  const plan = dailyYear();
  return simulated("daily", { ...plan, seed, days: Number(runs ?? plan.days) });
}

/** Everything at once, for a hundred virtual days or as many as `runs` says. */
export function proveSimulation({ seed, runs }: Proving): Promise<boolean> {
  return simulated("everything", { ...EVERYTHING, seed, days: Number(runs ?? 100) });
}

async function simulated(name: string, plan: Plan): Promise<boolean> {
  const report = await told(name, plan);
  return report !== null && hasMet(metBy(report));
}

/** Tells what a large run should have met and didn't: then it proves nothing. */
function hasMet(met: Met): boolean {
  const missing = unmet(met);
  if (missing.length > 0) console.log(`This run proves nothing: ${missing.join(", ")}`);
  return missing.length === 0;
}

/** Rounds played twice: heard at once, and up to ten seconds late and in another order. */
export async function proveLag({ seed, runs }: Proving): Promise<boolean> {
  let earned = 0;
  const count = (awards: number) => {
    earned += awards;
  };
  const numRuns = Number(runs ?? 1_000);
  const details = await fc.check(sameAwards(count), { seed: Number(seed) % 2_147_483_647, numRuns });
  console.log(`${details.numRuns} rounds heard twice, seed ${details.seed}, ${earned} awards`);
  if (details.failed) console.log(fc.defaultReportMessage(details));
  return !details.failed;
}
