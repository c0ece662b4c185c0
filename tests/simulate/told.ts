import type { Plan } from "./plan.ts";
import { type Report, Simulation } from "./simulation.ts";
import { dailySteps } from "./unmet.ts";

/** Runs a simulation and prints what came of it; null where a promise was broken. */
export async function told(name: string, plan: Plan): Promise<Report | null> {
  const from = performance.now();
  const { days, seed, guilds } = plan;
  console.log(`simulating ${days} days of ${guilds} guilds, seed ${seed}`);
  const report = await new Simulation(plan).run((day) => {
    if (day % 10 === 0) console.log(`day ${day} after ${seconds(from)} s`);
  });
  console.log(figures(report));
  console.log(`${seconds(from)} s, transcript ${report.hash}`);
  if (report.breaches.length === 0) return report;
  console.log(report.latest.join("\n"));
  console.log(report.breaches.slice(0, 20).join("\n"));
  const without = plan.nonces ? "" : " --without-nonces";
  const command = `npm run simulate -- --plan ${name} --seed ${seed} --days ${report.day} --guilds ${guilds}${without}`;
  console.log(`${report.breaches.length} breaches on day ${report.day}; to see it again: ${command}`);
  return null;
}

function seconds(from: number): number {
  return Math.round((performance.now() - from) / 100) / 10;
}

function figures({ rounds, daily, boots, deaths, resumed, heardTwice }: Report): string {
  const times = [...deaths.values()];
  const all = times.reduce((sum, count) => sum + count, 0);
  return [
    `${boots} starts, ${all} deaths, before and after ${deaths.size} different steps`,
    ...(daily.posted > 0 ? [deathsAtDaily(deaths)] : []),
    `${rounds.rounds} rounds, ${rounds.unreachable} of them in channels that refused them to the end`,
    `${rounds.presses} presses, ${rounds.acknowledged} acknowledged, ${heardTwice} deliveries to two processes at once`,
    `${daily.posted} daily concepts, ${daily.late} of them late, ${daily.skipped} skipped; latest ${daily.latest} ms after all was well`,
    `rounds went on at most ${resumed.longest} ms after ${resumed.starts} starts`,
  ].join("\n");
}

/** The rarest of the deaths on the way of a daily concept, so that none is left out. */
function deathsAtDaily(deaths: Report["deaths"]): string {
  return dailySteps.map((step) => `${step} ${deaths.get(step) ?? 0}`).join(", ");
}
