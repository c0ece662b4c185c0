import { expect, test } from "vitest";
import { dailySteps, type Met, metByAll, unmet } from "./unmet.ts";

const everywhere = new Map(dailySteps.map((step) => [step, 1]));
const met = (part: Partial<Met> = {}): Met => ({
  concepts: 50_000,
  rounds: 10_000,
  heardTwice: 1,
  starts: 1,
  deaths: everywhere,
  ...part,
});

test("a large run that met everything lacks nothing", () => {
  expect(unmet(met())).toEqual([]);
});

test("a large run lacks each step of a daily concept that no process died at", () => {
  expect(dailySteps).toHaveLength(12);
  for (const step of dailySteps) {
    const deaths = new Map([...everywhere].filter(([other]) => other !== step));
    expect(unmet(met({ deaths }))).toEqual([`no death ${step}`]);
    expect(unmet(met({ deaths: new Map([...deaths, [step, 0]]) }))).toEqual([`no death ${step}`]);
  }
});

test("a large run of rounds lacks deliveries to two processes and starts amid rounds where there were none", () => {
  expect(unmet(met({ heardTwice: 0 }))).toEqual(["no delivery to two processes at once"]);
  expect(unmet(met({ starts: 0 }))).toEqual(["no start amid a round"]);
});

test("a small run is held to nothing", () => {
  expect(unmet(met({ concepts: 100, rounds: 20, heardTwice: 0, starts: 0, deaths: new Map() }))).toEqual([]);
});

test("runs are held to what they met together", () => {
  const [first = "", ...others] = dailySteps;
  const parts = [
    met({ rounds: 300, heardTwice: 0, deaths: new Map([[first, 2]]) }),
    met({ rounds: 300, starts: 0, deaths: new Map(others.map((step) => [step, 1])) }),
  ];
  expect(unmet(metByAll(parts))).toEqual([]);
  expect(metByAll(parts)).toMatchObject({ rounds: 600, heardTwice: 1, starts: 1 });
});
