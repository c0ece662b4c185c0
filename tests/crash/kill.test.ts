import { expect, test } from "vitest";
import { runKills } from "./kill.ts";

const SEED = process.env.COHORT_SEED ?? String(Date.now());

test("a bot killed at random instants loses no acknowledged answer and counts none twice", {
  timeout: 280_000,
}, async () => {
  console.log(`COHORT_SEED=${SEED}`);
  const report = await runKills({ seed: SEED, kills: 5, rounds: 4, players: 5, questions: 2 });
  const { starts, longest } = report.resumed;
  console.log(`${report.kills} kills, ${report.acknowledged} acknowledged answers`);
  console.log(`rounds went on ${starts} times, after at most ${longest.toFixed(0)} ms`);
  expect(report.faults, report.transcript).toEqual([]);
  expect(report.kills).toBeGreaterThan(2);
  expect(report.acknowledged).toBeGreaterThan(10);
  expect(report.resumed.starts).toBeGreaterThan(2);
});
