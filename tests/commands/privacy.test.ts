import { expect, test } from "vitest";
import { type Edge, useEdge } from "../discord/edge.ts";
import { filesOf, labels, refusing, shown, told } from "../discord/shown.ts";
import { board } from "../discord/views.ts";

let edge: Edge;
useEdge((started) => {
  edge = started;
});

test("/privacy export gives what the server has of the member as a private file, in a direct message of all servers", async () => {
  const asked: unknown[] = [];
  const bytes = new TextEncoder().encode('{"answers":[]}');
  edge.does({
    privacy: {
      export: async (asker) => {
        asked.push(asker);
        return { name: "cohort-export.json", bytes };
      },
    },
  });
  const here = await edge.ada.slash("privacy export");
  expect(here).toMatchObject({ kind: "deferred", ephemeral: true });
  const file = await shown(edge.emulator, here, "Here is everything that I keep about you in this server.");
  expect(await filesOf(file)).toEqual({ "cohort-export.json": '{"answers":[]}' });
  const there = await edge.ada.inBotDm().slash("privacy export");
  await shown(edge.emulator, there, "about you in all servers and outside of them.");
  expect(asked).toEqual([
    { guildId: edge.guild.id, userId: edge.ada.id },
    { guildId: null, userId: edge.ada.id },
  ]);
});

test("/privacy export tells a member who has had theirs for an hour when the next can be", async () => {
  const values = { what: "export", of: "member", most: 10, freeAt: 1_790_000_000_000 };
  edge.does({ privacy: { export: refusing("tooOften", values) } });
  const asked = await edge.ada.slash("privacy export");
  const told = "That's 10 exports of yours within an hour. The next can be <t:1790000000:R>.";
  const { content, visibleTo, attachments } = await shown(edge.emulator, asked, "exports of yours");
  expect({ content, visibleTo, attachments }).toEqual({
    content: told,
    visibleTo: edge.ada.id,
    attachments: [],
  });
});

test("/privacy delete erases only after its button was pressed", async () => {
  const deeds: unknown[] = [];
  edge.does({
    privacy: {
      askErasure: async (asker) => {
        deeds.push(["asked", asker.guildId]);
        return { requestId: "r1" };
      },
      erase: async (asker, requestId) => void deeds.push(["erased", asker.userId, requestId]),
    },
  });
  const asked = await edge.ada.slash("privacy delete");
  expect(asked).toMatchObject({ ephemeral: true });
  expect(asked.content).toContain("This can't be taken back.");
  if (asked.message === null) throw new Error("nothing was asked");
  await edge.ada.press(asked.message, "Keep it");
  await shown(edge.emulator, asked, "Nothing was erased.");
  expect(deeds).toEqual([["asked", edge.guild.id]]);
  const again = await edge.ada.slash("privacy delete");
  if (again.message === null) throw new Error("nothing was asked");
  await edge.ada.press(again.message, "Erase it");
  expect(labels(await shown(edge.emulator, again, "Erased:"))).toEqual([]);
  expect(deeds.slice(1)).toEqual([
    ["asked", edge.guild.id],
    ["erased", edge.ada.id, "r1"],
  ]);
});

test("a wish that was answered or is too old says so", async () => {
  edge.does({
    privacy: {
      askErasure: async () => ({ requestId: "r1" }),
      erase: refusing("erasureGone"),
    },
  });
  const asked = await edge.ada.slash("privacy delete");
  if (asked.message === null) throw new Error("nothing was asked");
  const pressed = await edge.ada.press(asked.message, "Erase it");
  await told(edge.emulator, edge.ada, pressed, "That question was answered, or waited longer");
});

test("/privacy leaderboard hides and shows, in servers only, and a hidden member's board says so to them alone", async () => {
  const chosen: unknown[] = [];
  edge.does({
    privacy: { show: async ({ userId }, isShown) => void chosen.push([userId, isShown]) },
    leaderboard: async () => board({ guildId: edge.guild.id, isHidden: true }),
  });
  const hidden = await edge.ada.slash("privacy leaderboard", { shown: false });
  expect(hidden).toMatchObject({ ephemeral: true });
  expect(hidden.content).toMatch(/^Others no longer see you/);
  await edge.ada.slash("privacy leaderboard", { shown: true });
  expect(chosen).toEqual([
    [edge.ada.id, false],
    [edge.ada.id, true],
  ]);
  const own = await edge.ada.slash("leaderboard");
  expect(own.content).toContain("Others don't see you here; `/privacy leaderboard` changes that.");
  expect((await edge.ada.slash("leaderboard", { share: true })).content).not.toContain("see you");
  const outside = await edge.ada.inBotDm().slash("privacy leaderboard", { shown: false });
  expect(outside.content).toBe("That works in a server only.");
});
