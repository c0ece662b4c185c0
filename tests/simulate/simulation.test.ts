import { describe, expect, test } from "vitest";
import { DAILY, EVERYTHING, ROUNDS } from "./plan.ts";
import { Simulation } from "./simulation.ts";

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

  test("of daily concepts post each date's once, soon after all is well", async () => {
    const report = await new Simulation({ ...DAILY, seed: SEED, days: 4, guilds: 12 }).run();
    expect(report.breaches).toEqual([]);
    expect(report.daily.posted).toBeGreaterThan(15);
  });
});
