import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, onTestFailed, test } from "vitest";
import {
  type Channel,
  type Emulator,
  type Member,
  type Message,
  startEmulator,
  timeOf,
} from "../../src/emulator/index.ts";
import { BotProcess } from "../support/bot-process.ts";
import { freePort, metricsAt } from "../support/measured.ts";

/** Processes take their time on a busy machine. */
const PATIENT = { timeout: 90_000 };
const MINUTE = 60_000;
const SENT = "POST /channels/:channel/messages";

let emulator: Emulator;
let channel: Channel;
let manager: Member;
let bot: BotProcess;
let port: string;

beforeEach(async () => {
  emulator = await startEmulator({ rateLimits: false });
  const guild = emulator.addGuild({ name: "Group" });
  channel = guild.addChannel("hall");
  manager = guild.owner.in(channel);
  port = await freePort();
  bot = new BotProcess({ emulator, env: { PORT: port } });
  onTestFailed(() => console.log(emulator.transcript(), bot.output));
  await bot.start();
});
afterEach(async () => {
  await bot.kill();
  await emulator.close();
  expect(emulator.violations).toEqual([]);
});

/** What a metric says now, by its name with its labels. */
const metric = async (name: string) => (await metricsAt(port))(name);
const isDaily = ({ content }: Message) => content.startsWith("**Concept of the day");

async function startRound(): Promise<void> {
  const lobby = await manager.slash("quiz start", { questions: 1 });
  if (lobby.message === null) throw new Error(`No lobby: ${lobby.content}`);
  await manager.press(lobby.message, "Start now");
}

test("a round that is open is counted, and a connection that is lost is told", PATIENT, async () => {
  expect(await metric("cohort_rounds_open")).toBe(0);
  await startRound();
  expect(await metric("cohort_rounds_open")).toBe(1);
  expect(await metric("cohort_gateway_ready")).toBe(1);
  emulator.faults.onConnection({ kind: "hang" }, 100);
  emulator.faults.closeSockets(4000);
  await expect.poll(() => metric("cohort_gateway_ready"), { timeout: 15_000 }).toBe(0);
});

test(
  "a daily concept that comes late moves the lag by the time from its slot to its message",
  PATIENT,
  async () => {
    const dueAt = Math.floor(Date.now() / MINUTE - 5) * MINUTE;
    const time = new Date(dueAt).toISOString().slice(11, 16);
    await manager.slash("daily set", { channel: channel.id, time, timezone: "UTC" });
    expect(await metric("cohort_daily_lag_seconds_count")).toBe(0);
    await bot.stop();
    const db = new Database(bot.databaseFile);
    expect(db.prepare("update daily_feeds set next_at = ?").run(dueAt).changes).toBe(1);
    db.close();
    await bot.start();
    const { id } = await emulator.waitForMessage(channel, isDaily, 30_000);
    await expect.poll(() => metric("cohort_daily_lag_seconds_count"), { timeout: 15_000 }).toBe(1);
    expect(await metric("cohort_daily_lag_seconds_sum")).toBeCloseTo((timeOf(id) - dueAt) / 1_000, 2);
  },
);

test(
  "each 429 of Discord's is counted, and what waits to go out because of them is told",
  PATIENT,
  async () => {
    const refused = () => metric('cohort_discord_requests_total{status="429"}');
    expect(await refused()).toBe(0);
    expect(await metric("cohort_sends_queued")).toBe(0);
    const limit = { kind: "rateLimit", retryAfterMs: 1 } as const;
    emulator.faults.onRequest(SENT, limit, Number.POSITIVE_INFINITY);
    await startRound();
    await expect.poll(() => metric("cohort_sends_queued"), { timeout: 60_000 }).toBeGreaterThan(0);
    const told = emulator.requests.filter(({ status }) => status === 429).length;
    expect(told).toBeGreaterThan(0);
    await expect.poll(refused).toBe(told);
  },
);

test("a database that another program keeps to itself is told as not writable", PATIENT, async () => {
  expect(await metric("cohort_database_writable")).toBe(1);
  const other = new Database(bot.databaseFile);
  other.exec("begin immediate");
  expect(await metric("cohort_database_writable")).toBe(0);
  other.exec("rollback");
  other.close();
  expect(await metric("cohort_database_writable")).toBe(1);
});
