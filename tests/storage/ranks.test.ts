import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { seeded } from "../../src/core/random.ts";
import { makeStores } from "../../src/storage/index.ts";
import { Databases } from "../support/database.ts";

const SEED = process.env.COHORT_SEED ?? "ranks";

let databases: Databases;
beforeEach(() => {
  databases = new Databases();
});
afterEach(() => databases.close());

test("a board that was there before ranks were counted in steps ranks as before, and goes on", async () => {
  const old = await databases.openBefore("0011", "a.sqlite");
  const random = seeded(SEED);
  const points = Array.from({ length: 300 }, () => Math.floor(random() ** 3 * 5_000));
  for (const [at, sum] of points.entries())
    await sql`insert into totals values ('1', 'all', '', ${String(at)}, ${sum}, 1, 1, 1)`.execute(old.db);
  await old.close();

  const { db } = await databases.open("a.sqlite");
  const { scores } = makeStores(db, "UTC");
  const board = { guildId: "1", period: "all", topic: "" };
  const isRanked = async () => {
    for (const sum of [...points, 0, 63, 64, 6_000])
      expect(await scores.above(board, sum), SEED).toBe(points.filter((each) => each > sum).length);
  };
  await isRanked();
  for (let change = 0; change < 200; change += 1) {
    const at = Math.floor(random() * points.length);
    points[at] = Math.max(0, (points[at] ?? 0) + Math.floor(random() * 300) - 100);
    await sql`update totals set points = ${points[at]} where total_user_id = ${String(at)}`.execute(db);
  }
  await isRanked();
  await sql`delete from totals where total_user_id = '7'`.execute(db);
  points.splice(7, 1);
  await isRanked();
});
