import { afterEach, beforeEach, expect, test } from "vitest";
import { member } from "../support/bot.ts";
import { ADMIN, editor } from "../support/review-scene.ts";
import { CHANNEL, Scene } from "../support/round-scene.ts";
import { OPEN } from "../support/rounds.ts";

let scene: Scene;
let roundId: string;
beforeEach(async () => {
  scene = new Scene({ members: 0 });
  await scene.boot();
  roundId = await scene.start({ questions: 2 });
});
afterEach(() => scene.world.close());

async function voidQuestion(position: number): Promise<void> {
  const round = (await scene.bot.stores.rounds.load(roundId))?.round;
  await scene.bot.app.questions.void(editor, round?.questions[position - 1]?.question.id ?? "");
  await scene.world.time.advance(0);
}

/** Both questions are answered: 10 is right and 11 wrong. */
async function play(): Promise<void> {
  for (const position of [1, 2]) {
    const asked = await scene.untilQuestion(position);
    await scene.press("10", asked, true);
    await scene.press("11", asked, false);
    await scene.world.time.advance(OPEN + 2_000);
  }
  await scene.untilOver(roundId);
}

test("a reveal that stands there says that its question was taken back, and nobody's points for it", async () => {
  await play();
  expect(scene.reveal(1)).toMatchObject({ isVoid: false, right: 1, fastest: [{ userId: "10" }] });
  await voidQuestion(1);
  expect(scene.reveal(1)).toMatchObject({ isVoid: true, fastest: [] });
  expect(scene.reveal(2)).toMatchObject({ isVoid: false, fastest: [{ userId: "10" }] });
});

test("a question that was taken back before its reveal is revealed so", async () => {
  const asked = await scene.untilQuestion(1);
  await scene.press("10", asked, true);
  const round = (await scene.bot.stores.rounds.load(roundId))?.round;
  const questionId = round?.questions[0]?.question.id ?? "";
  await scene.bot.stores.rulings.void({ guildId: "100", questionId }, scene.world.time.now());
  await scene.world.time.advance(OPEN + 3_000);
  expect(scene.reveal(1)).toMatchObject({ isVoid: true, fastest: [] });
});

test("the standings count no question that was taken back, and call none of them the hardest", async () => {
  await play();
  expect(scene.standings()).toMatchObject({ questions: 2, voided: 0, hardest: { position: 1 } });
  await voidQuestion(1);
  expect(scene.standings()).toMatchObject({ questions: 2, voided: 1, hardest: null, answers: 2 });
});

test("a member's own result says that the question was taken back, and their misses leave it out", async () => {
  await play();
  await voidQuestion(1);
  const { rounds } = scene.bot.app;
  for (const userId of ["10", "11"])
    expect(await rounds.result(member(userId), roundId, 1)).toMatchObject({ kind: "voided" });
  expect(await rounds.result(member("10"), roundId, 2)).toMatchObject({ kind: "question", credit: 1 });
  expect((await rounds.misses(member("11"), roundId))?.map(({ position }) => position)).toEqual([2]);
});

test("who answered in time and is heard of after that is told so", async () => {
  const asked = await scene.untilQuestion(1);
  await scene.press("10", asked, true);
  const pressedAt = scene.world.time.now();
  await scene.world.time.advance(OPEN + 3_000);
  await voidQuestion(1);
  const late = scene.crowd.pressAt(pressedAt, scene.world.time.now(), "11", asked, 0);
  await scene.world.time.advance(0);
  expect(late.outcome).toMatchObject({ kind: "voided" });
  expect(scene.reveal(1)).toMatchObject({ isVoid: true, answered: 2, fastest: [] });
});

test("where a round's channel takes no message any more, admins aren't told that a round was ended for that", async () => {
  await scene.bot.app.settings.set(editor, () => ({ adminChannelId: ADMIN }));
  await play();
  scene.world.discord.fault = ({ channelId }) => (channelId === CHANNEL ? "forbidden" : null);
  await voidQuestion(1);
  await scene.world.time.advance(3_600_000);
  expect(scene.world.discord.in(ADMIN)).toEqual([]);
  expect((await scene.bot.stores.rounds.load(roundId))?.round.end).toBe("finished");
  // A moderator may let the bot in again: it goes on trying for a day.
  expect(await scene.bot.stores.rounds.nextSend(roundId)).toMatchObject({ send: { kind: "reveal" } });
});
