import { afterEach, beforeEach, expect, test } from "vitest";
import type { Message } from "../../src/emulator/index.ts";
import { type Edge, useEdge } from "../discord/edge.ts";
import { messageOf } from "../discord/shown.ts";
import { type Running, World } from "../support/bot.ts";
import { practiceNote } from "../support/practice-note.ts";
import { bank } from "../support/round-scene.ts";
import { START } from "../support/rounds.ts";

/** The real client before the real app on a note that gives exercises of every form. */
let edge: Edge;
useEdge((started) => {
  edge = started;
});
let world: World;
let bot: Running;
beforeEach(async () => {
  world = new World({ bank, start: START, notes: [{ file: "cells.md", text: practiceNote }] });
  bot = await world.boot();
  edge.does({ practice: bot.app.practice, questions: bot.app.questions });
});
afterEach(() => world.close());

async function named(text: string): Promise<Message> {
  const asked = messageOf(await edge.ada.slash("practice", { kind: "list" }));
  return messageOf(await edge.ada.submit(await edge.ada.press(asked, "Answer"), { text }));
}

test("a list whose member was said to be missing is reported, reviewed by its line, and asked no more once disabled", async () => {
  const missed = await named("cuticle\nbark\nepidermis");
  expect(missed.buttons.map(({ label }) => label)).toEqual(["Next", "My answer was right too", "Report"]);
  const told = await edge.ada.press(missed, "My answer was right too");
  expect(told.content).toBe("Thank you. Your report is saved for the editors: “My answer was right too”.");
  const fixes = await edge.manager.slash("questions fixes");
  expect(fixes.content).toMatch(
    /cells\.md:\d+: 1 × “my answer was right too”: The layers of a plant's surface \(right: cuticle, epidermis, mesophyll\)/u,
  );
  const practiceId = missed.buttons[1]?.customId?.split(":").at(-1) ?? "";
  const id = (await bot.stores.practice.load(practiceId))?.exercise.id ?? "";
  const shown = messageOf(await edge.manager.slash("questions show", { question: id }));
  expect(shown.content).toMatch(/^\*\*A list to name, in practice\*\* · still asked\n/u);
  expect(shown.content).toContain("Said to be right too: “bark”.");
  expect(shown.buttons.map(({ label }) => label)).toEqual(["Disable", "Void its points of 7 days"]);
  await edge.manager.press(shown, "Disable");
  const none = await edge.ada.slash("practice", { kind: "list" });
  expect(none.content).toMatch(/^The notes give no exercise of this kind\./u);
});

test("a recall card is reported with a reason; nothing of it was judged wrong, so nothing is to be claimed", async () => {
  const asked = messageOf(await edge.ada.slash("practice", { kind: "recall" }));
  const open = messageOf(await edge.ada.press(asked, "Show answer"));
  const done = messageOf(await edge.ada.press(open, open.buttons[0]?.label ?? ""));
  const menu = messageOf(await edge.ada.press(done, "Report"));
  const reasons = menu.menus[0]?.options.map(({ value }) => value) ?? [];
  expect(reasons).not.toContain("rightToo");
  const told = await edge.ada.choose(menu, menu.menus[0]?.customId ?? "", ["wrongNote"]);
  expect(told.content).toBe("Thank you. Your report is saved for the editors: “The note itself is wrong”.");
});
