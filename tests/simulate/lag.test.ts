import fc from "fast-check";
import { expect, test } from "vitest";
import { sameAwards } from "./lag.ts";

const SEED = Number(process.env.COHORT_SEED ?? 6);

test(`awards don't depend on a lag of up to ten seconds, nor on the order of delivery (COHORT_SEED=${SEED})`, async () => {
  let earned = 0;
  await fc.assert(
    sameAwards((count) => {
      earned += count;
    }),
    { seed: SEED, numRuns: 5 },
  );
  expect(earned).toBeGreaterThan(10);
});
