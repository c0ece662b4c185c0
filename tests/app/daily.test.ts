import { afterEach, describe, expect, test } from "vitest";
import { member } from "../support/bot.ts";
import { CHANNEL, DAY, DailyScene, HOUR, MINUTE, manager } from "../support/daily-scene.ts";
import { codeOf } from "../support/round-scene.ts";

let scene: DailyScene;
async function open(start: string): Promise<void> {
  scene = new DailyScene(start);
  await scene.boot();
}
afterEach(() => scene.world.close());

let requests = 0;
const utc = (at: number) => new Date(at).toISOString().slice(0, 16);
const status = () => scene.now.app.daily.show(manager.guildId);

describe("/daily set", () => {
  test("makes the next occurrence the first slot, even where today's time has just passed", async () => {
    await open("2026-11-23T09:00:30Z");
    expect(await scene.set({})).toMatchObject({
      kind: "on",
      nextAt: Date.parse("2026-11-24T09:00Z"),
      recent: [],
    });
    await scene.advance(DAY - MINUTE);
    expect(scene.dates).toEqual([]);
    await scene.advance(MINUTE);
    expect(scene.dates).toEqual(["2026-11-24"]);
  });

  test("takes the server's zone where none is given, and any zone that is", async () => {
    await open("2026-11-23T00:00:00Z");
    await scene.now.app.settings.set(manager, () => ({ zone: "Asia/Tokyo" }));
    expect(await scene.set({ zone: null })).toMatchObject({ settings: { zone: "Asia/Tokyo" } });
    expect(await scene.set({ zone: "America/Nuuk" })).toMatchObject({ settings: { zone: "America/Nuuk" } });
  });

  test("is refused in words by whoever may not manage the server, and for what can't be", async () => {
    await open("2026-11-23T00:00:00Z");
    const { daily } = scene.now.app;
    const wish = { channelId: CHANNEL, time: "09:00", zone: "UTC", topic: null, weekdays: [1] };
    expect(await codeOf(daily.set(member("5"), wish))).toBe("notAllowed");
    expect(await codeOf(daily.set(manager, { ...wish, zone: "Europe/Atlantis" }))).toBe("unknownZone");
    expect(await codeOf(daily.set(manager, { ...wish, topic: "Gardening" }))).toBe("unknownTopic");
    expect(await codeOf(daily.set(manager, { ...wish, weekdays: [] }))).toBe("badOption");
    expect(await codeOf(daily.off(member("5")))).toBe("notAllowed");
    expect(await codeOf(daily.now(member("5"), CHANNEL, `request ${++requests}`))).toBe("notAllowed");
    expect(await codeOf(daily.off(manager))).toBe("noDaily");
    expect(await status()).toEqual({ kind: "off", recent: [] });
  });

  test("on some weekdays posts on those only, from its topic only", async () => {
    await open("2026-11-23T00:00:00Z");
    await scene.set({ weekdays: [1, 5], topic: "Networks › Routes" });
    await scene.advance(14 * DAY);
    expect(scene.dates).toEqual(["2026-11-23", "2026-11-27", "2026-11-30", "2026-12-04"]);
    expect(new Set(scene.posts.map(({ view }) => view.fact.source.heading[1]))).toEqual(new Set(["Routes"]));
  });

  test.each([
    ["a later time", { time: "18:00" }],
    ["another zone, where it is still yesterday's evening", { zone: "Pacific/Honolulu", time: "23:00" }],
    ["another zone, where today's time is to come", { zone: "America/New_York" }],
    ["another channel and time", { channelId: "201", time: "12:30" }],
  ])("changed to %s after today's post never gives a date two", async (_, change) => {
    await open("2026-11-23T08:00:00Z");
    await scene.set({});
    await scene.advance(4 * HOUR);
    expect(scene.dates).toEqual(["2026-11-23"]);
    const shown = await scene.set(change);
    await scene.advance(3 * DAY);
    expect(new Set(scene.dates).size).toBe(scene.dates.length);
    expect(scene.dates.length).toBeGreaterThanOrEqual(3);
    const next = scene.posts[1]?.message.at;
    expect(shown).toMatchObject({ nextAt: next });
  });

  test("changed before today's post moves it", async () => {
    await open("2026-11-23T08:00:00Z");
    await scene.set({});
    await scene.set({ time: "08:30" });
    await scene.advance(2 * HOUR);
    expect(scene.posts.map(({ message }) => utc(message.at))).toEqual(["2026-11-23T08:30"]);
  });

  test("off posts nothing more, and the walk goes on where it stopped when it is set again", async () => {
    await open("2026-11-23T08:00:00Z");
    await scene.set({});
    await scene.advance(3 * DAY);
    await scene.now.app.daily.off(manager);
    await scene.advance(3 * DAY);
    expect(scene.dates.length).toBe(3);
    await scene.set({});
    await scene.advance(37 * DAY);
    expect(new Set(scene.posts.map(({ view }) => view.fact.text)).size).toBe(40);
    expect(scene.posts.length).toBe(40);
  });
});

describe("/daily now", () => {
  test("posts the next concept at once, advances the walk and leaves the slot", async () => {
    await open("2026-11-23T08:00:00Z");
    await scene.set({});
    expect(await scene.now.app.daily.now(manager, "elsewhere", `request ${++requests}`)).toEqual({
      channelId: CHANNEL,
    });
    await scene.advance(39 * DAY);
    expect(scene.posts.length).toBe(40);
    expect(new Set(scene.posts.map(({ view }) => view.fact.text)).size).toBe(40);
    expect(scene.dates[1]).toBe("2026-11-23");
  });

  test("works before anything is set, in the channel where it was asked for, on the server's date", async () => {
    await open("2026-11-23T18:00:00Z");
    await scene.now.app.settings.set(manager, () => ({ zone: "Asia/Tokyo" }));
    expect(await scene.now.app.daily.now(manager, "300", `request ${++requests}`)).toEqual({
      channelId: "300",
    });
    expect(scene.posts[0]?.view.localDate).toBe("2026-11-24");
    expect(await status()).toMatchObject({ kind: "off" });
  });

  test("doesn't take the concept of a slot that is still on its way", async () => {
    await open("2026-11-23T08:59:00Z");
    await scene.set({});
    scene.world.discord.fault = () => "failed";
    await scene.advance(2 * MINUTE);
    scene.world.discord.fault = () => null;
    await scene.now.app.daily.now(manager, CHANNEL, `request ${++requests}`);
    await scene.advance(HOUR);
    const [now, slot] = scene.posts.map(({ view }) => view.fact.text);
    expect(scene.posts.length).toBe(2);
    expect(now).not.toBe(slot);
  });

  test("says which permissions are missing", async () => {
    await open("2026-11-23T08:00:00Z");
    scene.world.discord.fault = () => "forbidden";
    expect(await codeOf(scene.now.app.daily.now(manager, CHANNEL, `request ${++requests}`))).toBe(
      "missingPermissions",
    );
  });
});

describe("after downtime", () => {
  test.each([
    ["of five hours", 5 * HOUR, ["2026-11-23"], "sent", null],
    ["of six hours and a minute", 6 * HOUR + MINUTE, [], "skipped", "late"],
  ])("%s the slot is caught up once, or skipped and shown", async (_, downtime, dates, state, reason) => {
    await open("2026-11-23T08:59:30Z");
    await scene.set({});
    await scene.die();
    await scene.advance(downtime + 30_000);
    await scene.boot();
    await scene.advance(HOUR);
    expect(scene.dates).toEqual(dates);
    expect(await status()).toMatchObject({ recent: [{ localDate: "2026-11-23", state, reason }] });
    await scene.advance(DAY);
    expect(scene.dates).toEqual([...dates, "2026-11-24"]);
  });

  test("of five days each missed date is shown and only the last is posted", async () => {
    await open("2026-11-23T08:00:00Z");
    await scene.set({});
    await scene.restart(5 * DAY - 23 * HOUR + 2 * HOUR);
    await scene.advance(HOUR);
    const { recent } = await status();
    expect(recent.map(({ localDate, state }) => `${localDate} ${state}`)).toEqual([
      "2026-11-27 sent",
      "2026-11-26 skipped",
      "2026-11-25 skipped",
      "2026-11-24 skipped",
      "2026-11-23 skipped",
    ]);
    expect(scene.dates).toEqual(["2026-11-27"]);
  });

  test("catching up never reaches back before the concept was set", async () => {
    await open("2026-11-23T10:00:00Z");
    await scene.set({});
    await scene.restart(HOUR);
    await scene.advance(HOUR);
    expect(scene.dates).toEqual([]);
  });
});

describe("what can't be posted", () => {
  test.each([
    ["failed", 6, "late"],
    ["forbidden", 2, "forbidden"],
  ] as const)(
    "because Discord answers %s is tried for %i hours, then skipped and shown",
    async (fault, hours, reason) => {
      await open("2026-11-23T08:59:30Z");
      await scene.set({});
      scene.world.discord.fault = ({ method }) => (method === "post" ? fault : null);
      await scene.advance((hours - 1) * HOUR);
      expect(await status()).toMatchObject({ recent: [{ state: "pending" }] });
      await scene.advance(2 * HOUR);
      expect(await status()).toMatchObject({ recent: [{ state: "skipped", reason }] });
      scene.world.discord.fault = () => null;
      await scene.advance(DAY);
      expect(scene.dates).toEqual(["2026-11-24"]);
    },
  );

  test("because of an outage, however long within six hours, is posted within a minute of its end", async () => {
    await open("2026-11-23T08:59:30Z");
    await scene.set({});
    scene.world.discord.fault = ({ method }) => (method === "post" ? "failed" : null);
    await scene.advance(5 * HOUR);
    expect(scene.posts).toEqual([]);
    scene.world.discord.fault = () => null;
    await scene.advance(MINUTE);
    expect(scene.dates).toEqual(["2026-11-23"]);
  });

  test("because one refusal follows an outage is not given up", async () => {
    await open("2026-11-23T08:59:30Z");
    await scene.set({});
    scene.world.discord.fault = ({ method }) => (method === "post" ? "failed" : null);
    await scene.advance(HOUR);
    scene.world.discord.fault = ({ method }) => (method === "post" ? "forbidden" : null);
    await scene.advance(2 * MINUTE);
    scene.world.discord.fault = () => null;
    await scene.advance(2 * HOUR);
    expect(scene.dates).toEqual(["2026-11-23"]);
  });

  test("because the channel is gone is skipped at once", async () => {
    await open("2026-11-23T08:59:30Z");
    await scene.set({});
    scene.world.discord.fault = () => "gone";
    await scene.advance(MINUTE);
    expect(await status()).toMatchObject({ recent: [{ state: "skipped", reason: "gone" }] });
  });

  test("in a dozen servers keeps no other waiting", async () => {
    await open("2026-11-23T08:59:30Z");
    const set = (guildId: string, time: string) =>
      scene.now.app.daily.set(member("9", { mayManageServer: true, guildId }), {
        channelId: `channel-${guildId}`,
        time,
        zone: "UTC",
        topic: null,
        weekdays: [1],
      });
    const failing = Array.from({ length: 12 }, (_, index) => `${500 + index}`);
    for (const guildId of failing) await set(guildId, "09:00");
    await set("900", "09:03");
    scene.world.discord.fault = ({ channelId }) => (channelId === "channel-900" ? null : "failed");
    await scene.advance(5 * MINUTE);
    expect(scene.posts.map(({ message }) => [message.channelId, utc(message.at)])).toEqual([
      ["channel-900", "2026-11-23T09:03"],
    ]);
  });

  test("in one server keeps no other waiting", async () => {
    await open("2026-11-23T08:59:30Z");
    const other = member("9", { mayManageServer: true, guildId: "101" });
    await scene.set({});
    await scene.now.app.daily.set(other, {
      channelId: "201",
      time: "09:00",
      zone: "UTC",
      topic: null,
      weekdays: [1],
    });
    scene.world.discord.fault = ({ channelId }) => (channelId === CHANNEL ? "failed" : null);
    await scene.advance(MINUTE);
    expect(scene.posts.map(({ message }) => [message.channelId, utc(message.at)])).toEqual([
      ["201", "2026-11-23T09:00"],
    ]);
  });
});

test("what is due while the bot stops waits for its next start, and is posted once", async () => {
  await open("2026-11-23T08:59:30Z");
  const guilds = Array.from({ length: 12 }, (_, at) => String(300 + at));
  for (const guildId of guilds) {
    const owner = member("9", { mayManageServer: true, guildId });
    const wish = { channelId: guildId, time: "09:00", zone: "UTC", topic: null, weekdays: [1] };
    await scene.now.app.daily.set(owner, wish);
  }
  scene.world.discord.onCall = () => void scene.now.upkeep.close();
  await scene.advance(MINUTE);
  expect(scene.posts).toHaveLength(1);
  scene.world.discord.onCall = () => {};
  await scene.restart(5_000);
  await scene.advance(5 * MINUTE);
  expect(scene.posts.map(({ message }) => message.channelId).sort()).toEqual(guilds);
});
