import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { seeded } from "../../src/core/random.ts";
import type { Db } from "../../src/storage/database.ts";
import { auditRound, totalsFromLedger, totalsStored } from "../support/audit.ts";
import { CHANNEL, codeOf, Scene, starter, wish } from "../support/round-scene.ts";

const SEED = process.env.COHORT_SEED ?? "full-disk";

let scene: Scene;
beforeEach(async () => {
  scene = new Scene({ members: 8, seed: SEED });
  await scene.boot();
});
afterEach(() => scene.world.close());

/** SQLite itself refuses to grow: the real SQLITE_FULL. */
async function fill(db: Db): Promise<void> {
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
  await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count ?? 1)}`.execute(db);
}

async function makeRoom(db: Db): Promise<void> {
  await sql`pragma max_page_count = 1000000`.execute(db);
}

const countsOf = async (db: Db) => {
  const tables = ["rounds", "round_questions", "round_sends", "answers", "awards", "totals"] as const;
  const count = async (table: (typeof tables)[number]) =>
    (await db.selectFrom(table).selectAll().execute()).length;
  return Promise.all(tables.map(count));
};

describe(`a full disk (COHORT_SEED=${SEED})`, () => {
  test("refuses a round whole: nothing of it is there, and the member is told to try again", async () => {
    const { app, database } = scene.bot;
    const before = await countsOf(database.db);
    await fill(database.db);
    const code = await codeOf(app.rounds.start(starter, CHANNEL, { ...wish, questions: 25 }));
    expect(code).toBe("notKept");
    await makeRoom(database.db);
    expect(await countsOf(database.db)).toEqual(before);
    expect(await codeOf(app.rounds.start(starter, CHANNEL, wish))).toBe("done");
  });

  test.each([1, 2, 3, 4])(
    "in a round loses no answer that was acknowledged, and the round goes on: %i",
    async (run) => {
      const random = seeded(SEED, run);
      const roundId = await scene.start({ questions: 8 });
      const { db } = scene.bot.database;
      const errors = () => scene.world.log.filter(({ level }) => level === "error").length;
      for (let time = 0; time < 3; time += 1) {
        await scene.world.time.advance(10_000 + Math.floor(random() * 40_000));
        await fill(db);
        // What is written may find room in a page for a while.
        const known = errors();
        await scene.world.time.advance(60_000, () => errors() > known);
        await scene.world.time.advance(Math.floor(random() * 20_000));
        await makeRoom(db);
      }
      expect(await scene.untilOver(roundId)).toBe(true);
      const { discord } = scene.world;
      expect(await auditRound(db, roundId, discord.in(CHANNEL), scene.crowd.pressed), SEED).toEqual([]);
      expect(await totalsStored(db)).toEqual(await totalsFromLedger(db));
      expect(errors(), "the disk was full when something had to be written").toBeGreaterThan(0);
    },
  );
});
