import { randomBytes } from "node:crypto";
import { commands } from "../../commands/index.ts";
import { makeApp, type Upkeep } from "../../src/app/index.ts";
import { studyOf } from "../../src/app/study.ts";
import { presentFacts } from "../../src/core/facts/identity.ts";
import type { Bank } from "../../src/core/questions/bank.ts";
import type { GatewayPatience } from "../../src/discord/gateway.ts";
import { makeDiscord } from "../../src/discord/index.ts";
import type { Emulator } from "../../src/emulator/index.ts";
import { makeTimers } from "../../src/ops/timers.ts";
import type { OpenDatabase } from "../../src/storage/database.ts";
import { makeStores } from "../../src/storage/index.ts";
import { makeMemberExports } from "../../src/storage/member-exports.ts";
import { keptLog, type LogLine } from "../discord/edge.ts";
import { Databases } from "./database.ts";
import { plainImporter, reader, UploadedFiles } from "./note-desk.ts";

/** Whatever is drawn follows from the ids that are made: a source of them of the test's own makes it the same each time. */
export type LiveParts = {
  readonly newId?: () => string;
  /** What time the bot takes it to be; one that jumps needs patience with the gateway. */
  readonly clock?: () => number;
  readonly patience?: GatewayPatience;
};

/** The whole bot in this process over a bank of the test's own: real store, real discord.js client, real time unless given. */
export class LiveBot {
  readonly log: LogLine[] = [];
  readonly databases = new Databases();
  readonly #emulator: Emulator;
  readonly #bank: Bank;
  readonly #newId: () => string;
  readonly #clock: () => number;
  readonly #patience: GatewayPatience | undefined;
  #running: (() => Promise<void>)[] = [];
  #upkeep: Upkeep | null = null;
  #database: OpenDatabase | null = null;

  constructor(emulator: Emulator, bank: Bank, parts: LiveParts = {}) {
    this.#emulator = emulator;
    this.#bank = bank;
    this.#newId = parts.newId ?? (() => randomBytes(9).toString("base64url"));
    this.#clock = parts.clock ?? Date.now;
    this.#patience = parts.patience;
  }

  /** Starts it; on the same database as before, where it ran before. */
  async start(): Promise<void> {
    const { token, apiUrl } = this.#emulator;
    const clock = this.#clock;
    const newId = this.#newId;
    const patience = this.#patience;
    const database = await this.databases.open();
    this.#database = database;
    const stores = makeStores(database.db, "UTC");
    const present = presentFacts(this.#bank.library);
    const known = await stores.facts.sync({ guildId: null, files: null }, present, newId, clock());
    const study = studyOf(this.#bank, known.ids);
    const timers = makeTimers(clock);
    const log = keptLog(this.log);
    const discord = makeDiscord({
      ...{ token, apiUrl, commands, log, now: clock, timers },
      ...(patience !== undefined && { patience }),
    });
    const { app, upkeep } = makeApp({
      stores,
      studies: async () => study,
      libraries: { of: async () => study, changed: async () => study },
      downloads: new UploadedFiles(),
      importer: plainImporter,
      reader,
      exports: makeMemberExports(this.databases.file(), clock),
      channels: discord.channels,
      timers,
      clock,
      newId,
      log,
      defaultZone: "UTC",
      keepAnswersDays: 200,
    });
    this.#upkeep = upkeep;
    await discord.connect(app);
    await upkeep.resume(null);
    const heart = setInterval(() => void upkeep.alive(), 500);
    this.#running = [
      async () => clearInterval(heart),
      upkeep.close,
      discord.close,
      async () => timers.close(),
      database.close,
    ];
  }

  /** The database of the bot that runs. */
  database(): OpenDatabase {
    if (this.#database === null) throw new Error("No bot is running");
    return this.#database;
  }

  /** Sends what is due, as the program does by itself every ten seconds. */
  async tick(): Promise<void> {
    await this.#upkeep?.tick();
  }

  /** Stops it; what it knows stays on disk. */
  async stop(): Promise<void> {
    for (const end of this.#running.splice(0)) await end();
  }

  /** Stops it and removes its database. */
  async close(): Promise<void> {
    await this.stop();
    await this.databases.close();
  }
}
