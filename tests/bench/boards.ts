import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import Database from "better-sqlite3";
import { migrations } from "../../migrations/index.ts";
import { writeCursor } from "../../src/app/cursor.ts";
import { makeLeaderboard } from "../../src/app/leaderboard.ts";
import { makeSettings } from "../../src/app/settings.ts";
import { seeded } from "../../src/core/random.ts";
import { openDatabase } from "../../src/storage/database.ts";
import { makeStores } from "../../src/storage/index.ts";

const SEED = process.env.COHORT_SEED ?? "boards";
const GUILD = "100";
/** Looks at the board that are measured, after as many that aren't. */
const LOOKS = 2_000;
const LIMIT = { p99: 5, growth: 2 };

const memberAt = (at: number) => String(10n ** 17n + BigInt(at));

type Figures = { readonly p50: number; readonly p99: number };

/** Writes a guild's ledger of so many awards, each member's summed into the board of all time. */
export function fillLedger(file: string, members: number, awards: number): void {
  const random = seeded(SEED, awards);
  const database = new Database(file);
  database.pragma("foreign_keys = off");
  const award = database.prepare(`insert into awards
    (guild_id, award_user_id, round_id, position, question_id, topics, points, "right", answers, local_date, awarded_at)
    values ('${GUILD}', ?, ?, 1, 'q', '[]', ?, 1, 1, '2026-11-28', 1)`);
  database.transaction(() => {
    for (let at = 0; at < awards; at += 1) {
      const user = memberAt(Math.floor(random() * random() * members));
      award.run(user, `r${at}`, 100 + Math.floor(random() * 51));
    }
  })();
  database.exec(`insert into totals (guild_id, period, topic, total_user_id, points, "right", answers, rounds)
    select guild_id, 'all', '', award_user_id, sum(points), sum("right"), sum(answers), count(*) from awards group by award_user_id`);
  const missing = database.prepare(`insert or ignore into totals
    (guild_id, period, topic, total_user_id, points, "right", answers, rounds) values ('${GUILD}', 'all', '', ?, 0, 0, 1, 1)`);
  database.transaction(() => {
    for (let at = 0; at < members; at += 1) missing.run(memberAt(at));
  })();
  database.close();
}

/** Times of pages anywhere on the board, each with the asker's own rank: what `/leaderboard` and its arrows ask for. */
async function looks(members: number, awards: number): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), "cohort-boards-"));
  const file = join(folder, "cohort.sqlite");
  const { db, close } = await openDatabase(file, migrations);
  fillLedger(file, members, awards);
  const stores = makeStores(db, "UTC");
  const leaderboard = makeLeaderboard({
    scores: stores.scores,
    settings: makeSettings(stores.settings, "UTC").get,
    studies: () => Promise.reject(new Error("A board of all topics asks for no notes")),
    clock: Date.now,
  });
  const random = seeded(SEED, "looks", awards);
  const times: number[] = [];
  let wish: Parameters<typeof leaderboard>[1] = { period: "all", topic: null };
  for (let look = 0; look < 2 * LOOKS; look += 1) {
    const userId = memberAt(Math.floor(random() * members));
    const began = performance.now();
    const { own } = await leaderboard({ guildId: GUILD, userId }, wish);
    const took = performance.now() - began;
    if (look >= LOOKS) times.push(took);
    if (own === null) throw new Error("A member has no rank");
    // Every fourth looks at the top, the others at the page behind somebody.
    const { points } = own;
    const cursor = writeCursor({ period: "all", topic: "", direction: "after", points, userId });
    wish = look % 4 === 0 ? { period: "all", topic: null } : { cursor };
  }
  await close();
  rmSync(folder, { recursive: true });
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * times.length)] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

/**
 * A page of a board and one's own rank, at 100,000 members with 1,000,000 awards and at a hundredth of it. Limits: 5 ms
 * at p99, and twice the time of the small board.
 */
export async function benchBoards(): Promise<boolean> {
  const small = await looks(1_000, 10_000);
  const large = await looks(100_000, 1_000_000);
  for (const [name, { p50, p99 }] of Object.entries({ small, large }))
    console.log(`${name}: p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`);
  const growth = large.p50 / small.p50;
  console.log(`seed ${SEED}; p99 limit ${LIMIT.p99} ms; growth ${growth.toFixed(2)} (limit ${LIMIT.growth})`);
  return large.p99 <= LIMIT.p99 && growth <= LIMIT.growth;
}
