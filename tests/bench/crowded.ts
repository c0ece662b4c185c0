import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { type Emulator, startEmulator } from "../../src/emulator/index.ts";
import { BotProcess } from "../support/bot-process.ts";
import { freePort, median, metricsAt } from "../support/measured.ts";

/** A server as many are: so many channels. */
const CHANNELS = 30;
const MEGABYTE = 2 ** 20;

/** A Discord with so many servers that have the bot. */
async function crowded(guilds: number): Promise<Emulator> {
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

/** Milliseconds until `/healthz` says ready; the notes are read meanwhile, and whoever asks about them waits. */
async function startCohort(bot: BotProcess, port: string): Promise<number> {
  const began = performance.now();
  const whole = bot.start();
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isReady())) await wait(5);
  const took = performance.now() - began;
  await whole;
  await bot.stop();
  return took;
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
  const [bare, cohort]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < 5; turn += 1) {
    bare.push(await startBare(emulator));
    cohort.push(await startCohort(bot, port));
  }
  const again = registered() - before;
  await emulator.close();
  const more = median(cohort) - median(bare);
  console.log(
    `bare bot ready after ${median(bare).toFixed(0)} ms, Cohort after ${median(cohort).toFixed(0)} ms`,
  );
  console.log(`${more.toFixed(0)} ms more (limit 1000), commands registered again: ${again} (limit 0)`);
  return more <= 1_000 && again === 0;
}

/** Memory of the whole process in megabytes, in so many servers, after it has settled. */
async function resident(guilds: number): Promise<number> {
  const emulator = await crowded(guilds);
  const port = await freePort();
  const bot = new BotProcess({ emulator, env: { PORT: port } });
  await bot.start();
  await wait(50_000);
  const bytes = (await metricsAt(port))("process_resident_memory_bytes");
  await bot.stop();
  await emulator.close();
  return bytes / MEGABYTE;
}

/** So many interactions at a time, each dismissed once it is answered. */
async function pressed(emulator: Emulator, count: number): Promise<() => Promise<void>> {
  const guild = emulator.addGuild({ name: "Group" });
  const hall = guild.addChannel("hall");
  const members = Array.from({ length: 100 }, (_, at) => guild.addMember(`M${at}`).in(hall));
  const [starter] = members;
  const lobby = await starter?.slash("quiz start", { questions: 1, seconds: 120, kind: "choice" });
  if (starter === undefined || lobby?.message == null) throw new Error("No round");
  await starter.press(lobby.message, "Start now");
  const asked = await emulator.waitForMessage(
    hall,
    ({ content }) => content.includes("Question 1 of"),
    15_000,
  );
  const ids = asked.buttons.flatMap(({ customId }) => customId ?? []);
  return async () => {
    let left = count;
    const presser = async (member: (typeof members)[number], at: number) => {
      while (left > 0) {
        left -= 1;
        const custom_id = ids[(left + at) % ids.length] ?? "";
        const told = await member.interact({
          type: 3,
          data: { component_type: 2, custom_id },
          message: asked,
        });
        if (told.message !== null) member.remove(told.message);
      }
    };
    await Promise.all(members.map(presser));
  };
}

/**
 * Memory in 200 and in 2,500 servers, and its growth over a million interactions, or `INTERACTIONS` of them. Limits: 200 and
 * 512 MB, 5 %.
 */
export async function benchMemory(): Promise<boolean> {
  const [few, many] = [await resident(200), await resident(2_500)];
  console.log(
    `200 servers: ${few.toFixed(0)} MB (limit 200); 2,500 servers: ${many.toFixed(0)} MB (limit 512)`,
  );
  const emulator = await startEmulator({ rateLimits: false });
  const port = await freePort();
  const bot = new BotProcess({ emulator, env: { PORT: port } });
  await bot.start();
  const all = Number(process.env.INTERACTIONS ?? 1_000_000);
  const parts = 10;
  const press = await pressed(emulator, all / parts);
  const sizes: number[] = [];
  for (let part = 1; part <= parts; part += 1) {
    await press();
    await wait(3_000);
    sizes.push((await metricsAt(port))("process_resident_memory_bytes") / MEGABYTE);
    console.log(`${(all / parts) * part} interactions: ${sizes.at(-1)?.toFixed(0)} MB`);
  }
  await bot.stop();
  await emulator.close();
  const growth = 100 * ((sizes.at(-1) ?? 0) / (sizes[0] ?? 1) - 1);
  console.log(`growth from the first tenth to the last: ${growth.toFixed(1)} % (limit 5)`);
  return few <= 200 && many <= 512 && growth <= 5;
}
