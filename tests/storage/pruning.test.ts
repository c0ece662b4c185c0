import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { answerForm, type Given } from "../../src/core/questions/given.ts";
import { seeded } from "../../src/core/random.ts";
import { makePruning } from "../../src/storage/pruning.ts";
import { member } from "../support/bot.ts";
import { codeOf } from "../support/round-scene.ts";
import { editor, ME, me, Traces } from "../support/traces.ts";

const SEED = process.env.COHORT_SEED ?? "pruning";
const MEMBERS = ["1001", "1002", "1003", ME];

let traces: Traces;
beforeEach(async () => {
  traces = new Traces();
  await traces.scene.boot();
});
afterEach(() => traces.scene.world.close());

const now = () => traces.scene.world.time.now();
const count = async (table: "answers" | "practice_questions" | "practice_answers" | "question_reports") =>
  (await traces.db.selectFrom(table).selectAll().execute()).length;

/** Four members answer a round of eight questions of every form by chance; what they type is often the same. */
async function playAtRandom(run: number): Promise<void> {
  const { scene } = traces;
  const random = seeded(SEED, run);
  const pick = (below: number) => Math.floor(random() * below);
  const roundId = await scene.start({ questions: 8 });
  for (let position = 1; position <= 8; position++) {
    const asked = await scene.untilQuestion(position);
    if (asked.announcement.kind !== "question") throw new Error("no question");
    const { question } = asked.announcement;
    for (const userId of MEMBERS) {
      if (random() < 0.2) continue;
      const forms: Readonly<Record<Given["kind"], Given>> = {
        option: { kind: "option", choice: pick(question.options.length) },
        options: { kind: "options", choices: [pick(question.options.length)] },
        text: { kind: "text", text: ["no idea", "perhaps", "key", `word ${pick(9)}`][pick(4)] ?? "" },
      };
      scene.crowd.giveAt(now(), now(), userId, asked, forms[answerForm(question)]);
    }
    await scene.world.time.advance(0);
  }
  await scene.untilOver(roundId);
}

/** All figures that come of answers: what editors see of questions, and what members know and have. */
async function figures() {
  const { app, stores } = traces.bot;
  const statistics = await stores.statistics.of("100");
  const wrong = await stores.statistics.wrongAnswers("100", [...statistics.keys()]);
  const pages = await Promise.all([0, 1, 2].map((page) => app.questions.stats(editor, page)));
  const missed = await Promise.all(MEMBERS.map((userId) => stores.practice.missed(userId, "100")));
  const board = await app.leaderboard({ guildId: "100", userId: ME }, { period: "all", topic: null });
  return { statistics, wrong, pages, missed, board };
}

test(`every figure is the same before, between and after the parts in which answers go (COHORT_SEED=${SEED})`, async () => {
  for (const run of [1, 2, 3]) await playAtRandom(run);
  for (const userId of MEMBERS)
    for (let turn = 0; turn < 3; turn++) {
      const { practiceId } = await traces.bot.app.practice.next(member(userId), {
        topic: null,
        kind: "choice",
      });
      await traces.bot.app.practice.respond(member(userId), practiceId, { kind: "option", choice: turn });
      await traces.scene.world.time.advance(1_000);
    }
  const before = await figures();
  expect(before.missed.flat().length).toBeGreaterThan(5);
  expect([...before.wrong.values()].flat().length).toBeGreaterThan(5);
  let parts = 0;
  const pruning = makePruning(traces.db, 7);
  while (await pruning.pruneAnswers(now())) {
    expect(await figures()).toEqual(before);
    parts++;
  }
  expect(parts).toBeGreaterThan(15);
  expect([
    await count("answers"),
    await count("practice_questions"),
    await count("practice_answers"),
  ]).toEqual([0, 0, 0]);
  // Later answers add to what was folded.
  await playAtRandom(4);
  await traces.prune();
  await playAtRandom(4);
  expect((await figures()).board.rows[0]?.rounds).toBe(5);
});

describe("what goes", () => {
  test("is of rounds that ended before the time, and no younger one", async () => {
    await traces.playRound();
    const cut = now();
    await traces.scene.world.time.advance(1_000);
    const younger = await traces.playRound();
    await traces.prune(cut);
    const rows = await traces.db.selectFrom("answers").select("round_id").distinct().execute();
    expect(rows).toEqual([{ round_id: younger }]);
  });

  test("is nothing of a round that goes on", async () => {
    await traces.start(me(), "200");
    await traces.scene.untilQuestion(1);
    await traces.answer(ME, 1, true);
    await traces.prune(now() + 1e9);
    expect(await count("answers")).toBe(1);
  });

  test("leaves no words that one member alone typed, and nothing of a question that was voided", async () => {
    const { scene, bot } = traces;
    const roundId = await scene.start({ questions: 8 });
    const typed: string[] = [];
    for (let position = 1; position <= 8; position++) {
      const asked = await scene.untilQuestion(position);
      if (asked.announcement.kind !== "question") throw new Error("no question");
      const isTyped = answerForm(asked.announcement.question) === "text";
      if (!isTyped) continue;
      const { question } = (await bot.stores.rounds.load(roundId))?.round.questions[position - 1] ?? {};
      typed.push(question?.id ?? "");
      for (const [userId, text] of [
        ["1001", "my own words"],
        ["1002", "our words"],
        ["1003", "our words"],
      ] as const)
        scene.crowd.giveAt(now(), now(), userId, asked, { kind: "text", text });
      await scene.world.time.advance(0);
    }
    await scene.untilOver(roundId);
    const [first = "", second] = typed;
    expect(second).toBeDefined();
    await bot.app.questions.void(editor, first);
    await traces.prune();
    const picks = await traces.db.selectFrom("question_picks").select("wrong").distinct().execute();
    expect(picks).toEqual([{ wrong: "our words" }]);
    const counts = await traces.db.selectFrom("fact_counts").selectAll().execute();
    expect(counts).toHaveLength(3 * (typed.length - 1));
  });

  test("is no exercise about which a report waits, and goes once that was settled as long ago", async () => {
    await traces.practise(me());
    const questions = await traces.bot.app.questions.flagged(editor, 0);
    await traces.prune();
    expect([await count("practice_questions"), await count("question_reports")]).toEqual([1, 1]);
    await traces.bot.app.questions.enable(editor, questions.rows[0]?.questionId ?? "");
    await traces.prune();
    expect([await count("practice_questions"), await count("question_reports")]).toEqual([0, 0]);
  });
});

test("after 200 days the bot itself takes them away, and says so to whoever asks for theirs", async () => {
  const roundId = await traces.playRound();
  const { app, upkeep, database } = traces.bot;
  const answers = async () => (await database.db.selectFrom("answers").selectAll().execute()).length;
  await upkeep.tick();
  await traces.scene.world.time.advance(60_000);
  expect(await answers()).toBe(8);
  traces.scene.now = null;
  await traces.scene.world.time.advance(200 * 86_400_000);
  await upkeep.tick();
  await expect.poll(answers).toBe(0);
  expect(await codeOf(app.rounds.misses(me(), roundId))).toBe("answersGone");
  expect(await codeOf(app.rounds.result(me(), roundId, 1))).toBe("answersGone");
  expect(await app.rounds.result(me(), roundId, null)).toMatchObject({ kind: "round", rank: 2 });
  expect(await app.rounds.misses(member("5"), roundId)).toBeNull();
});
