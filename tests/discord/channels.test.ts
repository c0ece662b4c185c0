import { DiscordAPIError } from "discord.js";
import { expect, test } from "vitest";
import type { Announcement } from "../../src/app/ports.ts";
import { failureOf, isTooLateToAnswer, isUnauthorised } from "../../src/discord/delivery.ts";
import { timeOf } from "../../src/emulator/index.ts";
import { type Edge, useEdge } from "./edge.ts";
import { dailyPost, lobby, question, reveal, standings } from "./views.ts";

let edge: Edge;
useEdge((started) => {
  edge = started;
});

const create = "POST /channels/:channel/messages";

test("every announcement is taken by Discord as it is, naming nobody in a way that pings", async () => {
  const channel = edge.guild.addChannel("all");
  const all: Announcement[] = [
    lobby(),
    question(),
    reveal(),
    standings(),
    dailyPost(),
    { kind: "away", position: 1, closesAt: 0 },
    {
      kind: "failure",
      what: "daily",
      channelId: channel.id,
      localDate: "2026-11-23",
      reason: "late",
      missing: null,
    },
    { kind: "failure", what: "round", channelId: channel.id, missing: null },
  ];
  for (const [index, announcement] of all.entries()) {
    expect(await edge.discord.channels.post(channel.id, announcement, `all-${index}`)).toMatchObject({
      kind: "sent",
    });
  }
  expect(edge.emulator.messages(channel)).toHaveLength(all.length);
});

test("a message's time is its own snowflake's", async () => {
  const sent = await edge.discord.channels.post(edge.channel.id, question(), "time");
  if (sent.kind !== "sent") throw new Error("not sent");
  expect(sent.at).toBe(timeOf(sent.messageId));
});

test("the same nonce gives the message that was already sent", async () => {
  const channel = edge.guild.addChannel("nonce");
  const first = await edge.discord.channels.post(channel.id, question(), "same");
  expect(await edge.discord.channels.post(channel.id, question(), "same")).toEqual(first);
  expect(edge.emulator.messages(channel)).toHaveLength(1);
});

test.each([
  [2, { kind: "status", status: 500 }],
  [1, { kind: "lostReply" }],
  [2, { kind: "falseError", status: 500 }],
  [1, { kind: "lostRequest" }],
] as const)("a sending that meets %i times %j is tried again and posts once", async (times, fault) => {
  const channel = edge.guild.addChannel("faults");
  edge.emulator.faults.onRequest(create, fault, times);
  const sent = await edge.discord.channels.post(channel.id, question(), "retry");
  expect(sent).toMatchObject({ kind: "sent" });
  expect(edge.emulator.messages(channel)).toHaveLength(1);
});

test("an outage is a failure to be tried again, told without throwing", async () => {
  edge.emulator.faults.onRequest(create, { kind: "status", status: 503 }, 10);
  expect(await edge.discord.channels.post(edge.channel.id, question(), "outage")).toMatchObject({
    kind: "failed",
  });
});

test("a rate limit that lasts for long is a failure to be tried again, not a wait that nothing ends", async () => {
  const channel = edge.guild.addChannel("limited");
  edge.emulator.faults.onRequest(create, { kind: "rateLimit", retryAfterMs: 3_600_000 });
  expect(await edge.discord.channels.post(channel.id, question(), "limited")).toMatchObject({
    kind: "failed",
  });
});

test.each([50_001, 50_013])(
  "a refusal (%i) that the bot's permissions contradict, as in outages, is a failure to be tried again",
  async (code) => {
    const { post, edit, find } = edge.discord.channels;
    const sent = await post(edge.channel.id, question(), `refused ${code}`);
    if (sent.kind !== "sent") throw new Error("not sent");
    edge.emulator.faults.onRequest(/^\w+ .channels/, { kind: "status", status: 403, code }, 3);
    expect(await post(edge.channel.id, question(), "refused")).toMatchObject({ kind: "failed" });
    expect(await edit(edge.channel.id, sent.messageId, question())).toMatchObject({ kind: "failed" });
    expect(await find(edge.channel.id, question(), 0)).toMatchObject({ kind: "unknown" });
  },
);

test("what the bot may not do and what is gone is told apart", async () => {
  const hidden = edge.guild.addChannel("hidden", { deny: ["ViewChannel"] });
  const mute = edge.guild.addChannel("mute", { deny: ["SendMessages"] });
  const { post, edit } = edge.discord.channels;
  expect(await post(hidden.id, question(), "h")).toEqual({ kind: "forbidden", missing: "View Channel" });
  expect(await post(mute.id, question(), "m")).toEqual({ kind: "forbidden", missing: "Send Messages" });
  expect(await post("123456789012345678", question(), "g")).toEqual({ kind: "gone", what: "channel" });
  expect(await edit(edge.channel.id, "123456789012345678", question())).toEqual({
    kind: "gone",
    what: "message",
  });
});

test("an edit replaces text and buttons", async () => {
  const sent = await edge.discord.channels.post(edge.channel.id, question(), "edit");
  if (sent.kind !== "sent") throw new Error("not sent");
  expect(await edge.discord.channels.edit(edge.channel.id, sent.messageId, reveal())).toEqual(sent);
  const message = edge.emulator.message(sent.messageId, edge.channel);
  expect(message?.buttons.map(({ label }) => label)).toEqual(["My result", "Report"]);
  expect(message?.content).toContain("**right answer**");
});

test("a message is found again by its buttons, before and after its reveal, and no other is taken for it", async () => {
  const channel = edge.guild.addChannel("find");
  const { post, edit, find } = edge.discord.channels;
  await post(channel.id, question({ position: 1 }), "q1");
  const sent = await post(channel.id, question({ position: 12 }), "q12");
  if (sent.kind !== "sent") throw new Error("not sent");
  const found = { kind: "found", messageId: sent.messageId, at: sent.at };
  expect(await find(channel.id, question({ position: 12 }), 0)).toEqual(found);
  await edit(channel.id, sent.messageId, reveal({ position: 12 }));
  expect(await find(channel.id, question({ position: 12 }), 0)).toEqual(found);
  expect(await find(channel.id, question({ position: 2 }), 0)).toEqual({ kind: "none" });
  expect(await find(channel.id, question({ roundId: "R2", position: 12 }), 0)).toEqual({ kind: "none" });
  expect(await find(channel.id, dailyPost(), 0)).toEqual({ kind: "none" });
});

test("a message is found however many others came after it", async () => {
  const channel = edge.guild.addChannel("busy");
  const member = edge.guild.addMember("Talker").in(channel);
  const sent = await edge.discord.channels.post(channel.id, dailyPost(), "busy");
  if (sent.kind !== "sent") throw new Error("not sent");
  for (let count = 0; count < 150; count++) member.say(`Message ${count}`);
  const { find } = edge.discord.channels;
  expect(await find(channel.id, dailyPost(), sent.at)).toMatchObject({ messageId: sent.messageId });
  expect(await find(channel.id, question({ position: 2 }), sent.at)).toEqual({ kind: "none" });
});

test("a channel that can't be read back is not taken for an empty one", async () => {
  const channel = edge.guild.addChannel("unread", { deny: ["ReadMessageHistory"] });
  await edge.discord.channels.post(channel.id, dailyPost(), "unread");
  expect(await edge.discord.channels.find(channel.id, dailyPost(), 0)).toEqual({
    kind: "forbidden",
    missing: "Read Message History",
  });
  const hidden = edge.guild.addChannel("unseen", { deny: ["ViewChannel"] });
  expect(await edge.discord.channels.find(hidden.id, dailyPost(), 0)).toEqual({
    kind: "forbidden",
    missing: "View Channel",
  });
  expect(await edge.discord.channels.find("123456789012345678", dailyPost(), 0)).toEqual({ kind: "none" });
  const empty = edge.guild.addChannel("empty");
  expect(await edge.discord.channels.find(empty.id, dailyPost(), 0)).toEqual({ kind: "none" });
  edge.emulator.faults.onRequest(/GET .*messages/, { kind: "status", status: 500 }, 10);
  expect(await edge.discord.channels.find(empty.id, dailyPost(), 0)).toMatchObject({ kind: "unknown" });
});

test("names come from Discord for those who haven't been met, and a former member has none", async () => {
  const channel = edge.guild.addChannel("names");
  const nick = edge.guild.addMember("plain name", { nick: "Nick *of* time" });
  const gone = edge.guild.addMember("gone");
  edge.guild.removeMember(gone);
  const rows = [nick.id, gone.id].map((userId, index) => ({
    rank: index + 1,
    userId,
    points: 100,
    right: 1,
  }));
  const view = standings({ guildId: edge.guild.id, rows, players: 2 });
  await edge.discord.channels.post(channel.id, view, "names");
  const [message] = edge.emulator.messages(channel);
  expect(message?.content).toContain("1\\. Nick \\*of\\* time 100");
  expect(message?.content).toContain("2\\. former member 100");
  const asked = () => edge.emulator.requests.filter(({ route }) => route.includes("/members/")).length;
  const before = asked();
  await edge.discord.channels.post(channel.id, { ...view, roundId: "R2" }, "names-2");
  expect(asked()).toBe(before);
});

test("a message doesn't wait long for a name", async () => {
  const channel = edge.guild.addChannel("slow names");
  const slow = edge.guild.addMember("slow");
  let isAnswered = false;
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = () => {
      isAnswered = true;
      resolve();
    };
  });
  edge.emulator.faults.onRequest(/GET .*members/, { kind: "act", before: () => answered });
  const rows = [{ rank: 1, userId: slow.id, points: 100, right: 1 }];
  await edge.discord.channels.post(
    channel.id,
    standings({ guildId: edge.guild.id, rows, players: 1 }),
    "slow",
  );
  expect(isAnswered).toBe(false);
  answer();
  expect(edge.emulator.messages(channel)[0]?.content).toContain("1\\. a member 100");
});

function answeredWith(status: number, code: number): DiscordAPIError {
  return new DiscordAPIError({ code, message: "" }, code, status, "POST", "/", {
    body: undefined,
    files: undefined,
  });
}

test.each([
  [404, 10_003, { kind: "gone", what: "channel" }],
  [404, 10_004, { kind: "gone", what: "channel" }],
  [404, 10_008, { kind: "gone", what: "message" }],
  [403, 50_001, { kind: "forbidden", missing: "View Channel" }],
  [403, 50_013, { kind: "forbidden", missing: "Send Messages" }],
  [400, 50_083, { kind: "forbidden", missing: "a thread that isn't archived" }],
  [400, 160_005, { kind: "forbidden", missing: "a thread that isn't locked" }],
  [429, 30_046, { kind: "failed", reason: "Discord answered 429, code 30046" }],
  [429, 20_028, { kind: "failed", reason: "Discord answered 429, code 20028" }],
  [403, 0, { kind: "failed", reason: "Discord answered 403, code 0" }],
  [500, 0, { kind: "failed", reason: "Discord answered 500, code 0" }],
])("status %i with code %i is %j", (status, code, failure) => {
  expect(failureOf(answeredWith(status, code))).toEqual(failure);
});

test("only 401 means that the token is no longer taken", () => {
  expect(isUnauthorised(answeredWith(401, 0))).toBe(true);
  expect(isUnauthorised(answeredWith(403, 50_001))).toBe(false);
  expect(isUnauthorised(new Error("ECONNRESET"))).toBe(false);
});

test("an interaction that waits no longer is told from other errors", () => {
  expect(isTooLateToAnswer(answeredWith(404, 10_062))).toBe(true);
  expect(isTooLateToAnswer(answeredWith(400, 40_060))).toBe(true);
  expect(isTooLateToAnswer(answeredWith(404, 10_008))).toBe(false);
});

test("where Discord told that the bot may not post nothing is asked, until it may", async () => {
  const mute = edge.guild.addChannel("parked", { deny: ["SendMessages"] });
  const asked = () => edge.emulator.requests.filter(({ path }) => path.includes(mute.id)).length;
  const { channels } = edge.discord;
  await expect.poll(() => channels.refusalIn(mute.id)).toBe("Send Messages");
  for (let time = 0; time < 20; time += 1)
    expect(await channels.post(mute.id, dailyPost(), `p${time}`)).toEqual({
      kind: "forbidden",
      missing: "Send Messages",
    });
  expect(asked()).toBe(0);
  edge.guild.denyBot(mute, []);
  await expect.poll(() => channels.refusalIn(mute.id)).toBeNull();
  expect(await channels.post(mute.id, dailyPost(), "again")).toMatchObject({ kind: "sent" });
});
