import { expect, test } from "vitest";
import { type Edge, useEdge } from "../discord/edge.ts";
import { board } from "../discord/views.ts";

let edge: Edge;
useEdge((started) => {
  edge = started;
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
