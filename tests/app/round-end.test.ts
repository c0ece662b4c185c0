import { afterEach, describe, expect, test } from "vitest";
import { member } from "../support/bot.ts";
import { CHANNEL, codeOf, HERE, Scene, starter } from "../support/round-scene.ts";

let scene: Scene;
async function open(): Promise<void> {
  scene = new Scene({ members: 0 });
  await scene.boot();
}
afterEach(() => scene.world.close());

const advance = (milliseconds: number) => scene.world.time.advance(milliseconds);

describe("the end", () => {
  test("three questions in a row without an answer stop the round", async () => {
    await open();
    const roundId = await scene.start({ questions: 10 });
    await scene.press("10", await scene.untilQuestion(1), true);
    expect(await scene.untilOver(roundId)).toBe(true);
    expect(scene.standings()).toMatchObject({ end: "idle", questions: 4, players: 1 });
  });

  test.each(["lobby", "question", "closed", "reveal"])(
    "a stop works in the %s, and points so far count",
    async (when) => {
      await open();
      const roundId = await scene.start();
      if (when !== "lobby") {
        await scene.press("10", await scene.untilQuestion(1), true);
        await scene.press("11", scene.question(1), false);
        await advance({ question: 3_000, closed: 20_500, reveal: 23_000 }[when] ?? 0);
      }
      expect(await codeOf(scene.bot.app.rounds.stop(member("2"), CHANNEL, null))).toBe("notAllowed");
      await scene.bot.app.rounds.stop(member("2", { mayManageMessages: true }), CHANNEL, null);
      await advance(0);
      expect(scene.standings()).toMatchObject({
        end: "stopped",
        stoppedByUserId: "2",
        players: when === "lobby" ? 0 : 2,
      });
      expect(scene.kinds).toEqual(
        when === "lobby" ? ["lobby", "standings"] : ["lobby", "reveal", "standings"],
      );
      expect(await codeOf(scene.bot.app.rounds.stop(starter, CHANNEL, roundId))).toBe("noRound");
      await advance(600_000);
      expect(scene.kinds.length).toBe(when === "lobby" ? 2 : 3);
    },
  );

  test("standings share ranks, count accuracy and name the hardest question", async () => {
    await open();
    const roundId = await scene.start({ questions: 2, speed: false });
    const first = await scene.untilQuestion(1);
    for (const userId of ["10", "11", "12"]) await scene.press(userId, first, true);
    const second = await scene.untilQuestion(2);
    for (const userId of ["10", "11"]) await scene.press(userId, second, true);
    await scene.press("12", second, false);
    await scene.untilOver(roundId);
    expect(scene.standings()).toMatchObject({
      end: "finished",
      questions: 2,
      players: 3,
      answers: 6,
      rightAnswers: 5,
      rows: [
        { rank: 1, userId: "10", points: 200, right: 2 },
        { rank: 1, userId: "11", points: 200, right: 2 },
        { rank: 3, userId: "12", points: 100, right: 1 },
      ],
      hardest: { position: 2, right: 2, answered: 3 },
    });
  });

  test("[Play again] starts the same wish with questions that weren't asked yet", async () => {
    await open();
    const wished = { questions: 4, seconds: 25, topic: "Networks › Routes", speed: false };
    const roundId = await scene.start(wished);
    expect(await codeOf(scene.bot.app.rounds.again(starter, HERE, roundId))).toBe("roundRunning");
    await scene.bot.app.rounds.stop(starter, CHANNEL, roundId);
    const view = await scene.bot.app.rounds.again(member("44"), HERE, roundId);
    expect(view).toMatchObject({ questions: 4, seconds: 25, topic: "Networks › Routes", speed: false });
    const [before, after] = await Promise.all(
      [roundId, view.roundId].map((id) => scene.bot.stores.rounds.load(id)),
    );
    const facts = [before, after].flatMap(
      (loaded) => loaded?.round.questions.map(({ factId }) => factId) ?? [],
    );
    expect(new Set(facts).size).toBe(8);
    expect(after?.round.starterUserId).toBe("44");
    expect(await codeOf(scene.bot.app.rounds.again(member("5", { guildId: "9" }), HERE, roundId))).toBe(
      "noRound",
    );
  });
});
