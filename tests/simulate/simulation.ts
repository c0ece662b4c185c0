import type { Announcement } from "../../src/app/ports.ts";
import { hash, seeded } from "../../src/core/random.ts";
import { World } from "../support/bot.ts";
import { bankOfForms } from "../support/round-scene.ts";
import { AdminAudit } from "./audit-admins.ts";
import { DailyAudit, type DailyFigures } from "./audit-daily.ts";
import { RoundAudit, type RoundFigures } from "./audit-rounds.ts";
import { Feed } from "./feed.ts";
import { Fleet } from "./fleet.ts";
import { Group } from "./group.ts";
import { Habits } from "./habits.ts";
import { Leaks } from "./leaks.ts";
import { DAY, HOUR, MINUTE, type Plan } from "./plan.ts";
import type { Stage } from "./stage.ts";
import { Transcript } from "./transcript.ts";
import { Weather } from "./weather.ts";

/** What a simulation came to; `breaches` is empty where every promise held. */
export type Report = {
  readonly breaches: readonly string[];
  /** The virtual day of the breaches, or the last one. */
  readonly day: number;
  readonly hash: string;
  readonly latest: readonly string[];
  readonly boots: number;
  /** How often two processes were told of the same thing. */
  readonly heardTwice: number;
  /** How often processes died before or after each step. */
  readonly deaths: ReadonlyMap<string, number>;
  readonly rounds: RoundFigures;
  readonly daily: DailyFigures;
  /** The longest that rounds waited after a start, in milliseconds; and of how many starts. */
  readonly resumed: { readonly longest: number; readonly starts: number };
};

/** At the end of each day with rounds all is calm for so long: what is then not as it should be stays so. */
const CALM = 90 * MINUTE;
const ROUNDS_END = 30 * MINUTE;

/** The whole bot over real SQLite, its guilds and Discord on a virtual clock, with an auditor; no time passes for real. */
export class Simulation {
  readonly #stage: Stage;
  readonly #groups: readonly Group[];
  readonly #feeds: readonly Feed[];
  readonly #habits: readonly Habits[];
  readonly #rounds: RoundAudit;
  readonly #daily: DailyAudit;
  readonly #admins = new AdminAudit();
  readonly #bugs: string[] = [];

  constructor(plan: Plan) {
    const world = new World({
      bank: bankOfForms,
      start: plan.start,
      seed: plan.seed,
      durable: false,
      isPaced: true,
    });
    const transcript = new Transcript(world.time.now);
    const weather = new Weather(plan, seeded(plan.seed, "weather"));
    const isBusy = () => this.#isBusy();
    const fleet = new Fleet({ plan, world, random: seeded(plan.seed, "fleet"), transcript, isBusy });
    const bug = (error: unknown) => void this.#bugs.push(stackOf(error));
    const timers = world.time.timers("members");
    const leaks = new Leaks();
    this.#stage = { plan, world, fleet, weather, transcript, leaks, timers, ends: [], bug };
    this.#groups = Array.from(
      { length: plan.guilds },
      (_, index) => new Group(this.#stage, index, plan.zones[index % plan.zones.length] ?? "UTC"),
    );
    this.#feeds = plan.daily ? this.#groups.map((group) => new Feed(this.#stage, group)) : [];
    this.#habits = plan.rounds > 0 ? this.#groups.map((group) => new Habits(this.#stage, group)) : [];
    this.#rounds = new RoundAudit(this.#stage);
    this.#daily = new DailyAudit(this.#stage);
    this.#listen();
  }

  #listen(): void {
    const { world, weather, transcript, leaks } = this.#stage;
    const guildOf = new Map(
      this.#groups.flatMap(({ guildId, hall, office }) => [
        [hall, guildId] as const,
        [office, guildId] as const,
      ]),
    );
    const byHall = new Map(this.#groups.map((group) => [group.hall, group]));
    world.discord.knowsNonces = this.#stage.plan.nonces;
    world.discord.readable = weather.readable;
    world.discord.fault = (call) => weather.fault(call, world.time.now());
    world.discord.slowness = (call) => weather.slowness(call, world.time.now());
    world.discord.onCall = ({ method, channelId, announcement }, fault, result) => {
      transcript.note(method, channelId, brief(announcement), fault ?? "", JSON.stringify(result));
      const guildId = guildOf.get(channelId);
      const isThere = fault === null || fault === "lost";
      if (guildId !== undefined && method !== "find" && isThere)
        leaks.heard(guildId, announcement, world.time.now());
    };
    world.discord.onMessage = (message) => {
      byHall.get(message.channelId)?.see(message);
      this.#daily.see(message);
      this.#admins.see(message);
    };
  }

  /** Whether a round may be on. */
  #isBusy(): boolean {
    const last = Math.max(0, ...this.#groups.map(({ startedAt }) => startedAt));
    return this.#stage.world.time.now() - last < HOUR;
  }

  /** Runs until a promise is broken, or to the end of the plan; `told` is told of each day. */
  async run(told: (day: number) => void = () => {}): Promise<Report> {
    const { plan, world } = this.#stage;
    let breaches: string[] = [];
    let day = 0;
    try {
      while (breaches.length === 0 && day < plan.days) {
        day += 1;
        breaches = await this.#day(day).catch((error: unknown) => [stackOf(error)]);
        told(day);
      }
      return this.#report(day, breaches);
    } finally {
      await world.close();
    }
  }

  async #day(day: number): Promise<string[]> {
    const { plan, world, fleet, weather } = this.#stage;
    const from = world.time.now();
    const end = from + DAY;
    const hasRounds = plan.rounds > 0;
    weather.calm(null);
    weather.forecast(from);
    fleet.storm();
    fleet.plan(from);
    if (day === 1) for (const habits of this.#habits) habits.begin();
    for (const habits of this.#habits) habits.planDay(from, end - CALM);
    if (day === 1) for (const feed of this.#feeds) feed.begin();
    else for (const feed of this.#feeds) feed.planDay(from);
    if (hasRounds) for (const group of this.#groups) group.planRounds(from, end - CALM - ROUNDS_END);
    await fleet.sail(hasRounds ? end - CALM : end);
    if (hasRounds) {
      weather.calm(world.time.now());
      await fleet.calm();
      await fleet.sail(end);
    }
    return this.#audit(day, end);
  }

  async #audit(day: number, now: number): Promise<string[]> {
    const { plan, world, fleet, leaks, ends } = this.#stage;
    const isLast = day === plan.days;
    if (isLast && fleet.hearing.length === 0) await fleet.calm();
    const [bot] = fleet.hearing;
    if (bot === undefined) return [];
    const { db } = bot.database;
    const held: string[] = [];
    for (const habits of this.#habits) held.push(...(await habits.audit(bot)));
    const breaches = [
      ...held,
      ...this.#admins.audit(),
      ...this.#bugs.splice(0),
      ...this.#errors(),
      ...(await this.#rounds.audit(this.#groups, db)),
      ...(await this.#daily.audit(this.#feeds, db)),
      ...this.#resumptions(),
      ...(isLast || day % 30 === 0 ? await this.#rounds.boards(bot, this.#groups) : []),
    ];
    world.discord.forget(now - 2 * DAY);
    leaks.forget(now - 2 * DAY);
    ends.splice(0);
    return breaches;
  }

  /** What the bot logs as an error is a bug here: nothing of what happens is unexpected. */
  #errors(): string[] {
    const { log } = this.#stage.world;
    const errors = log.filter(({ level }) => level === "error");
    log.splice(0);
    return errors.map(({ message, fields }) => `logged: ${message} ${describe(fields)}`);
  }

  #resumed = { longest: 0, starts: 0 };

  /** Starts after which rounds were left behind for more than ten seconds, though Discord was well. */
  #resumptions(): string[] {
    const { fleet, weather } = this.#stage;
    const well = fleet.recovery.resumptions.filter(
      ({ readyAt, took }) => !weather.isBad({ from: readyAt - MINUTE, to: readyAt + took }),
    );
    fleet.recovery.resumptions = [];
    this.#resumed = {
      starts: this.#resumed.starts + well.length,
      longest: Math.max(this.#resumed.longest, ...well.map(({ took }) => took)),
    };
    return well
      .filter(({ took }) => took > 10_000)
      .map(({ readyAt, took }) => `rounds waited ${took} ms after the start at ${readyAt}`);
  }

  #report(day: number, breaches: readonly string[]): Report {
    const { transcript, fleet } = this.#stage;
    return {
      breaches,
      day,
      hash: transcript.hash,
      latest: transcript.latest,
      boots: fleet.boots,
      heardTwice: fleet.heardTwice,
      deaths: fleet.deaths,
      rounds: this.#rounds.figures,
      daily: this.#daily.figures,
      resumed: this.#resumed,
    };
  }
}

/** An announcement in a word, with a sign of all that it says. */
function brief(announcement: Announcement): string {
  const { kind } = announcement;
  const which = "slot" in announcement ? announcement.slot : "";
  const round = "roundId" in announcement ? announcement.roundId : "";
  const position = "position" in announcement ? announcement.position : "";
  return [kind, which, round, position, hash(JSON.stringify(announcement)).slice(0, 6)].join(" ");
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function describe(fields: object): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${value instanceof Error ? stackOf(value) : JSON.stringify(value)}`)
    .join(", ");
}
