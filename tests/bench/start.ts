import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { type Emulator, startEmulator } from "../../src/emulator/index.ts";
import { BotProcess } from "../support/bot-process.ts";
import { freePort, median } from "../support/measured.ts";

/** A server as many are: so many channels. */
const CHANNELS = 30;

/** A Discord with so many servers that have the bot. */
export async function crowded(guilds: number): Promise<Emulator> {
  const emulator = await startEmulator({ rateLimits: false });
  for (let at = 0; at < guilds; at += 1) {
    const guild = emulator.addGuild({ name: `Guild ${at}` });
    for (let channel = 0; channel < CHANNELS; channel += 1) guild.addChannel(`channel-${channel}`);
  }
  return emulator;
}

/** Milliseconds from a bare bot's start until it is ready. */
async function startBare(emulator: Emulator): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(import.meta.dirname, "bare-bot.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { PATH: process.env.PATH, DISCORD_TOKEN: emulator.token, DISCORD_API_URL: emulator.apiUrl },
  });
  await once(createInterface({ input: child.stdout }), "line");
  const took = performance.now() - began;
  child.kill();
  await once(child, "close");
  return took;
}

type Started = { readonly ready: number; readonly whole: number };

/**
 * Milliseconds until `/healthz` says ready, and until the notes are read too and rounds have gone on; whoever asks about notes
 * between the two waits.
 */
async function startCohort(bot: BotProcess, port: string): Promise<Started> {
  const began = performance.now();
  const since = () => performance.now() - began;
  const isWhole = bot.start().then(since);
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isReady())) await wait(5);
  const ready = since();
  const whole = await isWhole;
  await bot.stop();
  return { ready, whole };
}

/** From the start to ready beside a bare bot, both in 1,000 servers. Limit: one second more. */
export async function benchStart(): Promise<boolean> {
  const emulator = await crowded(1_000);
  const port = await freePort();
  const bot = new BotProcess({ emulator, env: { PORT: port } });
  await startCohort(bot, port);
  const registered = () =>
    emulator.requests.filter(({ route }) => /^(?:PUT|POST|PATCH).*commands/u.test(route)).length;
  const before = registered();
  const bare: number[] = [];
  const cohort: Started[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    bare.push(await startBare(emulator));
    cohort.push(await startCohort(bot, port));
  }
  const again = registered() - before;
  await emulator.close();
  const ready = median(cohort.map((each) => each.ready));
  const whole = median(cohort.map((each) => each.whole));
  const more = ready - median(bare);
  console.log(
    `bare bot ready after ${median(bare).toFixed(0)} ms, Cohort after ${ready.toFixed(0)} ms; ` +
      `its notes are read and its rounds go on after ${whole.toFixed(0)} ms`,
  );
  console.log(`${more.toFixed(0)} ms more (limit 1000), commands registered again: ${again} (limit 0)`);
  return more <= 1_000 && again === 0;
}
