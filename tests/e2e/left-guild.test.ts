import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { startEmulator } from "../../src/emulator/index.ts";
import { BotProcess } from "../support/bot-process.ts";

const patient = { timeout: 10_000 };

test("the program notes when it was removed from a server, and that an outage of one is no removal", async () => {
  const emulator = await startEmulator();
  const [stays, hidden, left] = ["Stays", "Hidden", "Left"].map((name) => emulator.addGuild({ name }));
  const bot = new BotProcess({ emulator });
  onTestFinished(async () => {
    await bot.stop();
    await emulator.close();
  });
  await bot.start();
  const reader = new Database(bot.databaseFile, { readonly: true });
  const guilds = () =>
    new Map(reader.prepare<[], [string, number | null]>("select guild_id, left_at from guilds").raw().all());
  await expect.poll(() => guilds().size, patient).toBe(3);
  const before = Date.now();
  hidden?.setAvailable(false);
  left?.removeBot();
  await expect.poll(() => guilds().get(left?.id ?? ""), patient).toBeGreaterThanOrEqual(before);
  expect([stays, hidden].map((guild) => guilds().get(guild?.id ?? ""))).toEqual([null, null]);
  reader.close();
});
