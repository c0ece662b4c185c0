import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, type Member, startEmulator } from "../../src/emulator/index.ts";
import { BotProcess } from "../support/bot-process.ts";

let emulator: Emulator;
const bots: BotProcess[] = [];

beforeEach(async () => {
  emulator = await startEmulator();
});

afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.stop();
  await emulator.close();
});

function botWith(options: Partial<ConstructorParameters<typeof BotProcess>[0]>): BotProcess {
  const bot = new BotProcess({ emulator, ...options });
  bots.push(bot);
  return bot;
}

function folder(files: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(tmpdir(), "cohort-notes-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
}

function member(): Member {
  const guild = emulator.addGuild({ name: "Group" });
  const hall = guild.addChannel("hall");
  return guild.addMember("Ada").in(hall);
}

describe("what keeps the bot from starting is said in a sentence, with exit code 1", () => {
  test("a refused token", async () => {
    emulator.faults.revokeToken(emulator.token);
    await expect(botWith({}).start()).rejects.toThrow(
      /ended with 1:\nDiscord refused the token\. Check DISCORD_TOKEN/,
    );
  });

  test("a port in use", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    const address = taken.address();
    const port = typeof address === "object" && address !== null ? String(address.port) : "";
    await expect(botWith({ env: { PORT: port } }).start()).rejects.toThrow(/ended with 1:\n.*PORT/);
    taken.close();
  });

  test("a file that is no database", async () => {
    const file = join(
      folder({ "cohort.sqlite": "These are my notes, not a database. ".repeat(200) }),
      "cohort.sqlite",
    );
    await expect(botWith({ databaseFile: file }).start()).rejects.toThrow(
      /ended with 1:\nThe database .* damaged/,
    );
  });

  test("a database from the future", async () => {
    const bot = botWith({});
    await bot.start();
    await bot.stop();
    const db = new Database(bot.databaseFile);
    db.prepare("insert into kysely_migration values ('9999-holograms', '2040-01-01')").run();
    db.close();
    const again = botWith({ databaseFile: bot.databaseFile });
    await expect(again.start()).rejects.toThrow(
      /ended with 1:\n.*newer version of Cohort \(it has 9999-holograms\)/,
    );
  });

  test("no token in production", async () => {
    const env = { NODE_ENV: "production", DISCORD_TOKEN: "" };
    await expect(botWith({ env }).start()).rejects.toThrow(/ended with 1:\n.*\n- DISCORD_TOKEN is missing/);
  });
});

describe("what a member can't have is said in a sentence, and nothing is half done", () => {
  test("a round without any notes, and with a note that holds no fact", async () => {
    const ada = member();
    const none = /no notes to learn from/;
    const noFacts = {
      "quiz start": /They state nothing yet/,
      practice: /They state nothing yet/,
      fact: none,
    };
    for (const [notes, said] of [
      [{}, { "quiz start": none, practice: none, fact: none }],
      [{ "todo.md": "# To do\n\n- call Ben\n- buy milk?\n" }, noFacts],
    ] as const) {
      const bot = botWith({ notesDir: folder(notes) });
      await bot.start();
      for (const [command, sentence] of Object.entries(said)) {
        const outcome = await ada.slash(command);
        expect(outcome).toMatchObject({ kind: "reply", ephemeral: true });
        expect(outcome.content).toMatch(sentence);
      }
      await bot.stop();
    }
  });

  test("an unknown topic, with the nearest ones", async () => {
    const ada = member();
    await botWith({}).start();
    const outcome = await ada.slash("quiz start", { topic: "Optimisation" });
    expect(outcome.ephemeral).toBe(true);
    expect(outcome.content).toMatch(/no topic "Optimisation"/);
    expect(outcome.content).toMatch(/Deep Learning › Optimization/);
  });

  test("a round in a channel where the bot may not post", async () => {
    const guild = emulator.addGuild({ name: "Group" });
    const hall = guild.addChannel("hall", { deny: ["SendMessages"] });
    await botWith({}).start();
    const outcome = await guild.addMember("Ada").in(hall).slash("quiz start");
    expect(outcome.ephemeral).toBe(true);
    expect(outcome.content).toMatch(/Missing permissions: Send Messages/);
    expect(emulator.messages(hall)).toEqual([]);
  });

  test("a wrong time, zone and weekday of the daily concept", async () => {
    const guild = emulator.addGuild({ name: "Group" });
    const hall = guild.addChannel("hall");
    await botWith({}).start();
    const set = (values: Readonly<Record<string, string>>) =>
      guild.owner.in(hall).slash("daily set", { channel: hall.id, time: "09:00", ...values });
    expect((await set({ time: "25 o'clock" })).content).toMatch(/can't read the time/);
    expect((await set({ timezone: "Mars/Olympus" })).content).toMatch(/no time zone "Mars/);
    expect((await set({ weekdays: "someday" })).content).toMatch(/someday/);
    expect((await guild.owner.in(hall).slash("daily show")).content).toMatch(/off|No daily/i);
  });
});
