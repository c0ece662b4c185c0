import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, onTestFailed, test } from "vitest";
import type { Emulator, Member } from "../../src/emulator/index.ts";
import { startEmulator } from "../../src/emulator/index.ts";
import { BotProcess } from "../support/bot-process.ts";

let emulator: Emulator;
let bot: BotProcess;
let folder: string;
let student: Member;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cohort-shared-"));
  await mkdir(join(folder, "deep"));
  await write("cells.md", "# Cells\n- A cell divides in two.\n");
  await write("broken.md", new Uint8Array([0x23, 0xff, 0xfe]));
  emulator = await startEmulator();
  const guild = emulator.addGuild({ name: "Group" });
  student = guild.addMember("Stu").in(guild.addChannel("hall"));
  bot = new BotProcess({ emulator, notesDir: folder });
  await bot.start();
}, 30_000);
afterAll(async () => {
  await bot.stop();
  await emulator.close();
  await rm(folder, { recursive: true });
});
afterEach(() => {
  expect(emulator.violations).toEqual([]);
});

async function write(file: string, data: string | Uint8Array): Promise<void> {
  await writeFile(join(folder, file), data);
}

async function fact(topic: string): Promise<string | undefined> {
  return (await student.slash("fact", { topic })).content;
}

/** Asks for a fact until one says it, as a student would who waits for a note to arrive. */
async function untilFact(topic: string, says: string): Promise<void> {
  onTestFailed(() => console.log(emulator.transcript(), bot.output));
  await expect.poll(() => fact(topic), { timeout: 10_000, interval: 200 }).toContain(says);
}

test("a bot starts with a file that it can't read, and says which and why", async () => {
  expect(bot.output).toMatch(/broken\.md.*not UTF-8/);
  await untilFact("Cells", "A cell divides in two.");
});

test("a note that is edited, added or removed while the bot runs is so for members", async () => {
  await write("cells.md", "# Cells\n- A cell wall surrounds the cells of plants.\n");
  await untilFact("Cells", "A cell wall surrounds");
  await write("deep/rocks.csv", "Term,Definition\nBasalt,rock that forms where lava cools\n");
  await untilFact("rocks", "rock that forms where lava cools");
  await rm(join(folder, "deep"), { recursive: true });
  await untilFact("rocks", "no topic");
});

test("a note that breaks keeps its last good version and says so, and is read again once it is mended", async () => {
  await write("cells.md", "# Cells\n- A virus lives inside the cells of a host.\n");
  await untilFact("Cells", "A virus lives inside");
  await write("cells.md", new Uint8Array([0x23, 0x20, 0xff]));
  await expect.poll(() => bot.output, { timeout: 10_000 }).toMatch(/cells\.md.*last good version stays/);
  expect(await fact("Cells")).toContain("A virus lives inside");
  await write("broken.md", "# Mended\n- Granite forms where magma cools slowly.\n");
  await untilFact("Mended", "Granite forms");
  expect(await fact("Cells")).toContain("A virus lives inside");
  await write("cells.md", "# Cells\n- A nucleus holds the genes of a cell.\n");
  await untilFact("Cells", "A nucleus holds");
});

test("a bot that watches its notes stops cleanly", async () => {
  expect(await bot.stop()).toBe(0);
});
