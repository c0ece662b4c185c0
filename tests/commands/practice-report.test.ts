import { afterEach, beforeEach, expect, test } from "vitest";
import type { Bank } from "../../src/core/questions/bank.ts";
import type { Question } from "../../src/core/questions/question.ts";
import type { Message } from "../../src/emulator/index.ts";
import { type Edge, useEdge } from "../discord/edge.ts";
import { messageOf } from "../discord/shown.ts";
import { handmadeBank, handmadeFacts, handmadeQuestion } from "../support/bank.ts";
import { type Running, World } from "../support/bot.ts";
import { START } from "../support/rounds.ts";

/** The real client before the real app and a real database. */
let edge: Edge;
useEdge((started) => {
  edge = started;
});

const facts = handmadeFacts("Cells", ["Division"], 1);
const [fact] = facts;
if (fact === undefined) throw new Error("There are no facts");
const typed: Question = {
  ...handmadeQuestion(fact),
  id: "typed",
  kind: "typed",
  stem: "____ is what splits after mitosis.",
  options: [],
  key: ["cytoplasm"],
  typed: { accepted: ["cytoplasm"], others: [], isExact: false, language: "en" },
};
const bank: Bank = { ...handmadeBank(facts), questions: [typed] };

let world: World;
let bot: Running;
beforeEach(async () => {
  world = new World({ bank, start: START });
  bot = await world.boot();
  edge.does({ practice: bot.app.practice, questions: bot.app.questions });
});
afterEach(() => world.close());

async function wrote(text: string): Promise<Message> {
  const asked = messageOf(await edge.ada.slash("practice", { kind: "typed" }));
  return messageOf(await edge.ada.submit(await edge.ada.press(asked, "Answer"), { text }));
}

async function reported(answer: Message, reason: string): Promise<string> {
  const menu = messageOf(await edge.ada.press(answer, "Report"));
  expect(menu.visibleTo).toBe(edge.ada.id);
  return (await edge.ada.choose(menu, menu.menus[0]?.customId ?? "", [reason])).content;
}

test("a typed answer that its member says was right too is accepted by one button, and right from then on", async () => {
  const missed = await wrote("cell sap");
  expect(missed.content).toContain("**Not quite.**");
  expect(await reported(missed, "rightToo")).toBe(
    "Thank you. Your report is saved for the editors: “My answer was right too”.",
  );
  expect(await reported(missed, "rightToo")).toBe("You have reported this question for that already.");
  const shown = messageOf(await edge.manager.slash("questions show", { question: "typed" }));
  expect(shown.content).toContain("Said to be right too: “cell sap”.");
  const accepted = await edge.manager.press(shown, "Accept “cell sap”");
  expect(accepted.content).toMatch(/^Accepted from now on\.\n/u);
  expect(accepted.content).toContain("(pinned by an editor)");
  expect(accepted.content).not.toContain("Said to be right too");
  expect((await wrote("Cell  Sap")).content).toContain("**Right.**");
  await edge.manager.slash("questions unpin", { question: "typed" });
  expect((await wrote("cell sap")).content).toContain("**Not quite.**");
});

test("a typed miss has the claim as its own button beside the report, a right answer has not", async () => {
  const missed = await wrote("cell sap");
  expect(missed.buttons.map(({ label }) => label)).toEqual(["Next", "My answer was right too", "Report"]);
  const told = await edge.ada.press(missed, "My answer was right too");
  expect(told).toMatchObject({
    ephemeral: true,
    content: "Thank you. Your report is saved for the editors: “My answer was right too”.",
  });
  const again = await edge.ada.press(missed, "My answer was right too");
  expect(again.content).toBe("You have reported this question for that already.");
  const shown = messageOf(await edge.manager.slash("questions show", { question: "typed" }));
  expect(shown.content).toContain("Said to be right too: “cell sap”.");
  expect((await wrote("cytoplasm")).buttons.map(({ label }) => label)).toEqual(["Next", "Report"]);
});

test("a right answer can't be said to be right too", async () => {
  const menu = messageOf(await edge.ada.press(await wrote("cytoplasm"), "Report"));
  expect(menu.menus[0]?.options.map(({ value }) => value)).not.toContain("rightToo");
});

test("another member's exercise can't be reported", async () => {
  const answer = await wrote("cell sap");
  const report =
    answer.buttons
      .find(({ label }) => label === "Report")
      ?.customId?.split(":")
      .at(-1) ?? "";
  const other = {
    guildId: edge.guild.id,
    userId: "1",
    roleIds: [],
    mayManageServer: true,
    mayManageMessages: true,
  };
  expect(await bot.app.practice.reporting(other, report)).toEqual({ kind: "notAsked" });
  expect(await bot.app.practice.report(other, report, "wrongKey")).toBe("notAsked");
});

test("an editor pins a better answer to a typed question: it is right, the old one wrong, and members are told of it", async () => {
  const opened = await edge.manager.slash("questions pin", { question: "typed" });
  expect(opened.modal?.fields.map(({ value }) => value)).toEqual(["cytoplasm", ""]);
  const pinned = await edge.manager.submit(opened, { key: "the cell body", accepted: "soma" });
  expect(pinned.content).toContain("Right: **the cell body**, **soma** (pinned by an editor)");
  for (const right of ["cell body", "Soma"]) expect((await wrote(right)).content).toContain("**Right.**");
  const { content } = await wrote("cytoplasm");
  expect(content).toContain("**Not quite.** You wrote **cytoplasm**; right is **the cell body**");
  expect(content).toContain("An editor of this server has kindly corrected this answer.");
  expect(content).toMatch(/\nYour notes still say, .*cells\.md/u);
  const fixes = await edge.manager.slash("questions fixes");
  expect(fixes.content).toMatch(
    /cells\.md:3: pinned: .*\(right: the cell body, soma; the note gives: cytoplasm\)/u,
  );
  const again = await edge.manager.slash("questions pin", { question: "typed" });
  expect(again.modal?.fields.map(({ value }) => value)).toEqual(["the cell body", "soma"]);
  await edge.manager.submit(again, { key: "cytoplasm", accepted: "soma" });
  const back = await wrote("cytoplasm");
  expect(back.content).toContain("**Right.**");
  expect(back.content).not.toContain("kindly corrected");
});
