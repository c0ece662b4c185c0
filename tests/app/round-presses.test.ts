import { afterEach, describe, expect, test } from "vitest";
import { choiceOf, Scene, starter } from "../support/round-scene.ts";

let scene: Scene;
async function open(): Promise<void> {
  scene = new Scene({ members: 0 });
  await scene.boot();
}
afterEach(() => scene.world.close());

const advance = (milliseconds: number) => scene.world.time.advance(milliseconds);
const now = () => scene.world.time.now();

describe("what a member is told", () => {
  test("locked in, changed, and for the starter that they may reveal now", async () => {
    await open();
    await scene.start();
    const question = await scene.untilQuestion(1);
    expect((await scene.press("10", question, false)).outcome).toMatchObject({
      kind: "locked",
      given: { kind: "option", choice: choiceOf(question, false) },
      mayReveal: false,
    });
    const given = { kind: "option", choice: choiceOf(question, true) };
    expect((await scene.press("10", question, true)).outcome).toMatchObject({ kind: "changed", given });
    expect((await scene.press("10", question, true)).outcome).toMatchObject({ kind: "locked", given });
    expect((await scene.press(starter.userId, question, true)).outcome).toMatchObject({
      kind: "locked",
      mayReveal: true,
    });
  });

  test("too late by how much, and on an old round when it ended and what was right", async () => {
    await open();
    const roundId = await scene.start({ questions: 1 });
    const question = await scene.untilQuestion(1);
    await advance(20_800);
    expect((await scene.press("10", question, true)).outcome).toEqual({
      kind: "tooLate",
      lateBy: 800,
      answer: null,
    });
    await scene.untilOver(roundId);
    const { outcome } = await scene.press("10", question, true);
    expect(outcome).toEqual({
      kind: "roundOver",
      endedAt: expect.any(Number),
      answer: scene.reveal(1).question,
    });
  });

  test("a press on a round that doesn't exist is none", async () => {
    await open();
    await scene.start();
    const question = await scene.untilQuestion(1);
    const forged = scene.crowd.pressAt(now(), now() + 60_000, "10", question, 1);
    const outcome = scene.bot.app.rounds.press({ ...forged.press, roundId: "nonsense" });
    await advance(0);
    expect(await outcome).toEqual({ kind: "notPart" });
    const elsewhere = scene.bot.app.rounds.press({ ...forged.press, guildId: "9" });
    await advance(0);
    expect(await elsewhere).toEqual({ kind: "notPart" });
  });
});

describe("a press that was on its way", () => {
  test("after the reveal is awarded, and the reveal is shown anew", async () => {
    await open();
    await scene.start();
    const question = await scene.untilQuestion(1);
    await scene.press("10", question, false);
    const right = choiceOf(question, true);
    const late = scene.crowd.pressAt(question.at + 10_000, question.at + 25_000, "11", question, right);
    await advance(22_500);
    expect(scene.reveal(1)).toMatchObject({ answered: 1, right: 0 });
    await advance(3_000);
    expect(late.outcome).toMatchObject({ kind: "countedAfterReveal", points: 125 });
    expect(scene.reveal(1)).toMatchObject({
      answered: 2,
      right: 1,
      fastest: [{ userId: "11", points: 125 }],
    });
  });

  test("after the round is awarded, and the standings are shown anew, in the same message", async () => {
    await open();
    const roundId = await scene.start({ questions: 1 });
    const question = await scene.untilQuestion(1);
    scene.crowd.pressAt(question.at + 10_000, question.at + 90_000, "11", question, choiceOf(question, true));
    await scene.untilOver(roundId);
    expect(scene.standings()).toMatchObject({ players: 0, rows: [] });
    await advance(60_000);
    expect(scene.standings()).toMatchObject({
      players: 1,
      rows: [{ rank: 1, userId: "11", points: 125, right: 1 }],
    });
    expect(scene.kinds).toEqual(["lobby", "reveal", "standings"]);
  });

  test("and is a later choice than the one awarded corrects it by the difference", async () => {
    await open();
    const roundId = await scene.start({ questions: 1 });
    const question = await scene.untilQuestion(1);
    await scene.press("10", question, false);
    await scene.press("11", question, true);
    const wrong = choiceOf(question, false);
    const late = scene.crowd.pressAt(question.at + 10_000, question.at + 25_000, "11", question, wrong);
    await scene.untilOver(roundId);
    expect(late.outcome).toMatchObject({ kind: "countedAfterReveal", points: 0 });
    expect(scene.reveal(1)).toMatchObject({ right: 0, answered: 2 });
    expect(scene.standings().rows.map(({ points }) => points)).toEqual([0, 0]);
  });
});
