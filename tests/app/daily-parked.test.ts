import { afterEach, expect, test } from "vitest";
import { renderAnnouncement } from "../../src/discord/render/announcement.ts";
import { dailyStatus } from "../../src/discord/wording.ts";
import { member } from "../support/bot.ts";
import { CHANNEL, DAY, DailyScene, EVERY_DAY, HOUR, MINUTE, manager } from "../support/daily-scene.ts";
import type { Call } from "../support/fake-channels.ts";

const ADMINS = "300";
const WHY =
  "\nI may not post there now (missing: Send Messages). I try again as soon as the permissions change, else once a day.";

let scene: DailyScene;
afterEach(() => scene.world.close());

const shown = async () => dailyStatus(await scene.now.app.daily.show(manager.guildId));
const told = () =>
  scene.world.discord
    .in(ADMINS)
    .map(({ announcement }) => renderAnnouncement(announcement, () => undefined).content);

const isPost = ({ method, channelId }: Call) => method === "post" && channelId === CHANNEL;

/** How often the channel was asked to take a post since this was looked at before. */
function asked(): number {
  const { discord } = scene.world;
  return discord.calls.splice(0).filter(isPost).length;
}

test.each(["forbidden", "doubted"] as const)(
  "of a channel that refuses for days (%s) admins read once why, and the setting tells it until a daily try is taken",
  async (fault) => {
    scene = new DailyScene("2026-11-23T08:59:30Z", { isPaced: true });
    await scene.boot();
    await scene.now.app.settings.set(manager, () => ({ adminChannelId: ADMINS }));
    await scene.set({});
    // Another server's channel takes its concept, so that Discord has no outage.
    const other = member("8", { guildId: "101", mayManageServer: true });
    const wish = { channelId: "201", time: "09:12", zone: "UTC", topic: null, weekdays: EVERY_DAY };
    await scene.now.app.daily.set(other, wish);
    scene.world.discord.fault = (call) => (isPost(call) ? fault : null);

    await scene.advance(10 * MINUTE);
    expect(await shown()).not.toContain(WHY);
    await scene.advance(HOUR);
    expect(asked()).toBeGreaterThanOrEqual(3);
    expect(await shown()).toContain(WHY);
    expect(told()).toEqual([]);
    await scene.advance(2 * HOUR);
    const message = `The daily concept of 2026-11-23 in <#${CHANNEL}> was skipped: I wasn't allowed to post in the channel.${WHY}`;
    expect(told()).toEqual([message]);

    for (let day = 0; day < 3; day++) {
      await scene.advance(DAY);
      expect(asked()).toBe(1);
      expect(await shown()).toContain(WHY);
      expect(told()).toEqual([message]);
    }

    scene.world.discord.fault = () => null;
    await scene.advance(DAY);
    expect(asked()).toBe(1);
    expect(await shown()).not.toContain(WHY);
    expect(await shown()).toContain("2026-11-27: posted");

    // One refusal after that is one of three again.
    let refusals = 1;
    scene.world.discord.fault = (call) => (isPost(call) && refusals-- > 0 ? fault : null);
    await scene.advance(DAY);
    expect(asked()).toBe(2);
    expect(await shown()).toContain("2026-11-28: posted");
    expect(told()).toEqual([message]);
    const places = scene.world.discord.messages.map(({ channelId }) => channelId);
    expect([...new Set(places)].sort()).toEqual([CHANNEL, "201", ADMINS]);
  },
);
