import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, type Guild, startEmulator } from "../../src/emulator/index.ts";
import { handmadeBank, handmadeFacts } from "../support/bank.ts";
import { LiveBot } from "../support/live-bot.ts";

let emulator: Emulator;
let bot: LiveBot;
let guild: Guild;

beforeEach(async () => {
  emulator = await startEmulator({ rateLimits: false });
  bot = new LiveBot(emulator, handmadeBank(handmadeFacts("Networks", ["Layers"], 12)));
  await bot.start();
  guild = emulator.addGuild({ name: "Group" });
});
afterEach(async () => {
  await bot.close();
  await emulator.close();
});

test("nobody writes over a message that all see by sending a private button's id on it", async () => {
  const hall = guild.addChannel("hall");
  const nell = guild.addMember("Nell").in(hall);
  const { message: exercise } = await nell.slash("practice", { kind: "choice" });
  const { message: lobby } = await nell.slash("quiz start", { questions: 1, seconds: 60 });
  if (exercise === null || lobby === null) throw new Error("Nothing to press");
  const ids = [exercise.buttons[0]?.customId ?? "", "c1:practiceNext:x", "c1:board:x", "c1:review:show:x"];
  for (const custom_id of ids) {
    const told = await nell.interact({ type: 3, data: { component_type: 2, custom_id }, message: lobby });
    expect(told).toMatchObject({
      kind: "reply",
      ephemeral: true,
      content: "That isn't part of a running round.",
    });
  }
  expect(emulator.message(lobby.id, hall)?.content).toBe(lobby.content);
  expect((await nell.press(exercise, exercise.buttons[0]?.customId ?? "")).kind).toBe("update");
});

test("what is typed into an option as another type than text is offered nothing, and is no bug", async () => {
  const nell = guild.addMember("Nell").in(guild.addChannel("hall"));
  for (const value of [false, 7]) {
    const options = [{ name: "topic", type: 3, value, focused: true }];
    const offered = await nell.interact({
      type: 4,
      data: { id: "1", name: "leaderboard", type: 1, options },
    });
    expect(offered).toMatchObject({ kind: "choices", choices: [] });
  }
  expect(bot.log.filter(({ level }) => level === "error")).toEqual([]);
});
