import { expect, test } from "vitest";
import { forge } from "./forging.ts";

const SEED = process.env.COHORT_SEED ?? String(Date.now());

test("forged buttons, menus, forms and commands change nothing and break nothing", async () => {
  console.log(`seed ${SEED}`);
  const { sent, faults } = await forge({ seed: SEED, count: 1_500, atOnce: 8 });
  expect(faults, `seed ${SEED}`).toEqual([]);
  expect(sent).toBe(1_500);
}, 60_000);
