import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { asTyped, handmadeBank, handmadeFacts, handmadeQuestion } from "../support/bank.ts";
import { member } from "../support/bot.ts";
import { editor } from "../support/review-scene.ts";
import { CHANNEL, Scene } from "../support/round-scene.ts";
import { snowflakeAt } from "../support/snowflake.ts";

const facts = handmadeFacts("Protocols", ["Ports"], 4);
const typedBank = handmadeBank(facts, new Map(), (fact) => asTyped(handmadeQuestion(fact)));

let scene: Scene;
beforeEach(async () => {
  scene = new Scene({ members: 0, bank: typedBank });
  await scene.boot();
});
afterEach(() => scene.world.close());

async function write(roundId: string, position: number, userId: string, text: string, after = 0) {
  const { id: messageId } = scene.question(position);
  const press = { roundId, position, guildId: "100", channelId: CHANNEL, messageId, userId };
  const interactionId = snowflakeAt(scene.world.time.now() + after, Number(userId));
  return scene.bot.app.rounds.press({ ...press, given: { kind: "text", text }, interactionId });
}

/** A round of one question to which 10 and 11 write something of their own, and 12 and 13 something else. */
async function played() {
  const roundId = await scene.start({ questions: 1 });
  await scene.untilQuestion(1);
  for (const userId of ["10", "11", "12", "13"])
    await write(roundId, 1, userId, userId < "12" ? "my own words" : "no idea");
  await scene.untilOver(roundId);
  const id = (await scene.bot.stores.rounds.load(roundId))?.round.questions[0]?.question.id ?? "";
  return { roundId, id };
}

test("an editor makes a claim one more way to write the key: it is right from then on, and no mistake in the numbers", async () => {
  const { questions, rounds } = scene.bot.app;
  const { roundId, id } = await played();
  await rounds.report(member("10"), roundId, 1, "rightToo");
  await rounds.report(member("11"), roundId, 1, "rightToo");
  const before = await questions.show(editor, id);
  expect(before.claims.map(({ text }) => text)).toEqual(["my own words"]);
  expect(before.statistics?.mostPicked).toEqual({ text: "my own words", picks: 2 });
  const after = await questions.accept(editor, id, before.claims[0]?.id ?? "");
  expect(after.claims).toEqual([]);
  expect(after.pin).toEqual({ kind: "accepted", accepted: ["my own words"] });
  expect(after.statistics).toMatchObject({ asked: 1, mostPicked: { text: "no idea", picks: 2 } });
  expect((await questions.unpin(editor, id)).statistics?.mostPicked).toEqual({
    text: "my own words",
    picks: 2,
  });
});

describe("an answer that came too late", () => {
  let roundId = "";
  /** 10 answers the first question; to the second they and 11 write too late. */
  beforeEach(async () => {
    roundId = await scene.start({ questions: 2 });
    await scene.untilQuestion(1);
    await write(roundId, 1, "10", "my own words");
    await scene.untilQuestion(2);
    for (const userId of ["10", "11"])
      expect(await write(roundId, 2, userId, "late words", 60_000)).toMatchObject({ kind: "tooLate" });
    await scene.untilOver(roundId);
  });

  const reports = () =>
    scene.bot.database.db
      .selectFrom("question_reports")
      .select(["reporter_user_id", "position", "reason", "claimed"])
      .execute();
  const claim = (userId: string, text: string, position = 2) =>
    scene.bot.app.rounds.claim(member(userId), roundId, position, text);

  test("is not kept: who was asked may still say in words what was right too, and editors see it", async () => {
    const { rounds, questions } = scene.bot.app;
    expect(await rounds.reporting(member("10"), roundId, 2)).toMatchObject({
      kind: "choose",
      mayWrite: true,
    });
    expect(await rounds.reporting(member("10"), roundId, 1)).toMatchObject({ mayWrite: false });
    const { db } = scene.bot.database;
    expect(await db.selectFrom("answers").select(["answer_user_id", "position"]).execute()).toEqual([
      { answer_user_id: "10", position: 1 },
    ]);
    expect(await claim("10", "late words")).toBe("stored");
    expect(await claim("10", "late words")).toBe("already");
    expect(await reports()).toEqual([
      { reporter_user_id: "10", position: 2, reason: "rightToo", claimed: "late words" },
    ]);
    const [flagged] = (await questions.flagged(editor, 0)).rows;
    const { claims } = await questions.show(editor, flagged?.questionId ?? "");
    expect(claims.map(({ text }) => text)).toEqual(["late words"]);
  });

  test("is no claim of those who played no question of the round", async () => {
    expect(await claim("11", "late words")).toBe("notAsked");
    expect(await reports()).toEqual([]);
  });

  test("that says the key itself needs no report: it only came too late", async () => {
    const key = (await scene.bot.stores.rounds.load(roundId))?.round.questions[1]?.question.key[0] ?? "";
    expect(await claim("10", key)).toBe("onlyLate");
    expect(await reports()).toEqual([]);
  });

  test("where an answer is on record, that one is claimed, whatever is written now", async () => {
    expect(await claim("10", "other words", 1)).toBe("stored");
    expect(await reports()).toMatchObject([{ position: 1, claimed: "my own words" }]);
  });
});

test("what was claimed is kept only until an editor has decided", async () => {
  const { questions, rounds } = scene.bot.app;
  const { roundId, id } = await played();
  await rounds.report(member("10"), roundId, 1, "rightToo");
  await questions.enable(editor, id);
  const { db } = scene.bot.database;
  expect(await db.selectFrom("question_reports").select(["reason", "claimed"]).execute()).toEqual([
    { reason: "rightToo", claimed: null },
  ]);
});
