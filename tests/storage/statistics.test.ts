import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Stores } from "../../src/app/stores.ts";
import { itemStatistics, itemsOfRound } from "../../src/core/questions/people/item-sums.ts";
import type { Pin } from "../../src/core/questions/people/ruling.ts";
import { seeded } from "../../src/core/random.ts";
import type { Db } from "../../src/storage/database.ts";
import { makeStores } from "../../src/storage/index.ts";
import { answerOf, questionOf } from "../../src/storage/round-rows.ts";
import { handmadeQuestion } from "../support/bank.ts";
import { Databases } from "../support/database.ts";
import { facts, PlayedRound, playRound, type StoredNotes, storedNotes } from "../support/played-round.ts";
import { OPEN } from "../support/rounds.ts";

const SEED = process.env.COHORT_SEED ?? "statistics";
const NOON = Date.parse("2026-11-23T12:00:00Z");

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

function questionAt(index: number) {
  const fact = facts[index];
  if (fact === undefined) throw new Error(`There is no fact ${index}`);
  return handmadeQuestion(fact);
}

const idOf = (index: number) => questionAt(index).id;

const of = async (index: number, guildId = "1") => (await stores.statistics.of(guildId)).get(idOf(index));

describe("a question's statistics", () => {
  test("add up the rounds that are over, by server", async () => {
    await playRound(notes, "1", NOON, [0, 1], { "5": true, "6": false });
    await playRound(notes, "1", NOON + 86_400_000, [0], { "5": false });
    await playRound(notes, "2", NOON, [0], { "5": true });
    expect(await of(0)).toEqual({ asked: 2, answers: 3, credit: 1, discrimination: null });
    expect(await of(1)).toEqual({ asked: 1, answers: 2, credit: 1, discrimination: null });
    expect(await of(0, "2")).toMatchObject({ asked: 1, answers: 1 });
    expect(await of(2)).toBeUndefined();
  });

  test("don't tell of a round that goes on", async () => {
    const round = new PlayedRound(notes, "1", NOON, [0, 1]);
    await round.start();
    await round.open(1);
    await round.press(1, "5", true, 0);
    await round.reveal(1);
    await round.next();
    expect(await of(0)).toBeUndefined();
  });

  test("name the wrong option that was chosen most, by its text", async () => {
    await playRound(notes, "1", NOON, [0], { "5": true, "6": false, "7": false });
    const wrong = questionAt(0).options[0];
    expect(await stores.statistics.wrongAnswers("1", [idOf(0), idOf(1)])).toEqual(
      new Map([[idOf(0), [{ text: wrong, picks: 2 }]]]),
    );
    expect(await stores.statistics.wrongAnswers("2", [idOf(0)])).toEqual(new Map());
    expect(await stores.statistics.wrongAnswers("1", [])).toEqual(new Map());
  });

  test("begin anew where an editor pins other options or takes them back, in that server; not with more ways to type", async () => {
    const pinned = (pin: Pin | null, guildId = "1") =>
      stores.rulings.pin({ guildId, question: questionAt(0) }, () => pin, NOON);
    const played = () => playRound(notes, "1", NOON, [0, 1], { "5": true, "6": false });
    await played();
    await pinned({ kind: "accepted", accepted: ["x"] });
    await pinned({ kind: "options", key: ["x"], wrong: ["y"] }, "2");
    expect(await of(0)).toMatchObject({ asked: 1, answers: 2 });
    await pinned({ kind: "options", key: ["x"], wrong: ["y"] });
    expect(await of(0)).toBeUndefined();
    expect(await stores.statistics.wrongAnswers("1", [idOf(0)])).toEqual(new Map());
    expect(await of(1)).toMatchObject({ asked: 1, answers: 2 });
    await played();
    expect(await of(0)).toMatchObject({ asked: 1, answers: 2 });
    await pinned(null);
    expect(await of(0)).toBeUndefined();
  });

  test("begin anew where an editor pins another answer to type or takes it back, not with more ways to type it", async () => {
    const pinned = (pin: Pin | null) =>
      stores.rulings.pin({ guildId: "1", question: questionAt(0) }, () => pin, NOON);
    const played = () => playRound(notes, "1", NOON, [0], { "5": true, "6": false });
    await played();
    await pinned({ kind: "accepted", key: "x", accepted: [] });
    expect(await of(0)).toBeUndefined();
    expect((await stores.rulings.one("1", idOf(0)))?.pin).toEqual({
      kind: "accepted",
      key: "x",
      accepted: [],
    });
    await played();
    await pinned({ kind: "accepted", key: "x", accepted: ["y"] });
    expect(await of(0)).toMatchObject({ asked: 1, answers: 2 });
    await pinned(null);
    expect(await of(0)).toBeUndefined();
  });

  test("hold what came in time and was heard of after the round", async () => {
    const round = await playRound(notes, "1", NOON, [0], { "5": true });
    expect(await round.press(1, "6", false, 1_000)).toBe("counts");
    expect(await of(0)).toMatchObject({ asked: 1, answers: 2, credit: 1 });
    expect(await round.press(1, "6", true, 2_000)).toBe("counts");
    expect(await of(0)).toMatchObject({ asked: 1, answers: 2, credit: 2 });
    expect(await stores.statistics.wrongAnswers("1", [idOf(0)])).toEqual(new Map());
  });
});

describe(`stored sums are those that the answers give (COHORT_SEED=${SEED})`, () => {
  async function rebuilt(guildId: string) {
    const rounds = await db
      .selectFrom("rounds")
      .select("round_id")
      .where("guild_id", "=", guildId)
      .where("ended_at", "is not", null)
      .execute();
    const sums = new Map<string, number[]>();
    for (const { round_id } of rounds) {
      const asked = await db
        .selectFrom("round_questions")
        .selectAll()
        .where("round_id", "=", round_id)
        .execute();
      const answers = await db.selectFrom("answers").selectAll().where("round_id", "=", round_id).execute();
      const revealed = asked.filter((row) => row.revealed_at !== null).map((row) => questionOf(row));
      for (const { questionId, sums: own } of itemsOfRound(revealed, answers.map(answerOf))) {
        const { asked, answers, credit, compared, x, y, xx, yy, xy } = own;
        const all = [asked, answers, credit, compared, x, y, xx, yy, xy];
        const before = sums.get(questionId) ?? all.map(() => 0);
        sums.set(
          questionId,
          before.map((sum, at) => sum + (all[at] ?? 0)),
        );
      }
    }
    return new Map(
      [...sums].map(
        ([id, [asked = 0, answers = 0, credit = 0, compared = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0]]) => [
          id,
          itemStatistics({ asked, answers, credit, compared, x, y, xx, yy, xy }),
        ],
      ),
    );
  }

  test.each([1, 2])("run %i", async (run) => {
    const random = seeded(SEED, run);
    for (let count = 0; count < 20; count++) {
      const round = new PlayedRound(
        notes,
        "1",
        NOON + count * 3_600_000,
        [0, 1, 2].filter(() => random() < 0.9),
      );
      if (round.questions.length === 0) continue;
      await round.start();
      for (const index of round.questions.keys()) {
        await round.open(index + 1);
        for (const userId of ["5", "6", "7"])
          if (random() < 0.8)
            await round.press(index + 1, userId, random() < 0.6, Math.floor(random() * OPEN));
        await round.reveal(index + 1);
        await round.next();
      }
      await round.press(round.questions.length, "8", random() < 0.5, 100);
    }
    const stored = await stores.statistics.of("1");
    const wanted = await rebuilt("1");
    expect(stored.size).toBe(3);
    for (const [id, { discrimination, ...counts }] of wanted) {
      expect(stored.get(id)).toMatchObject(counts);
      expect(discrimination).not.toBeNull();
      expect(stored.get(id)?.discrimination).toBeCloseTo(discrimination ?? 9, 9);
    }
  });
});
