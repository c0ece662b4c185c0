import { afterAll, beforeAll, expect, onTestFailed, test } from "vitest";
import { type Emulator, type Member, type Message, startEmulator } from "../../src/emulator/index.ts";
import { BotProcess } from "../support/bot-process.ts";
import { LedgerReader } from "../support/ledger.ts";

let emulator: Emulator;
let bot: BotProcess;

beforeAll(async () => {
  emulator = await startEmulator();
  bot = new BotProcess({ emulator });
  await bot.start();
});

afterAll(async () => {
  await bot.stop();
  await emulator.close();
});

async function reported(member: Member, reveal: Message, reason: string): Promise<string> {
  const { message } = await member.press(reveal, "Report");
  const menu = message?.menus[0]?.customId;
  if (message === null || menu === undefined) throw new Error("There is no menu of reasons");
  return (await member.choose(message, menu, [reason])).content;
}

test("two reports disable a question; an editor sees why, voids its points once, and has it asked again", async () => {
  onTestFailed(() => console.log(emulator.transcript()));
  const guild = emulator.addGuild({ name: "Group" });
  const [hall, staff] = [guild.addChannel("hall"), guild.addChannel("staff")];
  const [ada, alan, stranger] = ["Ada", "Alan", "Eve"].map((name) => guild.addMember(name).in(hall));
  const manager = guild.addMember("Grace", { permissions: ["ManageGuild"] }).in(hall);
  if (!ada || !alan || !stranger) throw new Error("There are no members");
  await manager.slash("settings set", { "admin-channel": staff.id });
  const lobby = await ada.slash("quiz start", { questions: 1, seconds: 5, kind: "choice" });
  if (lobby.message === null) throw new Error(`No lobby: ${lobby.content}`);
  await ada.press(lobby.message, "Start now");
  const question = await emulator.waitForMessage(hall, ({ content }) => content.includes("Question 1 of 1"));
  for (const member of [ada, alan]) expect((await member.press(question, "A")).content).toMatch(/^Locked in/);
  await emulator.waitForMessage(hall, ({ content }) => content.includes("Round over"), 30_000);
  const reveal = emulator.message(question.id, hall);
  if (reveal === undefined) throw new Error("There is no reveal");

  expect((await stranger.press(reveal, "Report")).content).toBe(
    "Only those who played can report a question.",
  );
  expect(await reported(ada, reveal, "wrongKey")).toMatch(/^Thank you\. Your report is saved/);
  expect(await reported(ada, reveal, "wrongKey")).toMatch(
    /^You have reported this question for that already/,
  );
  expect(await reported(ada, reveal, "twoRight")).toMatch(/^Your report says now: “Two answers are right”/);
  const told = await emulator.waitForMessage(staff, ({ content }) =>
    content.includes("A question was reported"),
  );
  expect(told.content).not.toMatch(/Ada|<@/);
  await reported(alan, reveal, "unclear");

  const flagged = await manager.slash("questions flagged");
  expect(flagged.content).toMatch(/disabled by its reports · 1 × two right answers, 1 × unclear/);
  expect((await ada.slash("questions flagged")).content).toMatch(/^Only editors can do that/);
  const editor = manager.in(staff);
  const voided = await editor.press(told, "Void its points of 7 days");
  expect(voided.content).toMatch(/^Its points in 1 round of the last seven days don't count any more/);
  const line = await emulator.waitForMessage(hall, ({ content }) => content.includes("was taken back"));
  expect(line.content).toMatch(
    /^Question 1 of the round on <t:\d+:f> was taken back: its points don't count\.$/,
  );
  expect((await editor.press(told, "Void its points of 7 days")).content).toMatch(/^Nothing to take back/);
  expect((await stranger.in(staff).press(told, "Disable")).content).toMatch(/^Only editors can do that/);

  const ledger = new LedgerReader(bot.databaseFile);
  const [round] = ledger.rounds(hall.id);
  expect(ledger.awarded(round?.id ?? "").map(({ points }) => points)).toEqual([0, 0]);
  expect([...ledger.totals(guild.id).values()]).toEqual([]);
  ledger.close();

  const shown = await editor.press(told, "Show");
  if (shown.message === null) throw new Error("The question isn't shown");
  expect(shown.content).toMatch(/^\*\*Question\*\* · disabled by its reports/);
  expect((await editor.press(shown.message, "Ask it again")).content).toMatch(/No open reports\./);
  expect(emulator.violations).toEqual([]);
  expect(bot.output).not.toMatch(/"level":"error"/);
}, 60_000);
