import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFailed, test } from "vitest";
import { commands } from "../../commands/index.ts";
import type { DailyStatus, GuildSettings } from "../../src/app/views.ts";
import { StudyError } from "../../src/core/errors.ts";
import type { Channel } from "../../src/emulator/index.ts";
import { type Edge, startEdge } from "../discord/edge.ts";
import { answered, asked, board, lobby } from "../discord/views.ts";

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.close());
beforeEach(() => {
  onTestFailed(() => console.log(edge.emulator.transcript()));
});
afterEach(() => {
  edge.does({});
  edge.emulator.faults.clear();
  expect(edge.emulator.violations).toEqual([]);
});

const fact = { text: answered.source.text, source: answered.source };
const settings: GuildSettings = {
  zone: "Europe/London",
  roundChannelIds: [],
  starters: "everyone",
  pace: 1,
  place: "here",
  editorRoleId: null,
  adminChannelId: null,
};
const off: DailyStatus = { kind: "off", recent: [] };

test("only commands that need no server work outside of one", () => {
  const everywhere = commands.filter(({ data }) => data.contexts?.length === 3).map(({ data }) => data.name);
  expect(everywhere).toEqual(["fact", "practice", "help"]);
});

test("/fact is private and can be shared, by its option or by its button", async () => {
  const wishes: unknown[] = [];
  edge.does({
    facts: {
      pick: async (asker, wish) => {
        wishes.push([asker, wish]);
        return fact;
      },
    },
  });
  const told = await edge.ada.slash("fact", { about: "sparsity" });
  expect(told).toMatchObject({ kind: "reply", ephemeral: true });
  expect(told.content).toBe(
    "L1 regularization encourages sparsity by driving some weights exactly to zero.\n" +
      "From your notes, *Training and Regularization Methods*, deep-learning.md:41",
  );
  if (told.message === null) throw new Error("no reply");
  expect(await edge.ada.press(told.message, "Share")).toMatchObject({
    ephemeral: false,
    content: told.content,
  });
  expect(await edge.ada.slash("fact", { topic: "Deep Learning", share: true })).toMatchObject({
    ephemeral: false,
  });
  const asker = { guildId: edge.guild.id, userId: edge.ada.id };
  expect(wishes).toEqual([
    [asker, { topic: null, about: "sparsity" }],
    [asker, { topic: "Deep Learning", about: null }],
  ]);
});

test("where the bot is installed for one's own use only, no server's notes are seen", async () => {
  const guildIds: unknown[] = [];
  edge.does({
    facts: {
      pick: async ({ guildId }) => {
        guildIds.push(guildId);
        return fact;
      },
    },
  });
  await edge.ada.inPrivateChannel().slash("fact");
  await edge.ada.inBotDm().slash("fact");
  const foreign = edge.emulator.addGuild({ name: "Foreign", installed: false });
  await foreign.addMember("Bob").in(foreign.addChannel("general")).slash("fact");
  expect(guildIds).toEqual([null, null, null]);
});

test("topics are offered with their counts, and those that Discord couldn't carry are left out", async () => {
  edge.does({
    topics: (_, typed) => [
      { name: `Deep Learning › ${typed}`, path: ["Deep Learning", typed], facts: 14 },
      { name: "One", path: ["One"], facts: 1 },
      { name: "x".repeat(101), path: [], facts: 9 },
      { name: "y".repeat(100), path: [], facts: 9 },
    ],
  });
  for (const command of ["fact", "quiz start", "practice", "leaderboard"]) {
    const { choices } = await edge.ada.autocomplete(command, "topic", "Opt");
    expect(choices).toEqual([
      { name: "Deep Learning › Opt (14 facts)", value: "Deep Learning › Opt" },
      { name: "One (1 fact)", value: "One" },
      { name: `${"y".repeat(89)}… (9 facts)`, value: "y".repeat(100) },
    ]);
  }
});

test("time zones are offered by city, those that begin so first", async () => {
  const { choices } = await edge.manager.autocomplete("settings set", "timezone", "new y");
  expect(choices[0]).toEqual({ name: "America/New_York", value: "America/New_York" });
  expect(choices.length).toBeLessThanOrEqual(25);
  const none = await edge.manager.autocomplete("settings set", "timezone", "nowhere at all");
  expect(none.choices).toEqual([]);
});

test("/quiz start announces the round in public and records its message", async () => {
  const calls: unknown[] = [];
  edge.does({
    rounds: {
      prepare: async () => ({ place: "here" }),
      start: async ({ userId }, channelId, wish) => {
        calls.push([userId, channelId, wish]);
        return lobby({ channelId });
      },
      announced: async (...given) => void calls.push(given),
    },
  });
  const told = await edge.ada.slash("quiz start", { questions: 7, kind: "true-false", speed: false });
  expect(told).toMatchObject({ kind: "reply", ephemeral: false });
  expect(told.message?.buttons.map(({ label }) => label)).toEqual(["Start now", "Stop"]);
  const wish = { topic: null, questions: 7, seconds: 20, kind: "true-false", speed: false };
  await expect
    .poll(() => calls)
    .toEqual([
      [edge.ada.id, edge.channel.id, wish],
      ["R1", told.message?.id],
    ]);
});

test("/quiz start names the permissions that are missing, and starts nothing", async () => {
  const mute = edge.guild.addChannel("mute", { deny: ["SendMessages"] });
  edge.does({ rounds: { prepare: async () => ({ place: "here" }) } });
  const told = await edge.ada.in(mute).slash("quiz start");
  expect(told.ephemeral).toBe(true);
  expect(told.content).toContain("Missing permissions: Send Messages.");
  const bare = edge.guild.addChannel("no threads", {
    deny: ["CreatePublicThreads", "SendMessagesInThreads"],
  });
  const inThread = await edge.ada.in(bare).slash("quiz start", { where: "thread" });
  expect(inThread.content).toContain("Missing permissions: Create Public Threads, Send Messages in Threads.");
  const unread = edge.guild.addChannel("unread", { deny: ["ReadMessageHistory"] });
  expect((await edge.ada.in(unread).slash("quiz start")).content).toContain(
    "Missing permissions: Read Message History.",
  );
});

test("/quiz start in a thread opens one, begins the round there and links to it", async () => {
  const calls: unknown[] = [];
  edge.does({
    rounds: {
      prepare: async (_, place, { topic }) => {
        calls.push(["prepare", place, topic]);
        return { place: "thread" };
      },
      start: async (_, channelId, { topic }) => {
        calls.push(["start", channelId]);
        return lobby({ channelId, topic });
      },
      announce: async (...given) => void calls.push(["announce", ...given]),
    },
  });
  const told = await edge.ada.slash("quiz start", { topic: "Deep Learning" });
  expect(told).toMatchObject({ kind: "deferred", ephemeral: false });
  const reply = await edge.emulator.waitForMessage(edge.channel, ({ content }) =>
    content.startsWith("The round is in"),
  );
  const threadId = /<#(\d+)>/.exec(reply.content)?.[1] ?? "";
  const thread = edge.emulator.channel(threadId);
  expect(thread).toMatchObject({ name: "Quiz: Deep Learning", parentId: edge.channel.id, archived: false });
  expect(calls).toEqual([
    ["prepare", { channelId: edge.channel.id, parentId: null }, "Deep Learning"],
    ["start", threadId],
    ["announce", "R1"],
  ]);
});

test("a wish that can't be met is refused privately before any thread is opened", async () => {
  const channel = edge.guild.addChannel("wishes");
  edge.does({ rounds: { prepare: () => Promise.reject(new StudyError("unknownTopic", { topic: "nope" })) } });
  const told = await edge.ada.in(channel).slash("quiz start", { topic: "nope", where: "thread" });
  expect(told).toMatchObject({ kind: "reply", ephemeral: true });
  expect(told.content).toMatch(/^Your notes have no topic "nope"\./);
  expect(threadsOf(channel)).toEqual([]);
});

test("a round that can't begin after all leaves no open thread and no public word, and says why privately", async () => {
  const channel = edge.guild.addChannel("too late");
  edge.does({
    rounds: {
      prepare: async () => ({ place: "here" }),
      start: () => Promise.reject(new StudyError("noQuestions", { topic: "Optimization" })),
    },
  });
  await edge.ada.in(channel).slash("quiz start", { where: "thread" });
  const why = await edge.emulator.waitForMessage(channel, ({ content }) =>
    content.includes("give no good question"),
  );
  expect(why.visibleTo).toBe(edge.ada.id);
  expect(edge.emulator.messages(channel).filter(({ visibleTo }) => visibleTo === null)).toEqual([]);
  expect(threadsOf(channel).map(({ archived }) => archived)).toEqual([true]);
});

test("a round in a thread goes on where only the link to it fails", async () => {
  const channel = edge.guild.addChannel("no link");
  const announced: string[] = [];
  edge.does({
    rounds: {
      prepare: async () => ({ place: "thread" }),
      start: async (_, channelId) => lobby({ channelId }),
      announce: async (roundId) => void announced.push(roundId),
    },
  });
  edge.emulator.faults.onRequest(/PATCH .*webhooks/, { kind: "status", status: 500 }, 4);
  await edge.ada.in(channel).slash("quiz start");
  await expect
    .poll(() => edge.log.some(({ message }) => message.includes("the link")), { timeout: 4_000 })
    .toBe(true);
  expect(announced).toEqual(["R1"]);
  expect(threadsOf(channel).map(({ archived }) => archived)).toEqual([false]);
});

function threadsOf(channel: Channel): readonly Channel[] {
  return edge.emulator.channels().filter(({ parentId }) => parentId === channel.id);
}

test("/quiz stop ends the round of the channel", async () => {
  const calls: unknown[] = [];
  edge.does({ rounds: { stop: async (member, ...given) => void calls.push([member.userId, ...given]) } });
  expect(await edge.ada.slash("quiz stop")).toMatchObject({
    ephemeral: true,
    content: expect.stringMatching(/^Stopped/),
  });
  expect(calls).toEqual([[edge.ada.id, edge.channel.id, null]]);
});

test("/practice asks privately, tells the answer in place and goes on", async () => {
  const from = "practice" as const;
  edge.does({
    practice: {
      next: async () => ({ practiceId: "P1", question: asked, from }),
      answer: async (_, practiceId, choice) =>
        practiceId === "P1" ? { practiceId, from, question: answered, choice, right: choice === 1 } : null,
      nextAfter: async (_, practiceId) => ({ practiceId: `${practiceId}b`, question: asked, from }),
    },
  });
  const first = await edge.ada.slash("practice");
  expect(first.ephemeral).toBe(true);
  if (first.message === null) throw new Error("no question");
  const told = await edge.ada.press(first.message, "A");
  expect(told).toMatchObject({ kind: "update", ephemeral: true });
  expect(told.content).toContain("**Not quite.** You chose **A**; right is **B**, L1 regularization.");
  expect(told.content).toContain("deep-learning.md:41");
  if (told.message === null) throw new Error("no answer");
  const second = await edge.ada.press(told.message, "Next");
  expect(second).toMatchObject({ kind: "update", ephemeral: true });
  if (second.message === null) throw new Error("no second question");
  const foreign = await edge.ada.press(second.message, "B");
  expect(foreign.content).toBe(
    "That isn't your question, or it is too old. `/practice` gives you a new one.",
  );
});

test("/leaderboard is private with pages and the own rank, and public without them", async () => {
  const wishes: unknown[] = [];
  const rows = board().rows.map((row, index) => ({
    ...row,
    userId: index === 0 ? edge.ada.id : edge.manager.id,
  }));
  edge.does({
    leaderboard: async (_, wish) => {
      wishes.push(wish);
      return board({ guildId: edge.guild.id, rows });
    },
  });
  const told = await edge.ada.slash("leaderboard", { period: "month", topic: "Deep Learning" });
  expect(told.content).toBe(
    [
      "**Leaderboard, this week** · 2026-11-23 to 2026-11-29, Europe/London time",
      "1\\. Ada **1,240**, 3 rounds, 86 % right",
      "1\\. Grace **1,240**, 3 rounds, 73 % right",
      "3\\. Grace **100**, 1 round, 100 % right",
      "You are 3rd with 100, 1 round, 100 % right.",
      "Rounds with two players or more count; each question counts once a day for each member.",
    ].join("\n"),
  );
  if (told.message === null) throw new Error("no board");
  expect(await edge.ada.press(told.message, "More")).toMatchObject({ kind: "update", ephemeral: true });
  const shared = await edge.ada.slash("leaderboard", { share: true });
  expect(shared).toMatchObject({ ephemeral: false });
  expect(shared.message?.buttons).toEqual([]);
  expect(shared.content).not.toContain("You are");
  expect(wishes).toEqual([
    { period: "month", topic: "Deep Learning" },
    { cursor: "bmV4dA" },
    { period: "week", topic: null },
  ]);
});

test.each([
  ["week", null, "No points this week yet. `/quiz start` begins."],
  ["day", null, "No points today yet. `/quiz start` begins."],
  ["all", null, "No points yet. `/quiz start` begins."],
  ["month", "Optimization", "No points on Optimization this month yet. `/quiz start` begins."],
] as const)("an empty board of %s on %j says %j", async (period, topic, sentence) => {
  edge.does({ leaderboard: async () => board({ period, topic, rows: [], own: null, next: null }) });
  expect((await edge.ada.slash("leaderboard")).content.split("\n")[1]).toBe(sentence);
});

test("/daily set reads time and weekdays, and answers with when the next one comes", async () => {
  const wishes: unknown[] = [];
  edge.does({
    daily: {
      set: async (_, wish) => {
        wishes.push(wish);
        const zone = wish.zone ?? "UTC";
        const recent = [{ localDate: "2026-11-22", state: "skipped", reason: "late" }] as const;
        return { kind: "on", settings: { ...wish, zone }, nextAt: 1_800_000_000_000, recent };
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

const daily = (channelId: string): DailyStatus => {
  const settings = { channelId, time: "09:00", zone: "UTC", topic: null, weekdays: [1] };
  return { kind: "on", settings, nextAt: 1_800_000_000_000, recent: [] };
};

test("/daily now promises its answer first, posts once a request and says so", async () => {
  const { promised, requests, content } = await dailyNow(daily(edge.channel.id), 3_100);
  expect(promised).toMatchObject({ kind: "deferred", ephemeral: true });
  expect(requests).toEqual([promised.interactionId]);
  expect(content).toBe(`Posted in <#${edge.channel.id}>. The daily time stays as it is.`);
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
  expect(told.content).toContain(`Failures go to: <#${edge.channel.id}>`);
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

test("/help tells the score formula, and managers what is left to set up", async () => {
  edge.does({
    topics: () => [
      { name: "Deep Learning", path: ["Deep Learning"], facts: 200 },
      { name: "Deep Learning › Optimization", path: ["Deep Learning", "Optimization"], facts: 20 },
    ],
    daily: { show: async () => off },
    settings: { get: async () => settings },
  });
  const forAll = await edge.ada.slash("help");
  expect(forAll.ephemeral).toBe(true);
  expect(forAll.content).toContain("100 + 50 × time left ÷ full time, rounded down");
  expect(forAll.content).toMatch(/<\/quiz start:\d+>/);
  expect(forAll.content).not.toContain("Setup");
  const forManagers = await edge.manager.slash("help");
  expect(forManagers.content).toContain("Done: notes. 200 facts in 1 note.");
  expect(forManagers.content).toMatch(/To do: daily concept\. <\/daily set:\d+>/);
  expect(forManagers.content).toContain("Done: permissions for rounds in this channel.");
  expect(forManagers.content).toContain("100 + 50 ×");
});

test("/help outside of a server names only the commands that work there", async () => {
  const { content } = await edge.ada.inBotDm().slash("help");
  for (const name of ["fact", "practice", "help"]) expect(content).toMatch(new RegExp(`</${name}:\\d+>`));
  expect(content).not.toMatch(/<\/(quiz|leaderboard|daily|settings)/);
  expect(content).toContain("In a server");
});

test("/help says done only where it is", async () => {
  const helped = async (status: DailyStatus, change: Partial<GuildSettings>, channel = edge.channel) => {
    edge.does({
      daily: { show: async () => status },
      settings: { get: async () => ({ ...settings, ...change }) },
    });
    return (await edge.manager.in(channel).slash("help")).content;
  };
  const bare = edge.guild.addChannel("bare", { deny: ["CreatePublicThreads", "SendMessagesInThreads"] });
  const mute = edge.guild.addChannel("mute daily", { deny: ["SendMessages"] });
  const done = await helped(daily(edge.channel.id), { place: "thread" });
  expect(done).toContain("Done: daily concept.");
  expect(done).toContain("Done: permissions for rounds in this channel.");
  expect(await helped(daily("123456789012345678"), {})).toContain(
    "To do: daily concept. Its channel no longer exists;",
  );
  expect(await helped(daily(mute.id), {})).toContain(
    `To do: daily concept. I may not do this in <#${mute.id}>: Send Messages.`,
  );
  expect(await helped(off, { place: "here" }, bare)).toContain("Done: permissions for rounds");
  expect(await helped(off, { place: "thread" }, bare)).toContain(
    "I may not do this here: Create Public Threads, Send Messages in Threads.",
  );
});
