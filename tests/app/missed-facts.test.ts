import { afterEach, beforeEach, expect, test } from "vitest";
import { member } from "../support/bot.ts";
import { Scene } from "../support/round-scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = new Scene({ members: 0, durable: false });
  await scene.boot();
});
afterEach(() => scene.world.close());

const practised = async (userId: string, topic: string | null = null) => {
  await scene.world.time.advance(1_000);
  const { practiceId } = await scene.bot.app.practice.next(member(userId), { topic, kind: "choice" });
  return (await scene.bot.stores.practice.load(practiceId))?.factIds[0];
};

test("practice brings first what a member was wrong on in a round, each once, and only to them", async () => {
  const roundId = await scene.start({ questions: 3 });
  for (const position of [1, 2, 3]) {
    const asked = await scene.untilQuestion(position);
    await scene.press("10", asked, position === 1);
    // Not before the answer is out: what comes first would tell that it was wrong.
    const known = await scene.bot.stores.practice.missed("10", "100");
    expect(known).toHaveLength(Math.max(0, position - 2));
  }
  await scene.untilOver(roundId);
  const played = (await scene.bot.stores.rounds.load(roundId))?.round.questions.map(({ factId }) => factId);
  const missed = played?.slice(1).toSorted();
  expect(await scene.bot.stores.practice.missed("10", "100")).toEqual(missed);
  expect([await practised("10"), await practised("10")].toSorted()).toEqual(missed);
  expect(played).not.toContain(await practised("10"));
  expect(await scene.bot.stores.practice.missed("11", "100")).toEqual([]);
  expect(await scene.bot.stores.practice.missed("10", "101")).toEqual([]);
});
