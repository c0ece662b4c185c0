import { describe, expect, test } from "vitest";
import { seeded } from "../../src/core/random.ts";
import { auditRound, totalsFromLedger, totalsStored } from "../support/audit.ts";
import { type Boundary, Life } from "../support/mortal.ts";
import { bankOfForms, CHANNEL, Scene } from "../support/round-scene.ts";

const SEED = process.env.COHORT_SEED ?? "crash";

/** Moments of a process that are not worth dying at: they change nothing. */
const isIdle = ({ name }: Boundary) => name === "presence.alive" || name === "presence.aliveAt";

/** Plays one round; the first bot dies at a step, the next one, booted some time later, finishes it. */
async function playThrough(seed: string, dyingStep: number | null) {
  const random = seeded(seed);
  const scene = new Scene({ bank: bankOfForms, members: 4, seed, delay: 2_500 });
  let step = 0;
  const life = new Life((_, boundary) => !isIdle(boundary) && ++step === dyingStep);
  try {
    await scene.boot(life);
    const roundId = scene.start({ questions: 3 });
    const isDead = () => life.death !== null;
    let id = "";
    roundId.then(
      (started) => {
        id = started;
      },
      () => {},
    );
    await scene.world.time.advance(20 * 60_000, () => isDead() || scene.kinds.includes("standings"));
    await scene.world.time.advance(isDead() ? 0 : 10_000, isDead);
    const death = life.death;
    if (death !== null) {
      const downtimes = [300, 1_500, 4_000, 15_000, 70_000, 200_000];
      await scene.restart(downtimes[Math.floor(random() * downtimes.length)] ?? 0);
    }
    const [row] = await scene.bot.database.db.selectFrom("rounds").select("round_id").execute();
    id ||= row?.round_id ?? "";
    if (id !== "") await scene.untilOver(id);
    const breaches = id === "" ? [] : await audit(scene, id);
    return { steps: step, death, breaches };
  } finally {
    await scene.world.close();
  }
}

async function audit(scene: Scene, roundId: string): Promise<string[]> {
  const { db } = scene.bot.database;
  const breaches = await auditRound(db, roundId, scene.world.discord.in(CHANNEL), scene.crowd.pressed);
  const stored = await totalsStored(db);
  const rebuilt = await totalsFromLedger(db);
  const isEqual = JSON.stringify([...stored].sort()) === JSON.stringify([...rebuilt].sort());
  return isEqual ? breaches : [...breaches, "the totals differ from the ledger"];
}

describe(`a bot that dies between any two steps (COHORT_SEED=${SEED})`, () => {
  test("loses no acknowledged answer, counts none twice and leaves every message as it should be", async () => {
    const { steps, breaches } = await playThrough(SEED, null);
    expect(breaches).toEqual([]);
    expect(steps).toBeGreaterThan(100);
    const random = seeded(SEED, "steps");
    const all = Array.from({ length: steps }, (_, index) => index + 1);
    const share = Number(process.env.COHORT_CRASHES ?? 60) / steps;
    const failures: string[] = [];
    for (const step of all.filter(() => random() < share)) {
      const outcome = await playThrough(SEED, step);
      if (outcome.breaches.length > 0)
        failures.push(`step ${step}, ${outcome.death?.when} ${outcome.death?.name}: ${outcome.breaches}`);
    }
    expect(failures).toEqual([]);
  }, 120_000);
});
