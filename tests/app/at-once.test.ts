import { afterEach, expect, test } from "vitest";
import { member } from "../support/bot.ts";
import { CHANNEL, codeOf, Scene, starter } from "../support/round-scene.ts";

let scene: Scene;
async function open(): Promise<void> {
  scene = new Scene({ members: 0 });
  await scene.boot();
}
afterEach(() => scene.world.close());

const manager = member("9", { mayManageServer: true });

test("two rounds that start at once in one server share no fact", async () => {
  await open();
  const wish = { topic: "Networks", questions: 25 };
  const rounds = await Promise.all([scene.start(wish, "201"), scene.start(wish, "202")]);
  const facts = await Promise.all(
    rounds.map(async (id) => (await scene.bot.stores.rounds.load(id))?.round.questions ?? []),
  );
  const asked = facts.flat().map(({ factId }) => factId);
  expect(new Set(asked).size).toBe(asked.length);
});

test("two settings that are changed at once are both kept", async () => {
  await open();
  const { settings } = scene.bot.app;
  await Promise.all([
    settings.set(manager, () => ({ pace: 2 })),
    settings.set(manager, () => ({ zone: "europe/london" })),
  ]);
  expect(await settings.get("100")).toMatchObject({ pace: 2, zone: "Europe/London" });
});

test("the same request for a concept posts it once", async () => {
  await open();
  const { daily } = scene.bot.app;
  await Promise.all([daily.now(manager, "300", "77"), daily.now(manager, "300", "77")]);
  expect(scene.world.discord.in("300")).toHaveLength(1);
});

test("a round is steered from its own channel only", async () => {
  await open();
  const roundId = await scene.start();
  const { rounds } = scene.bot.app;
  const moderator = member("2", { mayManageMessages: true });
  expect(await codeOf(rounds.startNow(moderator, "elsewhere", roundId))).toBe("noRound");
  expect(await codeOf(rounds.stop(moderator, "elsewhere", roundId))).toBe("noRound");
  expect(await codeOf(rounds.revealNow(starter, "elsewhere", roundId, 1))).toBe("noRound");
});

test("[Play again] keeps to the channels that are allowed now", async () => {
  await open();
  const roundId = await scene.start();
  const { rounds, settings } = scene.bot.app;
  await rounds.stop(starter, CHANNEL, roundId);
  await settings.set(manager, () => ({ roundChannelIds: ["999"] }));
  const again = (parentId: string | null) => rounds.again(starter, { channelId: CHANNEL, parentId }, roundId);
  expect(await codeOf(again(null))).toBe("notAllowed");
  expect(await codeOf(again("999"))).toBe("done");
});

test("a topic typed in another case draws from and begins anew that topic alone", async () => {
  await open();
  await scene.start({ topic: "Networks", questions: 10 }, "201");
  await scene.start({ topic: "protocols", questions: 4 }, "202");
  const roundId = await scene.start({ topic: "protocols", questions: 4 }, "203");
  expect((await scene.bot.stores.rounds.load(roundId))?.round.topic).toBe("Protocols");
  const third = await scene.start({ topic: "Networks", questions: 25 }, "204");
  const before = (await scene.bot.stores.rounds.unfinished()).filter((id) => id !== third);
  const earlier = await Promise.all(before.map((id) => scene.bot.stores.rounds.load(id)));
  const asked = new Set(earlier.flatMap((one) => one?.round.questions ?? []).map(({ factId }) => factId));
  const drawn = (await scene.bot.stores.rounds.load(third))?.round.questions ?? [];
  expect(drawn.filter(({ factId }) => asked.has(factId))).toEqual([]);
});
