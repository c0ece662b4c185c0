import { afterEach, describe, expect, test } from "vitest";
import { member } from "../support/bot.ts";
import { CHANNEL, codeOf, Scene, starter } from "../support/round-scene.ts";

let scene: Scene;
async function open(): Promise<void> {
  scene = new Scene({ members: 0 });
  await scene.boot();
}
afterEach(() => scene.world.close());

const advance = (milliseconds: number) => scene.world.time.advance(milliseconds);
const now = () => scene.world.time.now();

describe("early close", () => {
  /** Two members answer question 1 and then question 2 after some seconds each; gives when it closed. */
  async function closedAfter(...seconds: readonly number[]): Promise<number> {
    await open();
    const roundId = await scene.start({ questions: 3, seconds: 30 });
    const first = await scene.untilQuestion(1);
    for (const index of seconds.keys()) await scene.press(String(10 + index), first, true);
    const second = await scene.untilQuestion(2);
    expect(second.at - first.at).toBeGreaterThanOrEqual(30_000);
    for (const [index, after] of seconds.entries()) {
      await advance(second.at + after * 1000 - now());
      await scene.press(String(10 + index), second, index === 0);
    }
    await scene.untilQuestion(3);
    const loaded = await scene.bot.stores.rounds.load(roundId);
    return ((loaded?.round.questions[1]?.closedAt ?? 0) - second.at) / 1000;
  }

  test("comes three seconds after the last of those who play has answered", async () => {
    expect(await closedAfter(9, 14)).toBe(17);
  });

  test("never comes before a third of the time", async () => {
    expect(await closedAfter(1, 2)).toBe(10);
  });

  test("doesn't come while one who answered a question before is missing", async () => {
    await open();
    await scene.start({ questions: 3 });
    const first = await scene.untilQuestion(1);
    await scene.press("10", first, true);
    await scene.press("11", first, true);
    const second = await scene.untilQuestion(2);
    await scene.press("10", second, true);
    await scene.press("12", second, true);
    await advance(19_999);
    expect(scene.question(2).announcement.kind).toBe("question");
    const third = await scene.untilQuestion(3);
    expect(third.at - second.at).toBe(30_000);
  });

  test("waits for one who answered only the question before the last", async () => {
    await open();
    await scene.start({ questions: 4 });
    await scene.press("10", await scene.untilQuestion(1), true);
    await scene.press("11", await scene.untilQuestion(2), true);
    const third = await scene.untilQuestion(3);
    await scene.press("11", third, true);
    await advance(12_000);
    expect(scene.question(3).announcement.kind).toBe("question");
    await scene.press("10", third, true);
    await advance(5_000);
    expect(scene.question(3).announcement.kind).toBe("reveal");
  });

  test("a change of mind in the last three seconds still counts", async () => {
    await open();
    await scene.start({ questions: 2, seconds: 30 });
    await scene.press("10", await scene.untilQuestion(1), true);
    const second = await scene.untilQuestion(2);
    await advance(12_000);
    await scene.press("10", second, false);
    await advance(2_900);
    expect((await scene.press("10", second, true)).outcome).toMatchObject({ kind: "changed" });
    await advance(2_100);
    expect(scene.reveal(2)).toMatchObject({ right: 1, answered: 1 });
    await advance(1_000);
    expect((await scene.press("10", second, true)).outcome).toMatchObject({ kind: "tooLate" });
  });
});

describe("reveal now", () => {
  test("is for the starter, closes the open question and shows it two seconds later", async () => {
    await open();
    const roundId = await scene.start();
    const question = await scene.untilQuestion(1);
    const { rounds } = scene.bot.app;
    await advance(4_000);
    expect(
      await codeOf(rounds.revealNow(member("2", { mayManageMessages: true }), CHANNEL, roundId, 1)),
    ).toBe("notAllowed");
    await scene.press(starter.userId, question, true);
    await rounds.revealNow(starter, CHANNEL, roundId, 1);
    await advance(1_999);
    expect(question.announcement.kind).toBe("question");
    await advance(1);
    expect(scene.reveal(1)).toMatchObject({ answered: 1, fastest: [{ points: 140, milliseconds: 4_000 }] });
  });

  test("of a question that is past changes nothing", async () => {
    await open();
    const roundId = await scene.start();
    await scene.untilQuestion(2);
    await scene.bot.app.rounds.revealNow(starter, CHANNEL, roundId, 1);
    await advance(5_000);
    expect(scene.question(2).announcement.kind).toBe("question");
  });
});
