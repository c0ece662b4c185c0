import { existsSync } from "node:fs";
import { afterEach, beforeEach, expect, onTestFailed, test } from "vitest";
import { restarting } from "../../src/discord/wording.ts";
import {
  type Channel,
  type Emulator,
  type Member,
  type Message,
  startEmulator,
} from "../../src/emulator/index.ts";
import { anyAnswer, give } from "../support/answering.ts";
import { BotProcess } from "../support/bot-process.ts";
import { LedgerReader } from "../support/ledger.ts";
import { freePort } from "../support/measured.ts";

/** Processes take their time on a busy machine. */
const PATIENT = { timeout: 60_000 };
/** A token that doesn't look like one, and one of an interaction. */
const ODD_TOKEN = "zqx-canary";
const INTERACTION = `aW50ZXJhY3Rpb246${"MTIzOmFiYy".repeat(15)}`;
const PLANTED = `planted, ${ODD_TOKEN} and ${INTERACTION} and /webhooks/1/x-canary/messages`;
/** Plants a promise that nobody looks after, to be broken by a signal, with an error that tells every token. */
const BUG = `--import=data:text/javascript,${encodeURIComponent(`
  process.on("SIGUSR2", () => {
    const error = new Error(process.env.PLANTED + " and " + process.env.DISCORD_TOKEN);
    process.env.DISCORD_TOKEN = "${ODD_TOKEN}";
    void Promise.reject(error);
  });
`)}`;

let emulator: Emulator;
let channel: Channel;
let ada: Member;
let manager: Member;
let bot: BotProcess;
let port: string;

beforeEach(async () => {
  emulator = await startEmulator({ rateLimits: false });
  const guild = emulator.addGuild({ name: "Group" });
  channel = guild.addChannel("hall");
  ada = guild.addMember("Ada").in(channel);
  manager = guild.owner.in(channel);
  port = await freePort();
  bot = new BotProcess({ emulator, env: { PORT: port, NODE_OPTIONS: BUG, PLANTED } });
  onTestFailed(() => console.log(emulator.transcript(), bot.output));
  await bot.start();
});
afterEach(async () => {
  await bot.kill();
  await emulator.close();
  expect(emulator.violations).toEqual([]);
  expect(bot.output).not.toMatch(/"level":"error"/);
});

/** What `/healthz` says, with its status; null where nobody listens there any more. */
async function health(): Promise<{ status: number; ready: boolean; gateway: string } | null> {
  return fetch(`http://127.0.0.1:${port}/healthz`).then(
    async (answer) => ({ status: answer.status, ...(await answer.json()) }),
    () => null,
  );
}

const isFirst = ({ content }: Message) => content.startsWith("**Question 1 of");

async function openQuestion(): Promise<Message> {
  const lobby = await ada.slash("quiz start", { questions: 2, seconds: 20 });
  if (lobby.message === null) throw new Error(`No lobby: ${lobby.content}`);
  await ada.press(lobby.message, "Start now");
  return emulator.waitForMessage(channel, isFirst);
}

const lower = () => 0.1;
const higher = () => 0.6;

test(
  "SIGTERM, once or thrice, amid a round and a send that hangs: nothing new is taken, all is closed, the round goes on later",
  PATIENT,
  async () => {
    const question = await openQuestion();
    emulator.faults.onRequest(/^PATCH /, { kind: "hang" }, 100);
    expect(await give(ada, question, anyAnswer(question, lower))).toMatchObject({
      content: expect.stringMatching(/^Locked in/),
    });
    bot.signal("SIGTERM");
    bot.signal("SIGTERM");
    await expect.poll(health).toMatchObject({ ready: false });
    const turnedAway = await give(ada, question, anyAnswer(question, higher));
    expect(turnedAway).toMatchObject({ ephemeral: true, content: restarting });
    bot.signal("SIGTERM");
    expect(await bot.ended()).toBe(0);
    expect(emulator.connections.at(-1)).toMatchObject({ kind: "closed", code: 1000 });
    expect(emulator.sessions()).toBe(0);
    expect(existsSync(`${bot.databaseFile}-wal`)).toBe(false);

    emulator.faults.clear();
    await bot.start();
    const another = anyAnswer(question, higher);
    const { content } = await give(ada, question, another);
    expect(content).toMatch(/^Changed to/);
    const ledger = new LedgerReader(bot.databaseFile);
    const [round] = ledger.rounds(channel.id);
    expect(ledger.given(round?.id ?? "", 1).get(ada.id)).toEqual(another);
    ledger.close();
    expect(emulator.messages(channel).filter(isFirst)).toHaveLength(1);

    const slow = emulator.faults.onRequest(/^PATCH .channels/, { kind: "delay", ms: 1_000 }, 100);
    await ada.slash("quiz stop");
    await expect.poll(slow.left, { timeout: 10_000 }).toBeLessThan(100);
    expect(await bot.stop()).toBe(0);
    expect(emulator.message(question.id, channel)?.content).toContain("· closed");
  },
);

test("one 401 makes the process unhealthy at once and ends it with a sentence", PATIENT, async () => {
  expect(await health()).toMatchObject({ status: 200, ready: true, gateway: "ready" });
  await openQuestion();
  // An edit that hangs is waited for a while, so that somebody can look before the process has ended.
  const hanging = emulator.faults.onRequest(/^PATCH .channels/, { kind: "hang" }, 100);
  await ada.slash("quiz stop");
  await expect.poll(hanging.left).toBeLessThan(100);
  emulator.faults.onRequest(/^POST .channels/, { kind: "status", status: 401 });
  const code = bot.ended();
  void manager.slash("daily now");
  const unwell = { status: 503, alive: true, ready: false, gateway: "disconnected", databaseWritable: true };
  await expect.poll(health, { timeout: 15_000 }).toEqual(unwell);
  expect(await code).toBe(1);
  expect(bot.output).toMatch(/^Discord refused the token\. Check DISCORD_TOKEN/m);
});

test("a final close code ends the process with a sentence, even while a send hangs", PATIENT, async () => {
  await openQuestion();
  emulator.faults.onRequest(/^PATCH /, { kind: "hang" }, 100);
  emulator.faults.closeSockets(4014);
  expect(await bot.ended()).toBe(1);
  expect(bot.output).toMatch(
    /^Discord refused the gateway intents, though none is privileged\. Update Cohort\.$/m,
  );
});

test(
  "a bug that nothing caught ends the process, and still the session and the database are closed",
  PATIENT,
  async () => {
    bot.signal("SIGUSR2");
    expect(await bot.ended()).toBe(1);
    expect(bot.output).toMatch(/^Cohort stopped because of a bug: Error: planted, /m);
    expect(emulator.connections.at(-1)).toMatchObject({ kind: "closed", code: 1000 });
    expect(existsSync(`${bot.databaseFile}-wal`)).toBe(false);
  },
);

test("what a bug that ends the process tells holds no token", PATIENT, async () => {
  bot.signal("SIGUSR2");
  expect(await bot.ended()).toBe(1);
  const told = /^.*planted, .*$/m.exec(bot.output)?.[0] ?? "";
  expect(told).toContain(
    "planted, [redacted] and [redacted] and /webhooks/1/[redacted]/messages and [redacted]",
  );
  expect(bot.output).toMatch(/^ {4}at /m);
  for (const token of [emulator.token, ODD_TOKEN, INTERACTION, "x-canary"])
    expect(bot.output).not.toContain(token);
});
