import { afterEach, beforeEach, expect, test } from "vitest";
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

/** A round of one question to which 10 and 11 write something of their own, and 12 something else. */
async function played() {
  const roundId = await scene.start({ questions: 1 });
  const { id: messageId } = await scene.untilQuestion(1);
  for (const [serial, userId] of ["10", "11", "12"].entries()) {
    const given = { kind: "text", text: userId === "12" ? "no idea" : "my own words" } as const;
    const press = { roundId, position: 1, guildId: "100", channelId: CHANNEL, messageId, userId, given };
    await scene.bot.app.rounds.press({
      ...press,
      interactionId: snowflakeAt(scene.world.time.now(), serial + 1),
    });
  }
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
  expect(after.statistics).toMatchObject({ asked: 1, mostPicked: { text: "no idea", picks: 1 } });
  expect((await questions.unpin(editor, id)).statistics?.mostPicked).toEqual({
    text: "my own words",
    picks: 2,
  });
});
