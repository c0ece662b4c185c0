import { expect, test } from "vitest";
import type { DailyStatus } from "../../src/app/views.ts";
import { type Edge, useEdge } from "../discord/edge.ts";
import { daily, off } from "./server.ts";

let edge: Edge;
useEdge((started) => {
  edge = started;
});

test("/daily set reads time and weekdays, and answers with when the next one comes", async () => {
  const wishes: unknown[] = [];
  edge.does({
    daily: {
      set: async (_, wish) => {
        wishes.push(wish);
        const zone = wish.zone ?? "UTC";
        const recent = [{ localDate: "2026-11-22", state: "skipped", reason: "late" }] as const;
        return { kind: "on", settings: { ...wish, zone }, nextAt: 1_800_000_000_000, refused: null, recent };
      },
    },
  });
  const values = {
    channel: edge.channel.id,
    time: "6.30 pm",
    timezone: "Europe/London",
    weekdays: "mon-fri",
  };
  const told = await edge.manager.slash("daily set", values);
  expect(wishes).toEqual([
    {
      channelId: edge.channel.id,
      time: "18:30",
      zone: "Europe/London",
      topic: null,
      weekdays: [1, 2, 3, 4, 5],
    },
  ]);
  expect(told).toMatchObject({ ephemeral: true });
  expect(told.content).toBe(
    `The daily concept comes Monday to Friday at 18:30 (Europe/London) in <#${edge.channel.id}>, from all notes.\n` +
      "Next: <t:1800000000:f>, <t:1800000000:R>.\n" +
      "Latest:\n2026-11-22: skipped, I was away and came back more than six hours late",
  );
});

test.each([
  [{ time: "25:00" }, 'I can\'t read the time "25:00". Write it like 09:00, 18.30 or 9am.'],
  [
    { time: "09:00", weekdays: "someday" },
    'I can\'t use "someday" for weekdays. Write it like mon-fri or mon,wed,fri.',
  ],
])("/daily set with %j is refused in words", async (values, sentence) => {
  const told = await edge.manager.slash("daily set", { channel: edge.channel.id, ...values });
  expect(told).toMatchObject({ ephemeral: true, content: sentence });
});

test("/daily set names what the bot may not do in the chosen channel", async () => {
  const mute = edge.guild.addChannel("daily", { deny: ["SendMessages", "ReadMessageHistory"] });
  const told = await edge.manager.slash("daily set", { channel: mute.id, time: "9am" });
  expect(told.content).toContain(
    `I may not do that in <#${mute.id}>. Missing permissions: Send Messages, Read Message History.`,
  );
});

test("/daily and /settings are for those who may manage the server, checked again by the bot itself", async () => {
  // A server's admins can override Discord's own check, so the interaction is made by hand.
  for (const name of ["daily", "settings"]) {
    const command = edge.emulator.commands(edge.guild.id).find((one) => one.name === name);
    expect(command?.body.default_member_permissions).toBe("32");
    const told = await edge.ada.interact({
      type: 2,
      data: { id: command?.id ?? "", name, type: 1, options: [{ type: 1, name: "show", options: [] }] },
    });
    expect(told).toMatchObject({
      ephemeral: true,
      content: "Only members who may manage the server can do that.",
    });
  }
});

test("/daily off and /daily show say how things are", async () => {
  edge.does({
    daily: {
      off: async () => undefined,
      show: async () => off,
    },
  });
  expect((await edge.manager.slash("daily off")).content).toMatch(/^The daily concept is off\./);
  expect((await edge.manager.slash("daily show")).content).toBe(
    "The daily concept is off. `/daily set` switches it on.",
  );
});

test("/daily show tells what keeps the concept from its channel, and when it is tried again", async () => {
  const status = daily(edge.channel.id);
  if (status.kind === "off") throw new Error("It is off");
  edge.does({ daily: { show: async () => ({ ...status, refused: "Send Messages" }) } });
  expect((await edge.manager.slash("daily show")).content).toContain(
    "I may not post there now (missing: Send Messages). I try again as soon as the permissions change, else once a day.",
  );
});

/** What `/daily now` answers once it has posted, where the concept is off or comes in a channel each day. */
async function dailyNow(status: DailyStatus, milliseconds = 0) {
  const requests: unknown[] = [];
  edge.does({
    daily: {
      show: async () => status,
      now: async (_, channelId, requestId) => {
        requests.push(requestId);
        await new Promise((resolve) => setTimeout(resolve, milliseconds));
        return { channelId };
      },
    },
  });
  const promised = await edge.manager.slash("daily now");
  const told = () => edge.emulator.message(promised.message?.id ?? "", edge.channel);
  await expect.poll(() => told()?.loading, { timeout: 5_000 }).toBe(false);
  return { promised, requests, content: told()?.content };
}

test("/daily now promises its answer first, posts once a request and says so", async () => {
  const { promised, requests, content } = await dailyNow(daily(edge.channel.id), 3_100);
  expect(promised).toMatchObject({ kind: "deferred", ephemeral: true });
  expect(requests).toEqual([promised.interactionId]);
  expect(content).toBe(`Posted in <#${edge.channel.id}>. The daily time stays as it is.`);
});

test("/daily now never asks to try again what has been posted", async () => {
  edge.log.length = 0;
  edge.does({ daily: { show: async () => off, now: async (_, channelId) => ({ channelId }) } });
  edge.emulator.faults.onRequest(/PATCH .*webhooks/, { kind: "status", status: 500 }, 4);
  const promised = await edge.manager.slash("daily now");
  await expect
    .poll(() => edge.log.map(({ message }) => message), { timeout: 4_000 })
    .toContain("a promised reply couldn't be given");
  expect(edge.emulator.message(promised.message?.id ?? "", edge.channel)?.loading).toBe(true);
});

test("/daily now without a daily concept speaks of no daily time", async () => {
  expect((await dailyNow(off)).content).toBe(`Posted in <#${edge.channel.id}>.`);
});

test("/daily now says that the channel is gone where it was deleted, and what is missing where it wasn't", async () => {
  const gone = await dailyNow(daily("123456789012345678"));
  expect(gone.content).toBe(
    "The channel of the daily concept no longer exists. `/daily set` chooses another.",
  );
  const mute = edge.guild.addChannel("mute now", { deny: ["SendMessages"] });
  expect((await dailyNow(daily(mute.id))).content).toContain("Missing permissions: Send Messages.");
  expect(gone.requests).toEqual([]);
});
