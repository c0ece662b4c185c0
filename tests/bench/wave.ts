import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { migrations } from "../../migrations/index.ts";
import { type Emulator, startEmulator } from "../../src/emulator/index.ts";
import { openDatabase } from "../../src/storage/database.ts";
import { makeStores } from "../../src/storage/index.ts";
import { BotProcess } from "../support/bot-process.ts";
import { freePort, metricsAt } from "../support/measured.ts";

const GUILDS = 5_000;
/** What Discord takes for a message, in milliseconds. */
const LATENCY = 200;
const CREATE = "POST /channels/:channel/messages";
/** What is promised: seconds, and requests in any second. */
const LIMIT = { seconds: 180, perSecond: 45 };

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A database in which all servers want their concept at the same minute. */
async function fedDatabase(channelIds: ReadonlyMap<string, string>, dueAt: number): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), "cohort-wave-")), "cohort.sqlite");
  const { db, close } = await openDatabase(file, migrations);
  const { daily } = makeStores(db, "UTC");
  const time = new Date(dueAt).toISOString().slice(11, 16);
  const weekdays = [1, 2, 3, 4, 5, 6, 7];
  for (const [guildId, channelId] of channelIds)
    await daily.save({ guildId, channelId, time, zone: "UTC", topic: null, weekdays, nextAt: dueAt });
  await close();
  return file;
}

/** The most requests of the bot's own that came within a second. */
function busiest(requests: Emulator["requests"]): number {
  const times = requests.filter(({ path }) => !/\/(interactions|webhooks)\//.test(path)).map(({ at }) => at);
  let [first, most] = [0, 0];
  for (const [last, at] of times.entries()) {
    while ((times[first] ?? at) <= at - 1_000) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

/** How long a question takes that is asked amid the wave, in milliseconds. */
async function askAmid(emulator: Emulator): Promise<number> {
  const guild = emulator.addGuild({ name: "Players" });
  const channel = guild.addChannel("hall");
  const starter = guild.addMember("Ada").in(channel);
  const lobby = await starter.slash("quiz start", { questions: 1, seconds: 10, kind: "choice" });
  if (lobby.message === null) throw new Error("No round");
  const pressedAt = Date.now();
  await starter.press(lobby.message, "Start now");
  const question = await emulator.waitForMessage(channel, ({ content }) => content.includes("Question 1 of"));
  return question.createdAt - pressedAt;
}

/** Daily concepts of 5,000 servers that are due in the same minute, under Discord's limits; a question among them. */
export async function benchWave(): Promise<boolean> {
  const emulator = await startEmulator();
  const channelIds = new Map<string, string>();
  for (let at = 0; at < GUILDS; at++) {
    const guild = emulator.addGuild({ name: `Guild ${at}` });
    channelIds.set(guild.id, guild.addChannel("daily").id);
  }
  emulator.faults.onRequest(CREATE, { kind: "act", after: () => wait(LATENCY) }, Number.POSITIVE_INFINITY);
  const dueAt = Math.ceil((Date.now() + 90_000) / 60_000) * 60_000;
  const port = await freePort();
  const bot = new BotProcess({
    emulator,
    databaseFile: await fedDatabase(channelIds, dueAt),
    env: { PORT: port },
  });
  await bot.start();
  await wait(dueAt - 1_000 - Date.now());
  const busy = (await metricsAt(port))("process_cpu_seconds_total");
  // Requests crowd before an emulator that stands still, however evenly they were sent.
  const still = monitorEventLoopDelay({ resolution: 5 });
  still.enable();
  await wait(dueAt + 40_000 - Date.now());
  const asked = await askAmid(emulator);
  const paths = new Set([...channelIds.values()].map((id) => `/api/v10/channels/${id}/messages`));
  const posted = () => emulator.requests.filter(({ route, path }) => route === CREATE && paths.has(path));
  while (posted().length < GUILDS && Date.now() < dueAt + 300_000) await wait(2_000);
  const { requests, violations } = emulator;
  const dailies = posted();
  const first = (Math.min(...dailies.map(({ at }) => at)) - dueAt) / 1_000;
  const cpu = (await metricsAt(port))("process_cpu_seconds_total") - busy;
  const seconds = (Math.max(...dailies.map(({ at }) => at)) - dueAt) / 1_000;
  const refused = requests.filter(({ status }) => status >= 400).length;
  const perSecond = busiest(requests.filter(({ at }) => at >= dueAt));
  console.log(
    `${dailies.length} of ${GUILDS} concepts out ${seconds.toFixed(1)} s after their minute began (limit ${LIMIT.seconds}), ` +
      `at most ${perSecond} requests in a second (limit ${LIMIT.perSecond}), ${refused} refused (limit 0)`,
  );
  console.log(
    `the first after ${first.toFixed(1)} s, ${cpu.toFixed(0)} s of the processor's time; ` +
      `the emulator stood still for at most ${(still.max / 1e6).toFixed(0)} ms`,
  );
  console.log(`a question asked amid them came after ${asked} ms`);
  await bot.stop();
  await emulator.close();
  if (violations.length > 0) console.log(JSON.stringify(violations.slice(0, 5)));
  const isWhole = dailies.length === GUILDS && refused === 0 && violations.length === 0;
  return isWhole && seconds <= LIMIT.seconds && perSecond <= LIMIT.perSecond;
}
