import { afterEach, describe, expect, test } from "vitest";
import { member } from "../support/bot.ts";
import type { FakeMessage } from "../support/fake-channels.ts";
import { CHANNEL, Scene, starter } from "../support/round-scene.ts";

let scene: Scene;
afterEach(() => scene.world.close());

/** A first question that members see while the bot hasn't learnt yet that Discord has it. */
async function unrecorded(): Promise<{ roundId: string; question: FakeMessage }> {
  scene = new Scene({ members: 0 });
  await scene.boot();
  const roundId = await scene.start();
  scene.world.discord.fault = ({ announcement }) => (announcement.kind === "question" ? "lost" : null);
  await scene.world.time.advance(15_500);
  return { roundId, question: scene.question(1) };
}

describe("an answer to a question that the bot hasn't recorded yet", () => {
  test("counts when the round is stopped before it is recorded", async () => {
    const { roundId, question } = await unrecorded();
    const pressed = await scene.press("10", question, true);
    expect(pressed.outcome).toMatchObject({ kind: "locked" });
    scene.world.discord.fault = () => null;
    await scene.bot.app.rounds.stop(starter, CHANNEL, roundId);
    await scene.world.time.advance(60_000);
    const [sum] = await scene.bot.stores.rounds.sums(roundId);
    expect(sum).toMatchObject({ userId: "10", right: 1, answers: 1 });
    expect(scene.reveal(1).fastest).toMatchObject([{ userId: "10", points: sum?.points }]);
    expect(scene.standings()).toMatchObject({ players: 1, rightAnswers: 1 });
    expect(await scene.bot.app.rounds.result(member("10"), roundId, 1)).toMatchObject({ credit: 1 });
  });

  test("counts when the bot then dies for more than ten minutes", async () => {
    const { roundId, question } = await unrecorded();
    await scene.press("10", question, true);
    scene.world.discord.fault = () => null;
    await scene.restart(700_000);
    await scene.world.time.advance(60_000);
    expect(await scene.bot.stores.rounds.sums(roundId)).toMatchObject([{ userId: "10", right: 1 }]);
  });

  test("lets the question close early like any other", async () => {
    scene = new Scene({ members: 0 });
    await scene.boot();
    const roundId = await scene.start({ questions: 3 });
    await scene.press("10", await scene.untilQuestion(1), true);
    scene.world.discord.onMessage = ({ id, announcement: view }) => {
      if (view.kind !== "question" || view.position !== 2) return;
      const place = { guildId: "100", channelId: CHANNEL, messageId: id, userId: "10" };
      const interactionId = String(BigInt(id) + 5n);
      void scene.bot.app.rounds.press({
        ...place,
        interactionId,
        roundId,
        position: 2,
        given: { kind: "option", choice: 0 },
      });
    };
    const second = await scene.untilQuestion(2);
    const third = await scene.untilQuestion(3);
    expect(third.at - second.at).toBeLessThan(20_000);
  });
});

test("a question that everyone has answered gets no second time when the bot was away", async () => {
  scene = new Scene({ members: 0 });
  await scene.boot();
  await scene.start({ questions: 3, seconds: 60 });
  await scene.press("10", await scene.untilQuestion(1), true);
  const second = await scene.untilQuestion(2);
  await scene.world.time.advance(18_000);
  await scene.press("10", second, true);
  await scene.restart(5_000);
  const third = await scene.untilQuestion(3);
  expect(third.at - second.at).toBeLessThan(45_000);
});

test("a question that the bot hasn't recorded yet gets its full time again, though it was away once more, shortly, since", async () => {
  const { question } = await unrecorded();
  await scene.restart(3_600);
  await scene.world.time.advance(1_400);
  scene.world.discord.fault = () => null;
  await scene.restart(1_000);
  const back = scene.world.time.now();
  await scene.world.time.advance(8_000);
  const { announcement } = scene.question(1);
  expect(announcement).toMatchObject({ kind: "question", closesAt: expect.any(Number) });
  if (announcement.kind !== "question") return;
  expect(back - question.at).toBe(6_500);
  expect(announcement.closesAt).toBeGreaterThanOrEqual(back + 20_000);
  expect(scene.kinds).toEqual(["lobby", "question", "away"]);
});
