import { afterEach, beforeEach, expect, test } from "vitest";
import { member } from "../support/bot.ts";
import { Scene } from "../support/round-scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = new Scene({ members: 0, durable: false });
  await scene.boot();
});
afterEach(() => scene.world.close());

/** A round of two in which 10 is the best, then 11, then 12; gives what its reveal and standings name, and 11's own rank. */
async function played() {
  const roundId = await scene.start({ questions: 2, speed: true });
  for (const position of [1, 2]) {
    const asked = await scene.untilQuestion(position);
    for (const userId of ["10", "11", "12"]) {
      await scene.press(userId, asked, userId !== "12" || position === 1);
      await scene.world.time.advance(1_000);
    }
  }
  await scene.untilOver(roundId);
  const result = await scene.bot.app.rounds.result(member("11"), roundId, null);
  return {
    roundId,
    rows: scene.standings().rows.map(({ rank, userId }) => [rank, userId]),
    players: scene.standings().players,
    fastest: scene.reveal(1).fastest.map(({ userId }) => userId),
    rank: result.kind === "round" ? result.rank : null,
  };
}

async function board(userId: string) {
  const view = await scene.bot.app.leaderboard({ guildId: "100", userId }, { period: "all", topic: null });
  return {
    rows: view.rows.map((row) => [row.rank, row.userId]),
    own: view.own?.rank,
    isHidden: view.isHidden,
  };
}

const show = (userId: string, isShown: boolean) => scene.bot.app.privacy.show(member(userId), isShown);

test("a member who doesn't want to be shown is on no board, in no standings and not among the fastest", async () => {
  const shown = [
    [1, "10"],
    [2, "11"],
    [3, "12"],
  ];
  expect(await played()).toMatchObject({ rows: shown, fastest: ["10", "11", "12"], rank: 2 });
  const before = structuredClone(scene.world.discord.messages);
  await show("10", false);
  const without = [
    [1, "11"],
    [2, "12"],
  ];
  expect(await board("11")).toEqual({ rows: without, own: 1, isHidden: false });
  expect(await played()).toMatchObject({ rows: without, players: 3, fastest: ["11", "12"], rank: 1 });
  // What stood there already stays as it was.
  expect(scene.world.discord.messages.slice(0, before.length)).toEqual(before);
});

test("they see their own rank, earn points all the same, and can come back", async () => {
  await show("10", false);
  const { roundId } = await played();
  expect(await board("10")).toMatchObject({ own: 1, isHidden: true });
  expect(await scene.bot.app.rounds.result(member("10"), roundId, null)).toMatchObject({ rank: 1 });
  await show("11", false);
  expect(await board("12")).toEqual({ rows: [[1, "12"]], own: 1, isHidden: false });
  expect(await board("11")).toMatchObject({ rows: [[1, "12"]], own: 1, isHidden: true });
  for (const userId of ["10", "10", "11"]) await show(userId, true);
  expect((await board("12")).rows).toEqual([
    [1, "10"],
    [2, "11"],
    [3, "12"],
  ]);
});

test("hiding is of one server alone", async () => {
  await scene.bot.app.privacy.show({ guildId: "101", userId: "10" }, false);
  await played();
  expect((await board("12")).rows[0]).toEqual([1, "10"]);
});
