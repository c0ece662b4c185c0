import { expect, test } from "vitest";
import type { App } from "../../src/app/app.ts";
import { CHOOSABLE_REASONS } from "../../src/core/questions/people/report.ts";
import type { Message } from "../../src/emulator/index.ts";
import { type Edge, useEdge } from "./edge.ts";
import { reveal } from "./views.ts";

let edge: Edge;
useEdge(
  (started) => {
    edge = started;
  },
  { mayWarn: false },
);

type Rounds = Partial<App["rounds"]>;

const claimable: Rounds["reporting"] = async () => ({
  kind: "choose",
  reasons: CHOOSABLE_REASONS,
  mayWrite: false,
  before: null,
});

let posts = 0;

async function revealed(): Promise<Message> {
  const announcement = reveal({ fastest: [] });
  const sent = await edge.discord.channels.post(edge.channel.id, announcement, `report-${posts++}`);
  if (sent.kind !== "sent") throw new Error("the reveal was not sent");
  return edge.emulator.waitForMessage(edge.channel, ({ id }) => id === sent.messageId);
}

async function menuOf(rounds: Rounds): Promise<Message> {
  edge.does({ rounds });
  const { message } = await edge.ada.press(await revealed(), "Report");
  if (message === null) throw new Error("no menu");
  expect(message.visibleTo).toBe(edge.ada.id);
  return message;
}

test("[Report] offers the reasons privately and stores nothing before one is chosen", async () => {
  const menu = await menuOf({ reporting: claimable });
  expect(menu.content).toContain("without your name");
  expect(menu.menus[0]?.options.map(({ label }) => label)).toEqual([
    "The answer is wrong",
    "Two answers are right",
    "The question is unclear",
    "A typo",
    "The note itself is wrong",
    "My answer was right too",
  ]);
});

test("the chosen reason is stored for the question that the reveal was of, then told in the menu's place", async () => {
  const stored: unknown[] = [];
  const menu = await menuOf({
    reporting: claimable,
    report: async ({ userId }, ...what) => {
      stored.push([userId, ...what]);
      return "stored";
    },
  });
  const done = await edge.ada.choose(menu, menu.menus[0]?.customId ?? "", ["twoRight"]);
  expect(stored).toEqual([[edge.ada.id, "R1", 3, "twoRight"]]);
  expect(done).toMatchObject({ kind: "update", ephemeral: true });
  expect(done.content).toBe("Thank you. Your report is saved for the editors: “Two answers are right”.");
  expect(done.message?.menus).toEqual([]);
});

test.each([
  ["changed", "Your report says now: “A typo”."],
  ["settled", "An editor has decided about your report already."],
  ["already", "You have reported this question for that already."],
  ["notAsked", "Only those who played can report a question."],
  ["notWrong", "Your answer to this question wasn't judged wrong."],
] as const)("a report that is %s says so", async (outcome, says) => {
  const menu = await menuOf({ reporting: claimable, report: async () => outcome });
  expect((await edge.ada.choose(menu, menu.menus[0]?.customId ?? "", ["typo"])).content).toBe(says);
});

test("those who weren't asked get no menu", async () => {
  const told = await menuOf({ reporting: async () => ({ kind: "notAsked" }) });
  expect(told.content).toBe("Only those who played can report a question.");
  expect(told.menus).toEqual([]);
});

const writable: Rounds["reporting"] = async () => ({
  kind: "choose",
  reasons: CHOOSABLE_REASONS.filter((reason) => reason !== "rightToo"),
  mayWrite: true,
  before: null,
});

test("who has no answer on record writes what was right too, privately; nothing is stored before", async () => {
  const stored: unknown[] = [];
  const menu = await menuOf({
    reporting: writable,
    claim: async ({ userId }, ...what) => {
      stored.push([userId, ...what]);
      return "stored";
    },
  });
  expect(menu.menus[0]?.options.at(-1)).toMatchObject({ label: "My answer was right too", value: "claim" });
  const opened = await edge.ada.choose(menu, menu.menus[0]?.customId ?? "", ["claim"]);
  expect(opened).toMatchObject({
    kind: "modal",
    modal: { title: "My answer was right too", fields: [{ label: "What was right too", maxLength: 80 }] },
  });
  expect(stored).toEqual([]);
  const done = await edge.ada.submit(opened, { text: "  late *words* " });
  expect(stored).toEqual([[edge.ada.id, "R1", 3, "late *words*"]]);
  expect(done).toMatchObject({ ephemeral: true, content: expect.stringMatching(/^Thank you/) });
  expect(done.message?.menus).toEqual([]);
});

test("a claim of what counts already is told so", async () => {
  const menu = await menuOf({ reporting: writable, claim: async () => "onlyLate" });
  const opened = await edge.ada.choose(menu, menu.menus[0]?.customId ?? "", ["claim"]);
  expect((await edge.ada.submit(opened, { text: "ATP" })).content).toBe(
    "That counts as right already. It only came too late this time.",
  );
});

test("a claim that shows nothing is refused in words", async () => {
  const menu = await menuOf({ reporting: writable });
  const opened = await edge.ada.choose(menu, menu.menus[0]?.customId ?? "", ["claim"]);
  expect((await edge.ada.submit(opened, { text: "\u2800" })).content).toMatch(/^There is nothing to read/);
});
