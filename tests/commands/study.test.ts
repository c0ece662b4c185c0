import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { type Edge, useEdge } from "../discord/edge.ts";
import { labels } from "../discord/shown.ts";
import { answered, asked } from "../discord/views.ts";

let edge: Edge;
useEdge((started) => {
  edge = started;
});

const fact = { text: answered.source.text, source: answered.source };

test("only commands that need no server work outside of one", () => {
  const everywhere = commands.filter(({ data }) => data.contexts?.length === 3).map(({ data }) => data.name);
  expect(everywhere).toEqual(["fact", "practice", "privacy", "help"]);
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

test("/fact names the pictures beside a fact, those on the web by their address", async () => {
  const images = [
    { alt: "a *dividing* cell", url: "https://example.org/cell.png" },
    { alt: "", url: "pictures/leaf.png" },
    { alt: "x", url: "javascript:alert(1)" },
  ];
  edge.does({ facts: { pick: async () => ({ ...fact, images }) } });
  const { content } = await edge.ada.slash("fact");
  expect(content.split("\n").slice(1, 4)).toEqual([
    "Picture: a \\*dividing\\* cell, <https://example.org/cell.png>",
    "Picture: leaf.png",
    "Picture: x, javascript:alert(1)",
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
    topics: async (_, typed) => [
      { name: `Deep Learning › ${typed}`, path: ["Deep Learning", typed], facts: 14, questions: 0 },
      { name: "One", path: ["One"], facts: 1, questions: 0 },
      { name: "x".repeat(101), path: [], facts: 9, questions: 0 },
      { name: "y".repeat(100), path: [], facts: 9, questions: 0 },
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

test("/practice asks privately, tells the answer in place and goes on", async () => {
  const open = (practiceId: string) =>
    ({
      state: "open",
      practiceId,
      from: "practice",
      heading: null,
      exercise: { form: "question", question: asked },
    }) as const;
  edge.does({
    practice: {
      next: async () => open("P1"),
      respond: async (_, practiceId, deed) =>
        practiceId === "P1" && deed.kind === "option"
          ? {
              ...open(practiceId),
              state: "answered",
              exercise: { form: "question", question: answered, given: deed },
              credit: deed.choice === 1 ? 1 : 0,
              mayReport: true,
            }
          : null,
      nextAfter: async (_, practiceId) => open(`${practiceId}b`),
    },
  });
  const first = await edge.ada.slash("practice");
  expect(first.ephemeral).toBe(true);
  if (first.message === null) throw new Error("no question");
  expect(labels(first.message)).toEqual(["A", "B", "C", "D", "Next"]);
  const told = await edge.ada.press(first.message, "A");
  expect(told).toMatchObject({ kind: "update", ephemeral: true });
  expect(told.content).toContain("**Not quite.** You chose **A**; right is **B**, L1 regularization.");
  expect(told.content).toContain("deep-learning.md:41");
  if (told.message === null) throw new Error("no answer");
  expect(labels(told.message)).toEqual(["Next", "Report"]);
  const second = await edge.ada.press(told.message, "Next");
  expect(second).toMatchObject({ kind: "update", ephemeral: true });
  if (second.message === null) throw new Error("no second question");
  const foreign = await edge.ada.press(second.message, "B");
  expect(foreign.content).toBe(
    "That isn't your question, or it is too old. `/practice` gives you a new one.",
  );
});
