import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { migrations } from "../../migrations/index.ts";
import type { App, Member } from "../../src/app/app.ts";
import { makeApp, type Upkeep } from "../../src/app/index.ts";
import { KeptLibraries } from "../../src/app/libraries.ts";
import type { Channels, Logger } from "../../src/app/ports.ts";
import type { Stores } from "../../src/app/stores.ts";
import { studyOf } from "../../src/app/study.ts";
import { presentFacts } from "../../src/core/facts/identity.ts";
import type { NoteText } from "../../src/core/notes/note.ts";
import type { Bank } from "../../src/core/questions/bank.ts";
import { hash } from "../../src/core/random.ts";
import { paceChannels } from "../../src/discord/pace/channels.ts";
import { type LineParts, makeLine } from "../../src/discord/pace/line.ts";
import { parkChannels } from "../../src/discord/parking.ts";
import { type OpenDatabase, openDatabase } from "../../src/storage/database.ts";
import { sqliteDialect } from "../../src/storage/dialect.ts";
import { makeStores } from "../../src/storage/index.ts";
import { makeMemberExports } from "../../src/storage/member-exports.ts";
import { FakeChannels } from "./fake-channels.ts";
import { Life } from "./mortal.ts";
import { plainImporter, reader, UploadedFiles } from "./note-desk.ts";
import { VirtualTime } from "./virtual-time.ts";
import { WriteTurns } from "./write-turns.ts";

export type LogLine = { readonly level: keyof Logger; readonly fields: object; readonly message: string };

/** A running bot over a real database file. */
export type Running = {
  readonly app: App;
  readonly upkeep: Upkeep;
  readonly stores: Stores;
  readonly database: OpenDatabase;
  readonly life: Life;
  /** Ends the process without a word, as `kill -9` does. */
  readonly die: () => Promise<void>;
};

export type WorldParts = {
  readonly bank: Bank;
  readonly start: number;
  /** Shared notes that are read, in place of the bank. */
  readonly notes?: readonly NoteText[];
  readonly seed?: string;
  readonly defaultZone?: string;
  /** False saves waiting for the disk, for long stretches of time in which nothing dies. */
  readonly durable?: boolean;
  /** Whether what is sent goes at a pace and past channels that keep refusing, as the Discord edge has it. */
  readonly isPaced?: boolean;
  /** How long raw answers are kept; 200 days unless given. */
  readonly keepAnswersDays?: number;
};

/**
 * A place for bots: Discord, the time, and the database file that outlive each process. Usually one runs at a time; each
 * has a connection of its own.
 */
export class World {
  readonly time: VirtualTime;
  readonly discord: FakeChannels;
  readonly log: LogLine[] = [];
  readonly file: string;
  readonly #folder = mkdtempSync(join(tmpdir(), "cohort-world-"));
  readonly #parts: WorldParts;
  readonly files = new UploadedFiles();
  /** The notes; a bot that boots reads them. */
  bank: Bank;
  #ids = 0;
  #boots = 0;
  readonly #lives = new Set<Life>();
  /** Steps of lives that have ended. */
  #pastSteps = 0;
  readonly #running = new Set<Running>();
  readonly #turns = new WriteTurns();

  constructor(parts: WorldParts) {
    this.#parts = parts;
    this.bank = parts.bank;
    this.file = join(this.#folder, "cohort.sqlite");
    this.time = new VirtualTime(parts.start, () => this.#activity());
    this.discord = new FakeChannels(this.time);
  }

  /** Starts the bot and tells it that Discord is heard, unless `heard` is false. */
  async boot(life: Life = new Life(), { heard = true } = {}): Promise<Running> {
    const { time, discord } = this;
    const zone = this.#parts.defaultZone ?? "UTC";
    const database = await this.#open();
    const real = makeStores(database.db, zone);
    const newId = () => hash(this.#parts.seed ?? "world", this.#ids++).slice(0, 12);
    const timers = time.timers(`boot-${this.#boots++}`);
    const log = this.#logger();
    const { notes } = this.#parts;
    const parts = { ...real, reader, timers, newId, clock: time.now, log };
    const libraries = notes === undefined ? null : new KeptLibraries(parts);
    await libraries?.share(notes ?? []);
    const scope = { guildId: null, files: null };
    const present = presentFacts(this.bank.library);
    const study = studyOf(this.bank, (await real.facts.sync(scope, present, newId, time.now())).ids);
    const stores: Stores = {
      ...real,
      rounds: life.guard("rounds", real.rounds),
      daily: life.guard("daily", real.daily),
      presence: life.guard("presence", real.presence),
      reportSends: life.guard("reportSends", real.reportSends),
    };
    this.#lives.add(life);
    const reached = discord.from(() => life.death !== null);
    const channels = { ...life.guard("channels", reached), refusalIn: reached.refusalIn };
    const { app, upkeep } = makeApp({
      stores,
      studies: async (guildId) => (libraries === null ? study : libraries.of(guildId)),
      libraries: libraries ?? { of: async () => study, changed: async () => study },
      downloads: this.files,
      importer: plainImporter,
      reader,
      exports: makeMemberExports(this.file, time.now),
      channels: this.#parts.isPaced === true ? edge(channels, { clock: time.now, timers }) : channels,
      timers,
      clock: time.now,
      newId,
      log,
      defaultZone: zone,
      keepAnswersDays: this.#parts.keepAnswersDays ?? 200,
    });
    const die = async () => {
      life.kill();
      if (this.#lives.delete(life)) this.#pastSteps += life.steps;
      timers.close();
      this.#running.delete(bot);
      await database.close();
    };
    const bot: Running = { app, upkeep, stores: real, database, life, die };
    this.#running.add(bot);
    if (heard) void upkeep.resume(null);
    await time.advance(0);
    return bot;
  }

  async #open(): Promise<OpenDatabase> {
    const dialect = (raw: Parameters<typeof sqliteDialect>[0]) => this.#turns.over(sqliteDialect(raw));
    const database = await openDatabase(this.file, migrations, { dialect });
    if (this.#parts.durable === false) await sql`pragma synchronous = off`.execute(database.db);
    return database;
  }

  /** Ends what still runs and removes the database. */
  async close(): Promise<void> {
    for (const bot of [...this.#running]) await bot.die();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #activity(): number {
    let steps = this.#pastSteps + this.discord.steps;
    for (const life of this.#lives) steps += life.steps;
    return steps;
  }

  #logger(): Logger {
    const at = (level: keyof Logger) => (fields: object, message: string) =>
      void this.log.push({ level, fields, message });
    return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
  }
}

/** What stands between the app and Discord's REST. */
function edge(channels: Channels, parts: LineParts): Channels {
  return parkChannels(paceChannels(channels, { ...parts, line: makeLine(parts) }), parts.clock);
}

/** A member of a server who may do nothing special. */
export function member(userId: string, change: Partial<Member> = {}): Member {
  return {
    guildId: "100",
    userId,
    roleIds: [],
    mayManageServer: false,
    mayManageMessages: false,
    ...change,
  };
}
