import { expect, test } from "vitest";
import type { DailyStatus, GuildSettings } from "../../src/app/views.ts";
import { type Edge, useEdge } from "../discord/edge.ts";
import { daily, off, settings } from "./server.ts";

let edge: Edge;
useEdge((started) => {
  edge = started;
});

test("/help tells the score formula, and managers what is left to set up", async () => {
  edge.does({
    topics: async () => [
      { name: "Deep Learning", path: ["Deep Learning"], facts: 200, questions: 0 },
      {
        name: "Deep Learning › Optimization",
        path: ["Deep Learning", "Optimization"],
        facts: 20,
        questions: 0,
      },
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
