import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Stores } from "../../src/app/stores.ts";
import { seeded } from "../../src/core/random.ts";
import type { Db } from "../../src/storage/database.ts";
import { makeStores } from "../../src/storage/index.ts";
import { totalsFromLedger, totalsStored } from "../support/audit.ts";
import { handmadeQuestion } from "../support/bank.ts";
import { Databases } from "../support/database.ts";
import { facts, PlayedRound, playRound, type StoredNotes, storedNotes } from "../support/played-round.ts";
import { OPEN } from "../support/rounds.ts";

const SEED = process.env.COHORT_SEED ?? "voids";
const NOON = Date.parse("2026-11-23T12:00:00Z");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

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

function questionOf(index: number) {
  const fact = facts[index];
  if (fact === undefined) throw new Error(`There is no fact ${index}`);
  return handmadeQuestion(fact);
}

const voidIt = (index: number, now: number, guildId = "1") =>
  stores.rulings.void({ guildId, questionId: questionOf(index).id }, now);
const own = (period: string, userId: string, topic = "", guildId = "1") =>
  stores.scores.own({ guildId, period, topic }, userId);
const ledger = () => db.selectFrom("awards").selectAll().orderBy("award_id").execute();
const sends = async (kind: string) => {
  const rows = await db.selectFrom("round_sends").selectAll().where("kind", "=", kind).execute();
  return rows.map((row) => [row.round_id, row.position]);
};

describe("voiding a question", () => {
  test("takes its points, answers and right answers from every board, and leaves those of other questions", async () => {
    await playRound(notes, "1", NOON, [0, 6], { "5": true, "6": false });
    await voidIt(0, NOON + HOUR);
    for (const period of ["day:2026-11-23", "week:2026-W48", "month:2026-11", "all"]) {
      expect(await own(period, "5")).toEqual({ userId: "5", points: 150, right: 1, answers: 1, rounds: 1 });
      expect(await own(period, "5", "Networks › Layers")).toBeNull();
      expect(await own(period, "5", "Networks › Routes")).toMatchObject({ points: 150, rounds: 1 });
      expect(await own(period, "6")).toEqual({ userId: "6", points: 0, right: 0, answers: 1, rounds: 1 });
    }
  });

  test("adds opposite rows and changes none", async () => {
    await playRound(notes, "1", NOON, [0], { "5": true, "6": false });
    const before = await ledger();
    await voidIt(0, NOON + HOUR);
    const after = await ledger();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(
      after.slice(before.length).map((row) => [row.award_user_id, row.points, row.right, row.answers]),
    ).toEqual([
      ["5", -150, -1, -1],
      ["6", 0, 0, -1],
    ]);
  });

  test("twice changes nothing and tells nobody anew", async () => {
    const round = await playRound(notes, "1", NOON, [0, 1], { "5": true, "6": true });
    expect(await voidIt(0, NOON + HOUR)).toEqual({ roundIds: [round.id] });
    const [before, totals, told] = [await ledger(), await totalsStored(db), await sends("voided")];
    expect(await voidIt(0, NOON + 2 * HOUR)).toEqual({ roundIds: [] });
    expect(await ledger()).toEqual(before);
    expect(await totalsStored(db)).toEqual(totals);
    expect(await sends("voided")).toEqual(told);
    expect(told).toEqual([[round.id, 1]]);
  });

  test("has each channel told where it was played in the last seven days, and no points taken from before", async () => {
    await playRound(notes, "1", NOON - 7 * DAY, [0], { "5": true, "6": true });
    const lately = await playRound(notes, "1", NOON - 6 * DAY, [1, 0], { "5": true, "6": true });
    const today = await playRound(notes, "1", NOON, [0], { "5": true, "6": true });
    expect(await voidIt(0, NOON + HOUR)).toEqual({ roundIds: [lately.id, today.id] });
    expect(await sends("voided")).toEqual([
      [lately.id, 2],
      [today.id, 1],
    ]);
    expect(await own("all", "5")).toMatchObject({ points: 300, answers: 2, rounds: 2 });
  });

  test("says the standings of rounds that are over anew, from what still counts", async () => {
    const round = await playRound(notes, "1", NOON, [0, 1], { "5": true, "6": false });
    await db.updateTable("round_sends").set({ sent_at: NOON }).execute();
    await voidIt(0, NOON + HOUR);
    const waiting = await db.selectFrom("round_sends").select("kind").where("sent_at", "is", null).execute();
    expect(waiting.map(({ kind }) => kind).sort()).toEqual(["reveal", "standings", "voided"]);
    expect(await stores.rounds.sums(round.id)).toEqual([
      { userId: "5", points: 150, right: 1, answers: 1 },
      { userId: "6", points: 0, right: 0, answers: 1 },
    ]);
  });

  test("lets it count again on the same day", async () => {
    await playRound(notes, "1", NOON, [0], { "5": true, "6": true });
    await voidIt(0, NOON + HOUR);
    await playRound(notes, "1", NOON + 2 * HOUR, [0], { "5": false, "6": true });
    expect(await own("all", "5")).toMatchObject({ points: 0, answers: 1, rounds: 1 });
    expect(await own("all", "6")).toMatchObject({ points: 150, answers: 1, rounds: 1 });
  });

  test("leaves no points to an answer in time that is heard of later", async () => {
    const round = new PlayedRound(notes, "1", NOON, [0]);
    await round.start();
    await round.open(1);
    await round.press(1, "5", true, 0);
    await round.reveal(1);
    await voidIt(0, NOON + HOUR);
    expect(await round.judged(1, "6", true, 10)).toMatchObject({
      judgement: { kind: "counts" },
      points: null,
    });
    expect(await round.press(1, "5", false, 20)).toBe("counts");
    expect(await stores.rounds.sums(round.id)).toEqual([
      { userId: "5", points: 0, right: 0, answers: 0 },
      { userId: "6", points: 0, right: 0, answers: 0 },
    ]);
    expect(await totalsStored(db)).toEqual(new Map());
  });

  test("holds in a round that was drawn with it and hasn't revealed it yet; its channel is told once it has", async () => {
    const round = new PlayedRound(notes, "1", NOON, [1, 0]);
    await round.start();
    await round.open(1);
    await round.press(1, "5", true, 0);
    await round.press(1, "6", true, 0);
    expect(await voidIt(0, round.at)).toEqual({ roundIds: [round.id] });
    expect(await voidIt(0, round.at)).toEqual({ roundIds: [] });
    await round.reveal(1);
    await round.next();
    await round.open(2);
    await round.press(2, "5", true, 0);
    expect(await sends("voided")).toEqual([]);
    await round.reveal(2);
    expect(await sends("voided")).toEqual([[round.id, 2]]);
    await round.press(2, "6", true, 10);
    expect(await stores.rounds.sums(round.id)).toEqual([
      { userId: "5", points: 150, right: 1, answers: 1 },
      { userId: "6", points: 150, right: 1, answers: 1 },
    ]);
    expect(await own("all", "5")).toMatchObject({ points: 150, answers: 1, rounds: 1 });
    expect(await totalsStored(db)).toEqual(await totalsFromLedger(db));
  });

  test("leaves alone a round that ended before it came to the question", async () => {
    const round = new PlayedRound(notes, "1", NOON, [1, 0]);
    await round.start();
    await round.stop();
    expect(await voidIt(0, round.at)).toEqual({ roundIds: [] });
  });

  test("touches no other server's round on the same question", async () => {
    await playRound(notes, "1", NOON, [0], { "5": true, "6": true });
    await playRound(notes, "2", NOON, [0], { "5": true, "6": true });
    await voidIt(0, NOON + HOUR);
    expect(await own("all", "5")).toBeNull();
    expect(await own("all", "5", "", "2")).toMatchObject({ points: 150 });
  });
});

describe(`after any awards, corrections and voids the totals are the ledger's (COHORT_SEED=${SEED})`, () => {
  const guilds = ["1", "2"] as const;

  async function play(random: () => number, at: number, guildId: string): Promise<void> {
    const questions = [0, 1, 6, 7].filter(() => random() < 0.6);
    const round = new PlayedRound(notes, guildId, at, questions.length > 0 ? questions : [0]);
    const press = (position: number) =>
      round.press(
        position,
        ["5", "6", "7"][Math.floor(random() * 3)] ?? "5",
        random() < 0.6,
        Math.floor(random() * OPEN),
      );
    await round.start();
    for (const index of round.questions.keys()) {
      await round.open(index + 1);
      for (let count = 0; count < 3; count++) if (random() < 0.8) await press(index + 1);
      if (random() < 0.1) await voidIt(round.questions[index] ?? 0, round.at, guildId);
      await round.reveal(index + 1);
      if (random() < 0.3) await voidIt(round.questions[index] ?? 0, round.at, guildId);
      if (random() < 0.5) await press(1 + Math.floor(random() * (index + 1)));
      await round.next();
    }
  }

  test.each([1, 2, 3])("run %i", async (run) => {
    const random = seeded(SEED, run);
    let at = NOON;
    for (let count = 0; count < 30; count++) {
      const guildId = guilds[Math.floor(random() * guilds.length)] ?? "1";
      at += Math.floor(random() * DAY);
      await play(random, at, guildId);
      if (random() < 0.5) await voidIt([0, 1, 6, 7][Math.floor(random() * 4)] ?? 0, at + 600_000, guildId);
    }
    const stored = await totalsStored(db);
    expect(stored.size).toBeGreaterThan(50);
    expect(stored).toEqual(await totalsFromLedger(db));
    const voids = await db.selectFrom("voids").select(["round_id", "position"]).execute();
    expect(voids.length).toBeGreaterThan(10);
    for (const { round_id, position } of voids) {
      const rows = (await ledger()).filter((row) => row.round_id === round_id && row.position === position);
      for (const of of ["points", "right", "answers"] as const)
        expect(rows.reduce((sum, row) => sum + row[of], 0)).toBe(0);
    }
  });
});
