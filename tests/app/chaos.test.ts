import { describe, expect, test } from "vitest";
import { seeded } from "../../src/core/random.ts";
import { auditRound, totalsFromLedger, totalsStored } from "../support/audit.ts";
import type { Fault } from "../support/fake-channels.ts";
import { Life } from "../support/mortal.ts";
import { bankOfForms, CHANNEL, Scene } from "../support/round-scene.ts";

const SEED = process.env.COHORT_SEED ?? "chaos";
const RUNS = Number(process.env.COHORT_CHAOS ?? 20);

/** Two rounds while Discord fails, answers get lost, presses come late and the bot dies again and again. */
async function survive(seed: string): Promise<string[]> {
  const random = seeded(seed);
  const scene = new Scene({ bank: bankOfForms, members: 6, seed, delay: random() < 0.5 ? 300 : 6_000 });
  const { discord, time } = scene.world;
  const troubled = 0.02 + random() * 0.2;
  discord.fault = ({ announcement }) => {
    if (announcement.kind === "lobby" || random() > troubled) return null;
    const faults: readonly Fault[] = ["failed", "lost", "lost", "forbidden"];
    return faults[Math.floor(random() * faults.length)] ?? null;
  };
  const mortal = () => new Life(() => random() < 0.01);
  const breaches: string[] = [];
  try {
    await scene.boot(new Life());
    for (let round = 0; round < 2; round++) {
      const roundId = await scene.start({ questions: 4, speed: random() < 0.8 });
      const isOver = () =>
        discord.messages.some(
          ({ announcement: view }) => view.kind === "standings" && view.roundId === roundId,
        );
      for (let deaths = 0; deaths < 12 && !isOver(); deaths++) {
        await scene.bot.die();
        scene.now = null;
        await time.advance(Math.floor(random() * (random() < 0.8 ? 6_000 : 150_000)));
        const life = mortal();
        await scene.boot(life);
        await time.advance(30 * 60_000, () => life.death !== null || isOver());
      }
      await scene.bot.die();
      scene.now = null;
      discord.fault = () => null;
      await scene.boot();
      if (!(await scene.untilOver(roundId))) breaches.push(`${roundId} never ended`);
      const { db } = scene.bot.database;
      breaches.push(...(await auditRound(db, roundId, discord.in(CHANNEL), scene.crowd.pressed)));
    }
    const { db } = scene.bot.database;
    expect(await totalsStored(db)).toEqual(await totalsFromLedger(db));
    return breaches;
  } finally {
    await scene.world.close();
  }
}

describe("rounds survive outages, lost answers, late presses and many deaths", () => {
  test.each(Array.from({ length: RUNS }, (_, index) => `${SEED}-${index}`))(
    "seed %s",
    async (seed) => {
      expect(await survive(seed)).toEqual([]);
    },
    60_000,
  );
});
