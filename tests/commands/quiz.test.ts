import { expect, test } from "vitest";
import { StudyError } from "../../src/core/errors.ts";
import type { Channel } from "../../src/emulator/index.ts";
import { type Edge, useEdge } from "../discord/edge.ts";
import { lobby } from "../discord/views.ts";

let edge: Edge;
useEdge((started) => {
  edge = started;
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
  expect(
    edge.emulator.messages(channel).filter((one) => one.visibleTo === null && !one.startsThread),
  ).toEqual([]);
  expect(threadsOf(channel).map(({ archived }) => archived)).toEqual([true]);
});

test.each([
  ["is answered 500", { kind: "falseError", status: 500 }],
  ["loses its answer", { kind: "lostReply" }],
] as const)("a thread whose opening %s leaves no second one open", async (_, fault) => {
  const channel = edge.guild.addChannel("twice");
  const started: string[] = [];
  edge.does({
    rounds: {
      prepare: async () => ({ place: "thread" }),
      start: async (_, channelId) => {
        started.push(channelId);
        return lobby({ channelId });
      },
      announce: async () => {},
    },
  });
  edge.emulator.faults.onRequest("POST /channels/:channel/threads", fault);
  await edge.ada.in(channel).slash("quiz start");
  await expect.poll(() => threadsOf(channel).map(({ archived }) => archived)).toEqual([true, false]);
  expect(threadsOf(channel)[1]?.id).toBe(started[0]);
});

test("threads that two members open for the same at the same moment both stay open", async () => {
  const channel = edge.guild.addChannel("two of them");
  edge.does({
    rounds: {
      prepare: async () => ({ place: "thread" }),
      start: async (_, channelId) => lobby({ channelId, roundId: channelId }),
      announce: async (roundId) =>
        void (await edge.discord.channels.post(roundId, lobby({ roundId }), roundId)),
    },
  });
  await Promise.all([edge.ada, edge.manager].map((member) => member.in(channel).slash("quiz start")));
  const links = () => edge.emulator.messages(channel).filter(({ content }) => content.includes("<#"));
  await expect.poll(links).toHaveLength(2);
  await edge.ada.slash("help");
  expect(threadsOf(channel).map(({ archived }) => archived)).toEqual([false, false]);
});

test("threads whose opening fails as often as it is tried are folded away", async () => {
  const channel = edge.guild.addChannel("never");
  edge.does({ rounds: { prepare: async () => ({ place: "thread" }) } });
  const fault = { kind: "falseError", status: 500 } as const;
  edge.emulator.faults.onRequest("POST /channels/:channel/threads", fault, 4);
  await edge.ada.in(channel).slash("quiz start");
  await expect.poll(() => threadsOf(channel).map(({ archived }) => archived)).toEqual(Array(4).fill(true));
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
    .poll(() => edge.log.some(({ message }) => message.includes("promised reply")), { timeout: 4_000 })
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
