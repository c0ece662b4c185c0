import { afterEach, describe, expect, test } from "vitest";
import { DAY, DailyScene, HOUR, MINUTE, manager } from "../support/daily-scene.ts";
import { Life } from "../support/mortal.ts";

let scene: DailyScene;
afterEach(() => scene.world.close());

const shown = async () => (await scene.now.app.daily.show("100")).recent;

describe("a slot that was opened in time but not sent", () => {
  test("is skipped once it is more than six hours late", async () => {
    scene = new DailyScene("2026-11-23T08:59:30Z");
    const isDue = () => scene.world.time.now() >= Date.parse("2026-11-23T09:00:00Z");
    await scene.boot(
      new Life((_, step) => isDue() && step.name === "daily.choose" && step.when === "before"),
    );
    await scene.set({});
    await scene.advance(MINUTE);
    await scene.restart(20 * HOUR);
    await scene.advance(30 * MINUTE);
    expect(scene.posts).toEqual([]);
    expect(await shown()).toEqual([{ localDate: "2026-11-23", state: "skipped", reason: "late" }]);
  });

  test("is not tried any longer than six hours", async () => {
    scene = new DailyScene("2026-11-23T08:00:30Z");
    await scene.boot();
    await scene.set({});
    await scene.die();
    await scene.world.time.advance(6 * HOUR + 50 * MINUTE);
    scene.world.discord.fault = () => "failed";
    await scene.boot();
    await scene.advance(80 * MINUTE);
    scene.world.discord.fault = () => null;
    await scene.advance(2 * HOUR);
    expect(scene.posts).toEqual([]);
    expect(await shown()).toMatchObject([{ state: "skipped", reason: "late" }]);
  });

  test("goes to the channel that was set meanwhile", async () => {
    scene = new DailyScene("2026-11-23T08:59:30Z");
    await scene.boot();
    await scene.set({ channelId: "201" });
    scene.world.discord.fault = ({ channelId }) => (channelId === "201" ? "forbidden" : null);
    await scene.advance(10 * MINUTE);
    await scene.set({ channelId: "202" });
    await scene.advance(5 * MINUTE);
    expect(scene.posts.map(({ message }) => message.channelId)).toEqual(["202"]);
    expect(await shown()).toMatchObject([{ localDate: "2026-11-23", state: "sent" }]);
  });
});

describe("an outage of Discord's", () => {
  test.each([
    [20 * MINUTE, 10_000],
    [5.9 * HOUR, MINUTE],
  ])("of %d ms is caught up at most two ticks of %d ms after its end, once", async (length, tick) => {
    scene = new DailyScene("2026-11-23T08:59:30Z", { tick });
    await scene.boot();
    await scene.set({});
    let calls = 0;
    scene.world.discord.fault = () => (calls++ % 2 === 0 ? "failed" : "lost");
    await scene.advance(length);
    scene.world.discord.fault = () => null;
    const back = scene.world.time.now();
    await scene.advance(2 * MINUTE);
    expect(await shown()).toMatchObject([{ state: "sent" }]);
    expect(scene.dates).toEqual(["2026-11-23"]);
    expect(scene.posts.every(({ message }) => message.at <= back + 2 * tick)).toBe(true);
  });

  test("in which Discord forbids what it told that it allows is asked of it seldom, and caught up within a minute", async () => {
    scene = new DailyScene("2026-11-23T08:59:30Z", { tick: 10_000 });
    await scene.boot();
    await scene.set({});
    scene.world.discord.fault = () => "doubted";
    await scene.advance(10 * MINUTE);
    expect(scene.world.discord.calls.length).toBeLessThan(20);
    scene.world.discord.fault = () => null;
    await scene.advance(MINUTE);
    expect(scene.dates).toEqual(["2026-11-23"]);
  });

  test("in which Discord wasn't heard is caught up as soon as it is heard again", async () => {
    scene = new DailyScene("2026-11-23T08:59:30Z");
    await scene.boot();
    await scene.set({});
    const lostAt = scene.world.time.now();
    scene.now.upkeep.pause();
    await scene.advance(20 * MINUTE + 1_000);
    expect(scene.posts).toEqual([]);
    const back = scene.world.time.now();
    void scene.now.upkeep.resume(lostAt);
    await scene.world.time.advance(0);
    expect(scene.posts.map(({ message }) => message.at)).toEqual([back]);
  });

  test("of ten hours is not caught up, and that is shown", async () => {
    scene = new DailyScene("2026-11-23T08:59:30Z");
    await scene.boot();
    await scene.set({});
    scene.world.discord.fault = () => "failed";
    await scene.advance(10 * HOUR);
    scene.world.discord.fault = () => null;
    await scene.advance(HOUR);
    expect(scene.posts).toEqual([]);
    expect(await shown()).toMatchObject([{ state: "skipped", reason: "failed" }]);
  });
});

test("a topic typed in another case is the same topic", async () => {
  scene = new DailyScene("2026-11-23T08:59:30Z");
  await scene.boot();
  const status = await scene.set({ topic: "networks > layers" });
  expect(status).toMatchObject({ settings: { topic: "Networks › Layers" } });
  await scene.advance(10 * DAY);
  const headings = new Set(scene.posts.map(({ view }) => view.fact.source.heading.join(" › ")));
  expect([...headings]).toEqual(["Networks › Layers"]);
});

test("admins hear of a skipped slot in their channel, once", async () => {
  scene = new DailyScene("2026-11-23T08:59:30Z");
  await scene.boot();
  await scene.now.app.settings.set(manager, () => ({ adminChannelId: "300" }));
  await scene.set({});
  await scene.die();
  await scene.world.time.advance(8 * HOUR);
  await scene.boot();
  await scene.advance(HOUR);
  expect(scene.world.discord.in("300").map(({ announcement }) => announcement)).toEqual([
    {
      kind: "failure",
      what: "daily",
      channelId: "200",
      localDate: "2026-11-23",
      reason: "late",
      missing: null,
    },
  ]);
});

test("of a channel that is parked admins read the reason in their channel and in what the setting shows, nobody by DM", async () => {
  scene = new DailyScene("2026-11-23T08:59:30Z", { isPaced: true });
  await scene.boot();
  await scene.now.app.settings.set(manager, () => ({ adminChannelId: "300" }));
  await scene.set({});
  const { discord } = scene.world;
  discord.fault = ({ channelId }) => (channelId === "200" ? "forbidden" : null);
  await scene.advance(3 * HOUR);
  const asked = discord.calls.filter(({ channelId }) => channelId === "200").length;
  expect(asked).toBeGreaterThanOrEqual(3);
  expect(discord.messages).toMatchObject([
    { channelId: "300", announcement: { kind: "failure", reason: "forbidden", missing: "View Channel" } },
  ]);
  expect(await scene.now.app.daily.show("100")).toMatchObject({ refused: "View Channel" });
  discord.calls = [];
  await scene.advance(17 * HOUR);
  expect(discord.calls).toEqual([]);
});

test("of a channel that refuses day after day admins hear the first time, and again once it took one in between", async () => {
  scene = new DailyScene("2026-11-23T08:59:30Z");
  await scene.boot();
  await scene.now.app.settings.set(manager, () => ({ adminChannelId: "300" }));
  await scene.set({});
  const isRefused = (day: number) => day !== 3;
  for (let day = 1; day <= 5; day++) {
    scene.world.discord.fault = ({ channelId }) =>
      channelId === "200" && isRefused(day) ? "forbidden" : null;
    await scene.advance(DAY);
  }
  const told = scene.world.discord.in("300").map(({ announcement }) => announcement);
  expect(told).toMatchObject([
    { localDate: "2026-11-23", reason: "forbidden" },
    { localDate: "2026-11-26", reason: "forbidden" },
  ]);
});
