import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, fsyncSync, mkdtempSync, openSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { type Emulator, startEmulator } from "../../src/emulator/index.ts";
import { type BotOptions, BotProcess } from "../support/bot-process.ts";
import { freePort, loopDelayAt, median } from "../support/measured.ts";
import { type Measure, saturate, stream, type Target } from "./presses.ts";

const MEMBERS = 200;
/** Each member presses again as soon as the press before is acknowledged. */
const IN_FLIGHT = MEMBERS;
const TURNS = 11;
const TURN = 1_500;
/** Presses a second and for how long, in milliseconds, whatever the bot makes of them. */
const STEADY = 500;
const STEADILY = 60_000;
/** What is promised: a share of the bare bot's throughput, and milliseconds. */
const LIMIT = { ratio: 0.85, p99: 100, max: 1_000, loop: 50 };

function place(emulator: Emulator) {
  const guild = emulator.addGuild({ name: "Bench" });
  const channel = guild.addChannel("hall");
  const members = Array.from({ length: MEMBERS }, (_, at) => guild.addMember(`M${at}`).in(channel));
  return { channel, members };
}

async function openQuestion(
  emulator: Emulator,
  { channel, members }: ReturnType<typeof place>,
): Promise<Target> {
  const message = await emulator.waitForMessage(
    channel,
    (one) => one.content.includes("Question 1 of"),
    15_000,
  );
  return { emulator, message, members };
}

/** Starts a bare bot with the same question: Discord sends the message with each press on it, and its length costs. */
async function startBare(emulator: Emulator, { message }: Target) {
  const where = place(emulator);
  const child = spawn(process.execPath, [join(import.meta.dirname, "bare-bot.ts")], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      PATH: process.env.PATH,
      DISCORD_TOKEN: emulator.token,
      DISCORD_API_URL: emulator.apiUrl,
      CHANNEL_ID: where.channel.id,
      QUESTION: message.content,
      BUTTONS: JSON.stringify(message.buttons.map(({ customId, label }) => ({ customId, label }))),
    },
  });
  const stop = async () => {
    child.kill();
    await once(child, "close");
  };
  return { target: await openQuestion(emulator, where), stop };
}

/** Starts the bot with an open question; on a database that is there already, where one is given. */
export async function startCohort(emulator: Emulator, options: Partial<BotOptions> = {}) {
  const where = place(emulator);
  const port = await freePort();
  const bot = new BotProcess({ emulator, ...options, env: { PORT: port, ...options.env } });
  await bot.start();
  const [starter] = where.members;
  const lobby = await starter?.slash("quiz start", { questions: 1, seconds: 120, kind: "choice" });
  if (starter === undefined || lobby?.message == null) throw new Error("No round");
  await starter.press(lobby.message, "Start now");
  const loopDelay = () => loopDelayAt(port);
  return { bot, target: await openQuestion(emulator, where), loopDelay, stop: () => bot.stop() };
}

/** What the disk takes to confirm a write of a page, in milliseconds: the least that an acknowledgement can wait. */
function confirming(): number {
  const file = join(mkdtempSync(join(tmpdir(), "cohort-disk-")), "page");
  const handle = openSync(file, "w");
  const times = Array.from({ length: 200 }, (_, at) => {
    const began = performance.now();
    writeSync(handle, Buffer.alloc(4_096, at));
    fsyncSync(handle);
    return performance.now() - began;
  });
  closeSync(handle);
  return median(times);
}

export function row(name: string, { perSecond, p50, p99, max, failed }: Measure): string {
  const figures = [perSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1), max.toFixed(1), String(failed)];
  return [name.padEnd(24), ...figures.map((figure) => figure.padStart(10))].join("");
}

/**
 * Acknowledgements per second and their latencies, beside a bare discord.js bot that only acknowledges, in turns on
 * emulators of the same process; then a minute of presses at a steady rate.
 */
export async function benchAnswers(): Promise<boolean> {
  const emulators = [
    await startEmulator({ rateLimits: false }),
    await startEmulator({ rateLimits: false }),
  ] as const;
  const cohort = await startCohort(emulators[1]);
  const bare = await startBare(emulators[0], cohort.target);
  await saturate(bare.target, IN_FLIGHT, 1_000);
  await saturate(cohort.target, IN_FLIGHT, 1_000);
  console.log(`the disk confirms a page in ${confirming().toFixed(2)} ms`);
  console.log(
    `${"".padEnd(24)}${["acks/s", "p50 ms", "p99 ms", "max ms", "failed"].map((s) => s.padStart(10)).join("")}`,
  );
  const ratios: number[] = [];
  for (let turn = 1; turn <= TURNS; turn++) {
    // By turns one is first and the other, so that a machine that slows down favours neither.
    const before = turn % 2 === 0 ? await saturate(cohort.target, IN_FLIGHT, TURN) : null;
    const bareMeasure = await saturate(bare.target, IN_FLIGHT, TURN);
    const cohortMeasure = before ?? (await saturate(cohort.target, IN_FLIGHT, TURN));
    console.log(row(`bare, ${IN_FLIGHT} in flight`, bareMeasure));
    console.log(row(`Cohort, ${IN_FLIGHT} in flight`, cohortMeasure));
    ratios.push(cohortMeasure.perSecond / bareMeasure.perSecond);
  }
  console.log(row(`bare, ${STEADY} a second`, await stream(bare.target, STEADY, TURN)));
  await bare.stop();
  await cohort.loopDelay();
  const steady = await stream(cohort.target, STEADY, STEADILY);
  const loop = await cohort.loopDelay();
  console.log(row(`Cohort, ${STEADY} a second`, steady));
  await cohort.stop();
  for (const emulator of emulators) await emulator.close();
  const ratio = median(ratios);
  console.log(
    `throughput of a bare bot's: ${ratio.toFixed(2)} (limit ${LIMIT.ratio}, median of ${TURNS} turns)`,
  );
  console.log(
    `${STEADILY / 1_000} s at ${STEADY} presses a second: p99 ${steady.p99.toFixed(1)} ms (limit ${LIMIT.p99}), ` +
      `max ${steady.max.toFixed(0)} ms (limit ${LIMIT.max}), event loop p99 ${loop.p99.toFixed(1)} ms (limit ${LIMIT.loop}), max ${loop.max.toFixed(0)} ms`,
  );
  const isPunctual = steady.p99 <= LIMIT.p99 && steady.max <= LIMIT.max && steady.failed === 0;
  return ratio >= LIMIT.ratio && isPunctual && loop.p99 <= LIMIT.loop;
}
