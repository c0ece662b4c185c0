import { randomBytes } from "node:crypto";
import { schedule } from "node-cron";
import { commands } from "../commands/index.ts";
import { migrations } from "../migrations/index.ts";
import { type AppParts, makeApp, type Upkeep } from "./app/index.ts";
import { KeptLibraries } from "./app/libraries.ts";
import type { Logger } from "./app/ports.ts";
import { type Config, configRefusal, readConfig } from "./config.ts";
import { makeDownloads } from "./discord/downloads.ts";
import { type ConnectionEvent, type Discord, makeDiscord } from "./discord/index.ts";
import { within } from "./discord/patience.ts";
import type { Demo } from "./emulator/demo.ts";
import { type HealthState, ListenRefusal, startHealth } from "./ops/health.ts";
import { createLog, tell } from "./ops/log.ts";
import { collectAll, giveBackMemory } from "./ops/memory.ts";
import { makeMetrics } from "./ops/metrics.ts";
import { makeReader } from "./ops/reader.ts";
import { makeTimers } from "./ops/timers.ts";
import { openDatabase, UnusableDatabase } from "./storage/database.ts";
import { makeImporter } from "./storage/importer/index.ts";
import { makeStores } from "./storage/index.ts";
import { makeMemberExports } from "./storage/member-exports.ts";
import { NewerDatabase } from "./storage/migrations.ts";
import { makeNightlyBackups } from "./storage/nightly-backups.ts";
import { type NotesFolder, openNotesFolder } from "./storage/notes-folder.ts";

/** How often the bot notes that it is there, in milliseconds: what it was away for is known to this precision. */
const HEARTBEAT = 1_000;
/** A clean stop takes at most this long, in milliseconds: hosts kill after ten seconds. */
const LONGEST_STOP = 7_500;
/** No part of it may take longer than this, so that those after it come to their turn. */
const LONGEST_END = 3_000;

/** Something that a person has to mend before the program can start; the message is for them. */
class CannotStart extends Error {}

/** Errors whose message is a sentence for whoever starts the bot. */
const FOR_PEOPLE = [CannotStart, ListenRefusal, NewerDatabase, UnusableDatabase];

/** What has been started, last first, so that a stop undoes it in turn. */
type Running = (() => Promise<void> | void)[];

async function startDemo(running: Running): Promise<Demo> {
  let demo: typeof import("./emulator/demo.ts");
  try {
    demo = await import("./emulator/demo.ts");
  } catch (error) {
    const isAbsent = error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
    if (!isAbsent) throw error;
    const wrong = "is missing, and the local emulator isn't installed here";
    throw new CannotStart(configRefusal([{ name: "DISCORD_TOKEN", wrong }]), { cause: error });
  }
  console.log("No DISCORD_TOKEN: local emulator, not Discord");
  const started = await demo.startDemo();
  running.unshift(started.close);
  return started;
}

/** Makes the notes that all servers share into questions and tells what is in them; whoever asks meanwhile waits a little. */
async function readShared(
  folder: NotesFolder,
  dir: string,
  libraries: KeptLibraries,
  log: Logger,
): Promise<void> {
  await libraries.share(folder.notes()).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new CannotStart(
      `The notes of NOTES_DIR (${dir}) can't be made into questions: ${why}. Take large files out, or split them.`,
      { cause: error },
    );
  });
  const { library, questions } = (await libraries.of(null)).bank;
  const facts = library.facts.length;
  log.info({ dir, notes: library.notes.length, facts, questions: questions.length }, "Read the notes");
  if (facts + library.authored.length === 0)
    log.warn({ dir }, "NOTES_DIR holds no usable fact: put a note there; docs/writing-notes.md shows how");
}

/** Makes the nightly backups, also while Discord can't be reached; gives the time of the last one. */
function keepBackups(config: Config, log: Logger, running: Running): () => number | null {
  if (config.backups === null) return () => null;
  const { databasePath: file, defaultTimezone: zone } = config;
  const nightly = makeNightlyBackups({ ...config.backups, file, zone, clock: Date.now, log });
  const cron = schedule("* * * * *", nightly.tick, { noOverlap: true });
  running.unshift(() => void cron.stop());
  return nightly.lastAt;
}

async function keepGoing(upkeep: Upkeep, log: Logger, running: Running): Promise<void> {
  await upkeep.resume(null);
  const heartbeat = setInterval(() => {
    upkeep.alive().catch((error: unknown) => log.error({ error }, "The heartbeat could not be written"));
  }, HEARTBEAT);
  running.unshift(() => clearInterval(heartbeat));
  const tick = () => upkeep.tick();
  const cron = schedule("*/10 * * * * *", tick);
  running.unshift(() => void cron.stop());
}

async function start(config: Config, running: Running): Promise<void> {
  const secrets = config.token === null ? [] : [config.token];
  const log = createLog({ level: config.logLevel, secrets });
  const demo = config.token === null ? await startDemo(running) : null;
  const clock = Date.now;
  const newId = () => randomBytes(9).toString("base64url");

  const database = await openDatabase(config.databasePath, migrations);
  running.unshift(database.close);
  const lastBackupAt = keepBackups(config, log, running);
  const metrics = makeMetrics();
  const kept = makeStores(database.db, config.defaultTimezone);
  const stores = { ...kept, daily: metrics.timing(kept.daily) };
  const timers = makeTimers(clock);
  running.unshift(() => timers.close());
  const reader = makeReader(log);
  running.unshift(reader.close);
  const libraries = new KeptLibraries({ ...stores, reader, timers, newId, clock, log });
  const folder = await openNotesFolder(config.notesDir, log);
  running.unshift(folder.close);
  // Notes are read in a thread while the bot connects.
  const isShared = readShared(folder, config.notesDir, libraries, log);
  isShared.catch(() => {});

  let upkeep: Upkeep | null = null;
  const onConnection = (event: ConnectionEvent) => {
    if (event.kind === "refused") void stop(running, event.reason);
    if (event.kind === "lost") upkeep?.pause();
    if (event.kind === "back") {
      upkeep?.resume(event.lostAt).catch((error: unknown) => log.error({ error }, "Rounds could not go on"));
    }
  };
  const access = { token: demo?.token ?? config.token ?? "", apiUrl: demo?.apiUrl ?? config.discordApiUrl };
  // The second time: once nothing goes out any more, what hung is put back for the next start.
  running.unshift(() => upkeep?.close());
  const discord = makeDiscord({
    ...access,
    commands,
    log,
    now: clock,
    onConnection,
    onGuilds: (event) => void made.upkeep.guilds(event),
    observer: metrics,
    timers,
  });
  running.unshift(discord.close);
  const parts: AppParts = {
    stores,
    studies: (guildId) => libraries.of(guildId),
    libraries,
    downloads: makeDownloads({ apiUrl: access.apiUrl }),
    importer: makeImporter(),
    reader,
    exports: makeMemberExports(config.databasePath, clock),
    channels: discord.channels,
    timers,
    clock,
    newId,
    log,
    defaultZone: config.defaultTimezone,
    keepAnswersDays: config.keepAnswersDays,
  };
  const made = makeApp(parts);

  metrics.watch({
    roundsOpen: stores.rounds.open,
    gatewayReady: discord.connected,
    databaseWritable: database.isWritable,
    sendsQueued: discord.queued,
    lastBackupAt,
  });
  const health = await startHealth({
    host: config.host,
    port: config.port,
    state: () => ({
      databaseWritable: database.isWritable(),
      gateway: gatewayState(discord),
    }),
    metrics: metrics.text,
    ...(demo !== null && { fallback: demo.listener }),
  });
  running.unshift(health.close);

  const connection = await discord.connect(metrics.counting(made.app));
  if (connection.kind === "refused") throw new CannotStart(connection.reason);
  await isShared;
  upkeep = made.upkeep;
  running.unshift(upkeep.close);
  await keepGoing(upkeep, log, running);
  if (!discord.connected()) upkeep.pause();
  running.unshift(discord.quiet);
  await folder.watch((notes) => libraries.share(notes));
  void libraries.prepare();
  giveBackMemory({ timers, clock, roundsOpen: stores.rounds.open, collect: collectAll });
  if (demo !== null) console.log(`Try it: open ${health.url} in a browser`);
  else console.log(`Connected to ${connection.guilds} servers. Add Cohort to yours: ${connection.invite}`);
}

function gatewayState(discord: Discord): HealthState["gateway"] {
  if (stopping !== null) return "disconnected";
  return discord.connected() ? "ready" : "connecting";
}

let stopping: Promise<void> | null = null;

/** Stops once, the newest first; with a reason the exit code tells of a failure. */
function stop(running: Running, reason: string | null): Promise<void> {
  stopping ??= (async () => {
    if (reason !== null) tell(reason, process.env.DISCORD_TOKEN);
    process.exitCode = reason === null ? 0 : 1;
    setTimeout(() => process.exit(), LONGEST_STOP).unref();
    for (const end of running.splice(0)) await ended(end);
    process.exit();
  })();
  return stopping;
}

/** One that fails or takes too long keeps none of the others from their turn. */
async function ended(end: Running[number]): Promise<void> {
  try {
    await within(LONGEST_END, Promise.resolve(end()));
  } catch (error) {
    tell(whyNot(error), process.env.DISCORD_TOKEN);
  }
}

async function main(): Promise<void> {
  const reading = readConfig(process.env);
  const running: Running = [];
  if (!reading.ok) return stop(running, reading.message);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop(running, null));
  for (const event of ["uncaughtException", "unhandledRejection"] as const)
    process.on(event, (error: unknown) => void stop(running, whyNot(error)));
  try {
    await start(reading.config, running);
  } catch (error) {
    await stop(running, whyNot(error));
  }
}

/** Errors made for the person who starts the bot are told as they are; any other is a bug and shows its stack. */
function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isForPeople = FOR_PEOPLE.some((kind) => error instanceof kind);
  return isForPeople ? error.message : `Cohort stopped because of a bug: ${error.stack ?? error.message}`;
}

await main();
