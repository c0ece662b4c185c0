import { afterEach, describe, expect, test } from "vitest";
import { seeded } from "../../src/core/random.ts";
import { DAY, DailyScene, HOUR, MINUTE, manager } from "../support/daily-scene.ts";
import { Life } from "../support/mortal.ts";

const SEED = process.env.COHORT_SEED ?? "daily crash";

let scene: DailyScene;
afterEach(() => scene.world.close());

/** A bot that dies at a boundary of the first slot's sending. */
async function dyingAt(name: string, when: "before" | "after"): Promise<void> {
  scene = new DailyScene("2026-11-23T08:59:30Z");
  const isTime = () => scene.world.time.now() >= Date.parse("2026-11-23T09:00:00Z");
  await scene.boot(new Life((_, step) => isTime() && step.name === name && step.when === when));
  await scene.set({});
  await scene.advance(MINUTE);
  expect(scene.now.life.death).toEqual({ name, when });
}

const boundaries: readonly (readonly [string, "before" | "after"])[] = [
  ["daily.open", "before"],
  ["daily.open", "after"],
  ["daily.claim", "before"],
  ["daily.claim", "after"],
  ["daily.choose", "before"],
  ["daily.choose", "after"],
  ["channels.post", "before"],
  ["channels.post", "after"],
  ["daily.sent", "before"],
  ["daily.sent", "after"],
];

describe.each([
  ["some seconds", 5_000],
  ["some minutes, when Discord has forgotten the nonce", 20 * MINUTE],
  ["five hours", 5 * HOUR],
])("a bot that comes back after %s", (_, downtime) => {
  test.each(boundaries)(
    "has posted the date's concept once, though it died at %s, %s it",
    async (name, when) => {
      await dyingAt(name, when);
      await scene.restart(downtime);
      await scene.advance(30 * MINUTE);
      expect(scene.dates).toEqual(["2026-11-23"]);
      expect(await scene.now.app.daily.show(manager.guildId)).toMatchObject({ recent: [{ state: "sent" }] });
      await scene.advance(39 * DAY);
      expect(new Set(scene.posts.map(({ view }) => view.fact.text)).size).toBe(40);
      expect(scene.posts.length).toBe(40);
    },
  );
});

test("where the channel can't be read back, a concept that may stand there is not posted again, and that is shown", async () => {
  await dyingAt("channels.post", "after");
  scene.world.discord.readable = () => false;
  await scene.restart(20 * MINUTE);
  await scene.advance(8 * HOUR);
  expect(scene.dates).toEqual(["2026-11-23"]);
  expect(await scene.now.app.daily.show(manager.guildId)).toMatchObject({
    recent: [{ state: "skipped", reason: "forbidden" }],
  });
});

test("a concept that may stand in the channel is not posted in another one that was set meanwhile", async () => {
  await dyingAt("channels.post", "after");
  await scene.restart(5_000);
  await scene.set({ channelId: "201" });
  await scene.advance(HOUR);
  expect(scene.posts.map(({ view, message }) => [view.slot, message.channelId])).toEqual([
    ["2026-11-23", "200"],
  ]);
  await scene.advance(DAY);
  expect(scene.posts.at(-1)?.message.channelId).toBe("201");
});

test(`many deaths and outages in a hundred days give no date two posts and repeat no fact early (COHORT_SEED=${SEED})`, async () => {
  const random = seeded(SEED);
  scene = new DailyScene("2026-11-23T08:00:00Z", { seed: SEED });
  const mortal = () => new Life(() => random() < 0.04);
  await scene.boot();
  await scene.set({});
  scene.world.discord.fault = () => (random() < 0.15 ? (random() < 0.5 ? "lost" : "failed") : null);
  const end = scene.world.time.now() + 100 * DAY;
  let deaths = 0;
  while (scene.world.time.now() < end) {
    await scene.advance(Math.floor(random() * 2 * DAY));
    if (scene.now.life.death !== null) deaths += 1;
    await scene.die();
    await scene.world.time.advance(Math.floor(random() * (random() < 0.7 ? 3 * MINUTE : 8 * HOUR)));
    await scene.boot(mortal());
  }
  expect(deaths).toBeGreaterThan(10);
  expect(new Set(scene.dates).size).toBe(scene.dates.length);
  const slots = await scene.now.stores.daily.recent(manager.guildId, 200);
  const missing = slots.filter(({ state }) => state === "skipped");
  expect(missing.every(({ reason }) => reason === "late")).toBe(true);
  const told = new Set([...scene.dates, ...missing.map(({ localDate }) => localDate)]);
  expect(slots.every(({ localDate, state }) => state === "pending" || told.has(localDate))).toBe(true);
  // The bot is away for more than six hours of some days: those are skipped, all others have their post.
  expect(scene.dates.length).toBeGreaterThan(65);
  // What a slot showed that ended unread nobody knows: Discord may have taken it though it never said so.
  const isKnown = (slot: string) => missing.every(({ localDate }) => localDate !== slot);
  const texts = scene.posts.filter(({ view }) => isKnown(view.slot)).map(({ view }) => view.fact.text);
  for (let pass = 0; pass + 40 <= texts.length; pass += 40)
    expect(new Set(texts.slice(pass, pass + 40)).size).toBe(40);
});
