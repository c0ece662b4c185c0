import { describe, expect, test } from "vitest";
import { DAILY, EVERYTHING, ROUNDS } from "./plan.ts";
import { Simulation } from "./simulation.ts";
import { changeDays } from "./zones.ts";

/** Deaths at steps alone would do. */
const CALMER = { ...DAILY.perDay, kills: 1, losses: 1, deploys: 1 };
const SEED = process.env.COHORT_SEED ?? "1";

describe(`some virtual days (COHORT_SEED=${SEED})`, { timeout: 60_000 }, () => {
  test("of rounds, deaths and outages break no promise, and give the same again from the same seed", async () => {
    const plan = { ...EVERYTHING, seed: SEED, days: 1, guilds: 3 };
    const report = await new Simulation(plan).run();
    expect(report.breaches).toEqual([]);
    expect(report.rounds.acknowledged).toBeGreaterThan(30);
    expect(report.deaths.size).toBeGreaterThan(10);
    expect((await new Simulation(plan).run()).hash).toBe(report.hash);
  });

  test("of rounds whose presses come twice and out of order count no answer twice", async () => {
    const report = await new Simulation({ ...ROUNDS, seed: SEED, days: 1, guilds: 2 }).run();
    expect(report.breaches).toEqual([]);
    expect(report.rounds.rounds).toBeGreaterThan(5);
  });

  test("are found to break one where Discord knows no nonces: the audit sees what is posted twice", async () => {
    const plan = { ...DAILY, seed: SEED, days: 30, faults: 0.2, nonces: false };
    const { breaches } = await new Simulation(plan).run();
    expect(breaches).toContainEqual(expect.stringContaining("was posted twice"));
  });

  test("of daily concepts post each date's once, soon after all is well, through the clock changes of the year", async () => {
    const met = new Map<string, number>();
    let posted = 0;
    for (const { start, days, zones } of changeDays({ from: DAILY.start, days: 365 })) {
      const plan = { ...DAILY, seed: SEED, start, days, zones, guilds: zones.length, perDay: CALMER };
      const report = await new Simulation(plan).run();
      expect([report.breaches, new Date(start)]).toEqual([[], new Date(start)]);
      for (const zone of zones) met.set(zone, (met.get(zone) ?? 0) + 1);
      posted += report.daily.posted;
    }
    expect([...new Set(met.values())]).toEqual([2]);
    expect(met.size).toBeGreaterThan(20);
    expect(posted).toBeGreaterThan(80);
  });
});
