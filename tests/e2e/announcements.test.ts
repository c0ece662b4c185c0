import { afterAll, afterEach, beforeAll, expect, onTestFailed, test } from "vitest";
import type { Channel, Emulator, Guild, Member } from "../../src/emulator/index.ts";
import { startEmulator } from "../../src/emulator/index.ts";
import { BotProcess } from "../support/bot-process.ts";

const callback = "POST /interactions/:interaction/:token/callback";

let emulator: Emulator;
let bot: BotProcess;
let guild: Guild;
let manager: Member;
let places = 0;

beforeAll(async () => {
  emulator = await startEmulator();
  guild = emulator.addGuild({ name: "Group" });
  guild.addChannel("hall");
  manager = guild.addMember("Grace", { permissions: ["ManageGuild", "ManageMessages"] });
  bot = new BotProcess({ emulator });
  await bot.start();
}, 30_000);
afterAll(async () => {
  await bot.stop();
  await emulator.close();
});
afterEach(() => {
  emulator.faults.clear();
  expect(emulator.violations).toEqual([]);
});

function newPlace(): Channel {
  onTestFailed(() => console.log(emulator.transcript()));
  places += 1;
  return guild.addChannel(`place ${places}`);
}

const isLobby = ({ content }: { content: string }) => content.startsWith("**Quiz:");
const isQuestion = ({ content }: { content: string }) => content.startsWith("**Question 1 of");

/** Presses [Start now] on the one lobby of a channel and waits for its buttons to go when the question comes. */
async function playedFrom(channel: Channel): Promise<void> {
  const lobby = await emulator.waitForMessage(channel, isLobby);
  expect(lobby.buttons.map(({ label }) => label)).toEqual(["Start now", "Stop"]);
  await manager.in(channel).press(lobby, "Start now");
  await emulator.waitForMessage(channel, isQuestion);
  await expect.poll(() => emulator.message(lobby.id, channel)?.buttons, { timeout: 5_000 }).toEqual([]);
  expect(emulator.messages(channel).filter(isLobby)).toHaveLength(1);
  await manager.in(channel).slash("quiz stop");
}

test("a round in a thread is announced in the thread, once, and begins from there", async () => {
  const channel = newPlace();
  await manager.in(channel).slash("quiz start", { where: "thread", questions: 1 });
  const link = await emulator.waitForMessage(channel, ({ content }) => content.startsWith("The round is in"));
  const thread = emulator.channel(/<#(\d+)>/.exec(link.content)?.[1] ?? "");
  if (!thread) throw new Error("no thread");
  await playedFrom(thread);
});

test("an unknown topic is refused before a thread is opened for it", async () => {
  const channel = newPlace();
  const told = await manager.in(channel).slash("quiz start", { where: "thread", topic: "nope" });
  expect(told).toMatchObject({ kind: "reply", ephemeral: true });
  expect(emulator.messages(channel)).toEqual([]);
  expect(emulator.channels().filter(({ parentId }) => parentId === channel.id)).toEqual([]);
});

test("a round whose announcing reply lost its answer is announced once and begins from there", async () => {
  const channel = newPlace();
  emulator.faults.onRequest(callback, { kind: "lostReply" });
  await manager.in(channel).slash("quiz start", { questions: 1 });
  await playedFrom(channel);
});

test("a round whose announcing reply Discord fails to take is announced all the same", async () => {
  const channel = newPlace();
  emulator.faults.onRequest(callback, { kind: "status", status: 500 }, 4);
  await manager.in(channel).slash("quiz start", { questions: 1 });
  await playedFrom(channel);
});
