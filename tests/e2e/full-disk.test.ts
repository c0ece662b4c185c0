import { sql } from "kysely";
import { afterEach, beforeEach, expect, onTestFailed, test } from "vitest";
import { type Emulator, startEmulator } from "../../src/emulator/index.ts";
import { handmadeBank, handmadeFacts } from "../support/bank.ts";
import { LiveBot } from "../support/live-bot.ts";

/** More than find room in the pages that are there. */
const MEMBERS = 200;

let emulator: Emulator;
let bot: LiveBot;

beforeEach(async () => {
  emulator = await startEmulator({ rateLimits: false });
  bot = new LiveBot(emulator, handmadeBank(handmadeFacts("Networks", ["Layers"], 8)));
  await bot.start();
  onTestFailed(() => console.log(bot.log));
});
afterEach(async () => {
  await bot.close();
  await emulator.close();
});

test("where the disk is full whoever presses is told to press again, and only whose answer was kept that it counts", async () => {
  const guild = emulator.addGuild({ name: "Group" });
  const channel = guild.addChannel("hall");
  const members = Array.from({ length: MEMBERS }, (_, at) => guild.addMember(`P${at}`).in(channel));
  const [starter] = members;
  const lobby = await starter?.slash("quiz start", { questions: 1, seconds: 60, kind: "choice" });
  if (starter === undefined || !lobby?.message) throw new Error(`No lobby: ${lobby?.content}`);
  await starter.press(lobby.message, "Start now");
  const question = await emulator.waitForMessage(channel, ({ content }) =>
    content.startsWith("**Question 1 of"),
  );

  const { db } = bot.database();
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
  await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count ?? 1)}`.execute(db);
  const kept: string[] = [];
  let refused: (typeof members)[number] | null = null;
  for (const one of members) {
    const { content, ephemeral } = await one.press(question, "A");
    expect(ephemeral).toBe(true);
    if (!content.startsWith("Locked in")) {
      expect(content).toBe("I couldn't save that. Please press again.");
      refused = one;
      break;
    }
    kept.push(one.id);
  }
  if (refused === null) throw new Error("The disk took every answer");
  const answers = async () => {
    const found = await db.selectFrom("answers").select("answer_user_id").orderBy("answer_id").execute();
    return found.map((row) => row.answer_user_id);
  };
  expect(await answers()).toEqual(kept);
  const errors = bot.log.filter(({ level }) => level === "error");
  expect(errors.map(({ message }) => message)).toEqual(["an answer couldn't be saved"]);
  expect(errors[0]?.fields).toMatchObject({ error: { code: "notKept", cause: { code: "SQLITE_FULL" } } });

  await sql`pragma max_page_count = 1000000`.execute(db);
  expect((await refused.press(question, "A")).content).toMatch(/^Locked in/);
  expect(await answers()).toEqual([...kept, refused.id]);
});
