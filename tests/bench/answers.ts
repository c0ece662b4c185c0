import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../src/emulator/index.ts";
import { BotProcess } from "../support/bot-process.ts";
import { type Measure, saturate, stream, type Target } from "./presses.ts";

const MEMBERS = 200;
/** Each member presses again as soon as the press before is acknowledged. */
const IN_FLIGHT = MEMBERS;
const TURNS = 11;
const TURN = 1_500;
const STEADY = 200;

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

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

async function startBare(emulator: Emulator) {
  const where = place(emulator);
  const child = spawn(process.execPath, [join(import.meta.dirname, "bare-bot.ts")], {
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      PATH: process.env.PATH,
      DISCORD_TOKEN: emulator.token,
      DISCORD_API_URL: emulator.apiUrl,
      CHANNEL_ID: where.channel.id,
    },
  });
  const stop = async () => {
    child.kill();
    await once(child, "close");
  };
  return { target: await openQuestion(emulator, where), stop };
}

async function startCohort(emulator: Emulator) {
  const where = place(emulator);
  const bot = new BotProcess({ emulator });
  await bot.start();
  const [starter] = where.members;
  const lobby = await starter?.slash("quiz start", { questions: 1, seconds: 120, kind: "choice" });
  if (starter === undefined || lobby?.message == null) throw new Error("No round");
  await starter.press(lobby.message, "Start now");
  return { target: await openQuestion(emulator, where), stop: () => bot.stop() };
}

function row(name: string, { perSecond, p50, p99, max, failed }: Measure): string {
  const figures = [perSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1), max.toFixed(1), String(failed)];
  return [name.padEnd(24), ...figures.map((figure) => figure.padStart(10))].join("");
}

/**
 * Acknowledgements per second and their latencies, beside a bare discord.js bot that only acknowledges, in turns on
 * emulators of the same process. Limits: 0.8 of the bare bot's throughput; p99 under 100 ms at 200 presses a second.
 */
export async function benchAnswers(): Promise<boolean> {
  const emulators = [
    await startEmulator({ rateLimits: false }),
    await startEmulator({ rateLimits: false }),
  ] as const;
  const bare = await startBare(emulators[0]);
  const cohort = await startCohort(emulators[1]);
  await saturate(bare.target, IN_FLIGHT, 1_000);
  await saturate(cohort.target, IN_FLIGHT, 1_000);
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
  const steadyBare = await stream(bare.target, STEADY, TURN);
  const steadyCohort = await stream(cohort.target, STEADY, 2 * TURN);
  console.log(row(`bare, ${STEADY} a second`, steadyBare));
  console.log(row(`Cohort, ${STEADY} a second`, steadyCohort));
  await bare.stop();
  await cohort.stop();
  for (const emulator of emulators) await emulator.close();
  const ratio = median(ratios);
  console.log(`throughput of a bare bot's: ${ratio.toFixed(2)} (limit 0.80, median of ${TURNS} turns)`);
  console.log(`p99 at ${STEADY} presses a second: ${steadyCohort.p99.toFixed(1)} ms (limit 100 ms)`);
  return ratio >= 0.8 && steadyCohort.p99 < 100 && steadyCohort.failed === 0;
}
