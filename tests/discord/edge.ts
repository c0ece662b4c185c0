import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFailed } from "vitest";
import { commands } from "../../commands/index.ts";
import type { App } from "../../src/app/app.ts";
import type { GuildEvent } from "../../src/app/index.ts";
import type { GatewayPatience } from "../../src/discord/gateway.ts";
import { type Connection, type ConnectionEvent, type Discord, makeDiscord } from "../../src/discord/index.ts";
import {
  type Channel,
  type Emulator,
  type Guild,
  type Member,
  startEmulator,
} from "../../src/emulator/index.ts";
import { makeTimers } from "../../src/ops/timers.ts";

/** What an App does in a test; whatever isn't given is not expected and fails. */
export type Deeds = {
  readonly [K in keyof App]?: App[K] extends (...given: never) => unknown ? App[K] : Partial<App[K]>;
};

export type LogLine = { readonly level: string; readonly message: string; readonly fields: object };

/** The real discord.js client, connected to the emulator, before an App made by hand. */
export type Edge = {
  readonly emulator: Emulator;
  readonly discord: Discord;
  readonly connection: Connection;
  readonly guild: Guild;
  readonly channel: Channel;
  readonly ada: Member;
  readonly manager: Member;
  readonly log: LogLine[];
  readonly events: ConnectionEvent[];
  readonly guildEvents: GuildEvent[];
  /** Says what the App does from now on. */
  readonly does: (deeds: Deeds) => void;
  readonly close: () => Promise<void>;
};

const unexpected = async (): Promise<never> => {
  throw new Error("the App was not expected to be asked this");
};

function unexpectedApp(): App {
  return {
    topics: async () => [],
    facts: { pick: unexpected },
    rounds: {
      prepare: unexpected,
      start: unexpected,
      again: unexpected,
      announce: unexpected,
      announced: unexpected,
      startNow: unexpected,
      stop: unexpected,
      press: unexpected,
      form: unexpected,
      revealNow: unexpected,
      result: unexpected,
      misses: unexpected,
      reporting: unexpected,
      report: unexpected,
      claim: unexpected,
    },
    practice: {
      next: unexpected,
      nextAfter: unexpected,
      fromDaily: unexpected,
      show: unexpected,
      respond: unexpected,
      reporting: unexpected,
      report: unexpected,
    },
    privacy: { export: unexpected, askErasure: unexpected, erase: unexpected, show: unexpected },
    leaderboard: unexpected,
    daily: { set: unexpected, show: unexpected, off: unexpected, now: unexpected },
    settings: { get: unexpected, set: unexpected },
    questions: {
      named: async () => [],
      flagged: unexpected,
      show: unexpected,
      disable: unexpected,
      enable: unexpected,
      void: unexpected,
      stats: unexpected,
      fixes: unexpected,
      pin: unexpected,
      unpin: unexpected,
      accept: unexpected,
    },
    notes: {
      list: unexpected,
      named: async () => [],
      preview: unexpected,
      confirm: unexpected,
      discard: unexpected,
      show: unexpected,
      check: unexpected,
      checkUploads: unexpected,
      remove: unexpected,
      undo: unexpected,
      switchShared: unexpected,
      onlyOwn: unexpected,
      export: unexpected,
    },
    suggestions: { suggest: unexpected, accept: unexpected, withdraw: unexpected },
  };
}

/** An App that does what is given and rejects everything else. */
export function appThat(deeds: Deeds): App {
  const app = unexpectedApp();
  return {
    ...app,
    ...deeds,
    facts: { ...app.facts, ...deeds.facts },
    rounds: { ...app.rounds, ...deeds.rounds },
    practice: { ...app.practice, ...deeds.practice },
    privacy: { ...app.privacy, ...deeds.privacy },
    daily: { ...app.daily, ...deeds.daily },
    settings: { ...app.settings, ...deeds.settings },
    questions: { ...app.questions, ...deeds.questions },
    notes: { ...app.notes, ...deeds.notes },
    suggestions: { ...app.suggestions, ...deeds.suggestions },
  };
}

/** A logger that keeps its lines. */
export function keptLog(lines: LogLine[]) {
  const at = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, message, fields });
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/** An edge of its own, by whatever clock the bot has; one that jumps needs patience with the gateway. */
export async function startEdge(now = Date.now, patience?: GatewayPatience): Promise<Edge> {
  const emulator = await startEmulator({ rateLimits: false });
  const guild = emulator.addGuild({ name: "Study group" });
  const channel = guild.addChannel("quiz");
  const ada = guild.addMember("Ada");
  const manager = guild.addMember("Grace", { permissions: ["ManageGuild"] });
  const log: LogLine[] = [];
  const events: ConnectionEvent[] = [];
  const guildEvents: GuildEvent[] = [];
  const discord = makeDiscord({
    timers: makeTimers(now),
    token: emulator.token,
    apiUrl: emulator.apiUrl,
    commands,
    log: keptLog(log),
    now,
    onConnection: (event) => events.push(event),
    onGuilds: (event) => guildEvents.push(event),
    ...(patience !== undefined && { patience }),
  });
  const app = appThat({});
  const connection = await discord.connect(app);
  return {
    emulator,
    discord,
    connection,
    guild,
    channel,
    ada,
    manager,
    log,
    events,
    guildEvents,
    does: (deeds) => void Object.assign(app, appThat(deeds)),
    async close() {
      await discord.close();
      await emulator.close();
    },
  };
}

/**
 * Starts one edge for the tests of a file, and gives it to `set`. Each test begins with an empty log and no fault, and may
 * break none of Discord's rules; where it fails, what was said is printed. With `mayWarn` false it may log no warning either.
 */
export function useEdge(set: (edge: Edge) => void, { mayWarn = true } = {}): void {
  let edge: Edge;
  beforeAll(async () => {
    edge = await startEdge();
    set(edge);
  });
  afterAll(() => edge.close());
  beforeEach(() => {
    onTestFailed(() => console.log(edge.emulator.transcript()));
    edge.log.length = 0;
  });
  afterEach(() => {
    edge.does({});
    edge.emulator.faults.clear();
    expect(edge.emulator.violations).toEqual([]);
    if (!mayWarn) expect(edge.log.filter(({ level }) => level === "warn" || level === "error")).toEqual([]);
  });
}
