import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Stores } from "../../src/app/stores.ts";
import { type Random, seeded } from "../../src/core/random.ts";
import type { Db } from "../../src/storage/database.ts";
import { makeStores } from "../../src/storage/index.ts";
import { totalsFromLedger, totalsStored } from "../support/audit.ts";
import { Databases } from "../support/database.ts";
import { facts, PlayedRound, playRound, type StoredNotes, storedNotes } from "../support/played-round.ts";
import { OPEN } from "../support/rounds.ts";

const SEED = process.env.COHORT_SEED ?? "totals";

let databases: Databases;
let db: Db;
let stores: Stores;
let notes: StoredNotes;

beforeEach(async () => {
  databases = new Databases();
  db = (await databases.open()).db;
  stores = makeStores(db, "UTC");
  notes = await storedNotes(stores);
});
afterEach(() => databases.close());

const NOON = Date.parse("2026-11-23T12:00:00Z");
const own = async (period: string, userId: string, topic = "", guildId = "1") =>
  stores.scores.own({ guildId, period, topic }, userId);

type Step = { guild_id: string; period: string; topic: string; step: number; size: number };

/** The members of each board by steps of 64 points, as the triggers count them. */
const stepsCounted = async (db: Db): Promise<Step[]> => {
  const { rows } = await sql<Step>`
    select guild_id, period, topic, step, size from rank_steps where size <> 0 order by 1, 2, 3, 4`.execute(
    db,
  );
  return rows;
};

/** The same, counted anew. */
const stepsOfTotals = async (db: Db): Promise<Step[]> => {
  const { rows } = await sql<Step>`
    select guild_id, period, topic, points >> 6 as step, count(*) as size
    from totals group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(db);
  return rows;
};

describe("boards", () => {
  test("count a round in which two played, for every period and topic that it belongs to", async () => {
    await playRound(notes, "1", NOON, [0, 6], { "5": true, "6": false });
    const five = { userId: "5", points: 300, right: 2, answers: 2, rounds: 1 };
    for (const period of ["day:2026-11-23", "week:2026-W48", "month:2026-11", "all"]) {
      expect(await own(period, "5")).toEqual(five);
      expect(await own(period, "5", "Networks")).toEqual(five);
      expect(await own(period, "5", "Networks › Layers")).toMatchObject({
        points: 150,
        answers: 1,
        rounds: 1,
      });
    }
    expect(await own("all", "6")).toEqual({ userId: "6", points: 0, right: 0, answers: 2, rounds: 1 });
  });

  test("don't count a round in which one played alone", async () => {
    await playRound(notes, "1", NOON, [0, 1], { "5": true });
    expect(await own("all", "5")).toBeNull();
    expect(await db.selectFrom("awards").select("points").execute()).toHaveLength(2);
  });

  test("count all of a round once a second player comes, also one who comes late", async () => {
    const round = new PlayedRound(notes, "1", NOON, [0, 1]);
    await round.start();
    await round.open(1);
    await round.press(1, "5", true, 0);
    await round.reveal(1);
    expect(await own("all", "5")).toBeNull();
    expect(await round.press(1, "6", true, 10_000)).toBe("counts");
    expect(await own("all", "5")).toMatchObject({ points: 150, rounds: 1 });
    expect(await own("all", "6")).toMatchObject({ points: 125, rounds: 1 });
    await round.next();
    await round.open(2);
    await round.press(2, "5", true, 0);
    await round.reveal(2);
    expect(await own("all", "5")).toMatchObject({ points: 300, answers: 2, rounds: 1 });
  });

  test("count one question once a member and local day, the first of the day", async () => {
    await playRound(notes, "1", NOON, [0, 1], { "5": false, "6": true });
    await playRound(notes, "1", NOON + 3_600_000, [0, 2], { "5": true, "7": true });
    expect(await own("day:2026-11-23", "5")).toMatchObject({ points: 150, answers: 3, right: 1, rounds: 2 });
    expect(await own("day:2026-11-23", "7")).toMatchObject({ points: 300, answers: 2 });
    await playRound(notes, "1", NOON + 86_400_000, [0], { "5": true, "6": true });
    expect(await own("all", "5")).toMatchObject({ points: 300, answers: 4, rounds: 3 });
  });

  test("aren't touched by a correction of what doesn't count on them", async () => {
    await playRound(notes, "1", NOON, [0], { "5": true, "6": true });
    const again = await playRound(notes, "1", NOON + 3_600_000, [0, 1], { "5": true, "6": true });
    expect(await own("all", "5")).toMatchObject({ points: 300, right: 2 });
    expect(await again.press(1, "5", false, 15_000)).toBe("counts");
    expect(await own("all", "5")).toMatchObject({ points: 300, right: 2 });
    expect(await again.press(2, "5", false, 3_000)).toBe("counts");
    expect(await own("all", "5")).toMatchObject({ points: 150, right: 1, answers: 2 });
  });

  test("don't count a round for a member of whom nothing in it counts", async () => {
    await playRound(notes, "1", NOON, [0], { "5": true, "6": true });
    await playRound(notes, "1", NOON + 3_600_000, [0], { "5": true, "6": true });
    expect(await own("all", "5")).toMatchObject({ points: 150, rounds: 1 });
  });

  test("go by the server's own date", async () => {
    const settings = {
      zone: "Asia/Tokyo",
      roundChannelIds: [],
      starters: "everyone",
      pace: 1,
      place: "here",
      roundsPerHour: 60,
    } as const;
    await stores.settings.change("1", () => ({ ...settings, editorRoleId: null, adminChannelId: null }));
    await playRound(notes, "1", Date.parse("2026-11-23T16:00:00Z"), [0], { "5": true, "6": true });
    expect(await own("day:2026-11-24", "5")).toMatchObject({ points: 150 });
    expect(await own("day:2026-11-23", "5")).toBeNull();
  });

  test("are each server's own", async () => {
    await playRound(notes, "1", NOON, [0], { "5": true, "6": true });
    await playRound(notes, "2", NOON, [0], { "5": false, "6": true });
    expect(await own("all", "5")).toMatchObject({ points: 150 });
    expect(await own("all", "5", "", "2")).toMatchObject({ points: 0 });
  });

  test("are corrected on the date of the award, though it is past midnight and the zone has changed", async () => {
    const round = new PlayedRound(notes, "1", Date.parse("2026-11-23T23:59:50Z"), [0]);
    await round.start();
    await round.open(1);
    await round.press(1, "5", true, 0);
    await round.press(1, "6", true, 0);
    await round.reveal(1);
    const settings = {
      zone: "Asia/Tokyo",
      roundChannelIds: [],
      starters: "everyone",
      pace: 1,
      place: "here",
      roundsPerHour: 60,
    } as const;
    await stores.settings.change("1", () => ({ ...settings, editorRoleId: null, adminChannelId: null }));
    expect(await round.press(1, "5", false, 15_000)).toBe("counts");
    expect(await own("day:2026-11-23", "5")).toEqual({
      userId: "5",
      points: 0,
      right: 0,
      answers: 1,
      rounds: 1,
    });
    expect(await own("day:2026-11-24", "5")).toBeNull();
    expect(await own("all", "5")).toMatchObject({ points: 0, answers: 1 });
  });
});

describe(`the stored totals are those that the ledger gives (COHORT_SEED=${SEED})`, () => {
  const pick = <T>(random: Random, items: readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };

  async function chance(random: Random): Promise<void> {
    const at = NOON + Math.floor(random() * 40 * 86_400_000);
    const questions = facts.map((_, index) => index).filter(() => random() < 0.3);
    const round = new PlayedRound(
      notes,
      pick(random, ["1", "2"]),
      at,
      questions.length > 0 ? questions : [0],
    );
    await round.start();
    const members = ["5", "6", "7", "8"].filter(() => random() < 0.5);
    for (const position of round.questions.keys()) {
      await round.open(position + 1);
      for (const userId of members) {
        if (random() < 0.8)
          await round.press(position + 1, userId, random() < 0.6, Math.floor(random() * OPEN));
      }
      await round.reveal(position + 1);
      if (random() < 0.4) {
        const userId = pick(random, ["5", "6", "7", "8"]);
        await round.press(
          1 + Math.floor(random() * (position + 1)),
          userId,
          random() < 0.6,
          Math.floor(random() * OPEN),
        );
      }
      if (random() < 0.1) break;
      await round.next();
    }
  }

  test.each([1, 2, 3, 4])("after forty random rounds, run %i", async (run) => {
    const random = seeded(SEED, run);
    for (let count = 0; count < 40; count++) await chance(random);
    const stored = await totalsStored(db);
    expect(stored.size).toBeGreaterThan(100);
    expect(stored).toEqual(await totalsFromLedger(db));
    expect(await stepsCounted(db)).toEqual(await stepsOfTotals(db));
    const entries = await db.selectFrom("board_entries").selectAll().execute();
    const solo = await db
      .selectFrom("awards")
      .select(["round_id"])
      .groupBy("round_id")
      .having(({ fn }) => fn.count("award_user_id").distinct(), "<", 2)
      .execute();
    expect(solo.length).toBeGreaterThan(0);
    expect(entries.filter(({ round_id }) => solo.some((round) => round.round_id === round_id))).toEqual([]);
  });
});
