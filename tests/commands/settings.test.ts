import { expect, test } from "vitest";
import type { GuildSettings } from "../../src/app/views.ts";
import { type Edge, useEdge } from "../discord/edge.ts";
import { settings } from "./server.ts";

let edge: Edge;
useEdge((started) => {
  edge = started;
});

test("time zones are offered by city, those that begin so first", async () => {
  const { choices } = await edge.manager.autocomplete("settings set", "timezone", "new y");
  expect(choices[0]).toEqual({ name: "America/New_York", value: "America/New_York" });
  expect(choices.length).toBeLessThanOrEqual(25);
  const none = await edge.manager.autocomplete("settings set", "timezone", "nowhere at all");
  expect(none.choices).toEqual([]);
});

/** Sets settings as given, beginning with `before`, and tells what was answered and what is set then. */
async function setting(values: Record<string, string>, before: Partial<GuildSettings> = {}) {
  let now: GuildSettings = { ...settings, ...before };
  let calls = 0;
  edge.does({
    settings: {
      get: async () => now,
      set: async (_, change) => {
        calls += 1;
        now = { ...now, ...change(now) };
        return now;
      },
    },
  });
  const { content, ephemeral } = await edge.manager.slash("settings set", values);
  expect(ephemeral).toBe(true);
  return { content, now, calls };
}

test("/settings set changes what was given and nothing else", async () => {
  const before = { ...settings, roundChannelIds: ["1"] };
  expect(await setting({})).toMatchObject({ calls: 0, content: expect.stringMatching(/^Nothing to change/) });
  expect((await setting({ pace: "1.5", place: "thread" }, before)).now).toEqual({
    ...before,
    pace: 1.5,
    place: "thread",
  });
  expect((await setting({ "allow-channel": edge.channel.id, starters: "managers" }, before)).now).toEqual({
    ...before,
    roundChannelIds: ["1", edge.channel.id],
    starters: "managers",
  });
  expect((await setting({ clear: "channels" }, before)).now).toEqual(settings);
  const told = await setting({ timezone: "Asia/Tokyo", "admin-channel": edge.channel.id });
  expect(told.now).toEqual({ ...settings, zone: "Asia/Tokyo", adminChannelId: edge.channel.id });
  expect(told.content).toContain("Time zone: Asia/Tokyo");
  expect(told.content).toContain(`Failures and reports go to: <#${edge.channel.id}>`);
});

test("a channel is taken from the list that is set at that moment, not from an older one", async () => {
  const { id } = edge.channel;
  const lists: unknown[] = [];
  edge.does({
    settings: {
      get: async () => settings,
      set: async (_, change) => {
        lists.push(change({ ...settings, roundChannelIds: ["1", id, "2"] }).roundChannelIds);
        return settings;
      },
    },
  });
  await edge.manager.slash("settings set", { "forbid-channel": id });
  await edge.manager.slash("settings set", { "allow-channel": id });
  expect(lists).toEqual([
    ["1", "2"],
    ["1", id, "2"],
  ]);
});

test("forbidding the last allowed channel is refused, because no list would mean any channel", async () => {
  const { id } = edge.channel;
  const told = await setting({ "forbid-channel": id }, { roundChannelIds: [id] });
  expect(told.now.roundChannelIds).toEqual([id]);
  expect(told.content).toBe(
    `That is the only channel for rounds. Allow another one first; \`clear\` allows rounds in any channel.`,
  );
  const without = await setting({ "forbid-channel": id });
  expect(without.now).toEqual(settings);
  expect(without.content).toMatch(/^Rounds may be in any channel, so there is no list/);
});

test("an admin channel where the bot may not post is refused", async () => {
  const mute = edge.guild.addChannel("admins", { deny: ["SendMessages"] });
  const told = await setting({ "admin-channel": mute.id });
  expect(told).toMatchObject({ calls: 0, now: settings });
  expect(told.content).toContain(`in <#${mute.id}>. Missing permissions: Send Messages.`);
});
