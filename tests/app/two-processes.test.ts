import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Running } from "../support/bot.ts";
import { CHANNEL, choiceOf, Scene, starter } from "../support/round-scene.ts";

let scene: Scene;
let other: Running;
beforeEach(async () => {
  scene = new Scene({ members: 0 });
  await scene.boot();
  other = await scene.world.boot();
});
afterEach(() => scene.world.close());

test("a press that two processes hear at once is acknowledged by one and counts once", async () => {
  await scene.start();
  const question = await scene.untilQuestion(1);
  const now = scene.world.time.now();
  const { press } = scene.crowd.pressAt(now, now + 60_000, "10", question, choiceOf(question, true));
  const outcomes = await Promise.all([scene.bot, other].map(({ app }) => app.rounds.press(press)));
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["locked", "repeated"]);
  const { rows } = await sql`select answer_user_id from answers`.execute(other.database.db);
  expect(rows).toHaveLength(1);
});

test("two members who press at once, each heard by another process, both count", async () => {
  const roundId = await scene.start();
  const question = await scene.untilQuestion(1);
  const now = scene.world.time.now();
  const outcomes = await Promise.all(
    [scene.bot, other].map(({ app }, at) =>
      app.rounds.press(
        scene.crowd.pressAt(now, now + 60_000, `1${at}`, question, choiceOf(question, true)).press,
      ),
    ),
  );
  expect(outcomes).toMatchObject([{ kind: "locked" }, { kind: "locked" }]);
  expect((await other.stores.rounds.load(roundId))?.round.questions[0]?.answered).toBe(2);
});

test("a round that began on one process goes on with another that was there before, at the end of a claim", async () => {
  const roundId = await scene.start();
  const question = await scene.untilQuestion(1);
  await scene.press("10", question, true);
  await scene.bot.die();
  scene.take(other);
  await scene.world.time.advance(question.at + 22_000 - scene.world.time.now());
  expect(question.announcement.kind).toBe("reveal");
  expect(await scene.untilOver(roundId)).toBe(true);
  expect(scene.kinds).toEqual(["lobby", "reveal", "reveal", "reveal", "standings"]);
});

test("what a process brought forward before it ended is done by the other in time", async () => {
  const roundId = await scene.start({ seconds: 60 });
  const question = await scene.untilQuestion(1);
  const late = await scene.world.boot();
  // By now the late one waits for the deadline.
  await scene.world.time.advance(8_000);
  await scene.bot.app.rounds.revealNow(starter, CHANNEL, roundId, 1);
  await scene.bot.die();
  scene.take(late);
  await scene.world.time.advance(8_000);
  expect(question.announcement.kind).toBe("reveal");
});

test("a reveal that arrives after a later one of the other process is said anew", async () => {
  await scene.start();
  const question = await scene.untilQuestion(1);
  let reveals = 0;
  scene.world.discord.slowness = ({ announcement: { kind } }) => ({
    there: kind === "reveal" && reveals++ === 0 ? 8_000 : 0,
    back: 0,
  });
  await scene.world.time.advance(22_500);
  const pressedAt = question.at + 10_000;
  const { press } = scene.crowd.pressAt(pressedAt, pressedAt, "10", question, choiceOf(question, true));
  await other.app.rounds.press(press);
  await scene.world.time.advance(12_000);
  expect(scene.reveal(1)).toMatchObject({ answered: 1, right: 1 });
  expect(reveals).toBe(3);
});
