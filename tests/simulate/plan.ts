import { START } from "../support/rounds.ts";
import { ALL_ZONES, distinctZones } from "./zones.ts";

/** What a simulation is made of; the same plan gives the same simulation, event for event. */
export type Plan = {
  readonly seed: string;
  /** When it begins, UTC milliseconds. */
  readonly start: number;
  /** Virtual days. */
  readonly days: number;
  readonly guilds: number;
  /** Members of each guild who play. */
  readonly members: number;
  /** Rounds that a guild starts on a day, on average. */
  readonly rounds: number;
  /** In which share of rounds a second process starts amid the round. */
  readonly deployed: number;
  /** Exercises that a guild's members do on a day, on average. */
  readonly practice: number;
  /** Whether guilds have a daily concept. */
  readonly daily: boolean;
  /** The guilds' zones, one after another and then again. */
  readonly zones: readonly string[];
  /** Which share of deliveries comes twice, and as many late and out of order. */
  readonly repeated: number;
  /** How often a process dies: one step of so many is its last. */
  readonly stepsOfLife: number;
  /** Of each on a day, on average. */
  readonly perDay: {
    readonly kills: number;
    /** A second process on the same token starts before the first one ends. */
    readonly deploys: number;
    /** The gateway is lost for a while. */
    readonly losses: number;
    readonly outages: number;
    /** Discord refuses everything with 403. */
    readonly floods: number;
    readonly slowHours: number;
  };
  /** The share of calls that fail, and of those whose answer is lost, on a fair day. */
  readonly faults: number;
  /** Whether Discord knows nonces again; where it doesn't, an audit that finds nothing posted twice is no audit. */
  readonly nonces: boolean;
  /** The share of guilds in which the bot may not read what stands in channels. */
  readonly unreadable: number;
  /** The longest that the bot or Discord is away, in milliseconds. */
  readonly longest: number;
};

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** What could be expected of the bot and of Discord is known for so long: audits wait while no process is there. */
export const REMEMBERED = 14 * DAY;

/** Everything at once, in a few guilds. */
export const EVERYTHING: Plan = {
  seed: "1",
  start: START,
  days: 2,
  guilds: 8,
  members: 6,
  rounds: 3,
  deployed: 0.1,
  practice: 2,
  daily: true,
  zones: ALL_ZONES,
  repeated: 0.15,
  stepsOfLife: 150,
  perDay: { kills: 4, deploys: 2, losses: 4, outages: 2, floods: 1, slowHours: 2 },
  faults: 0.01,
  nonces: true,
  unreadable: 0,
  longest: 3 * HOUR,
};

/** Rounds only, whose presses come twice or out of order in almost a third of all cases; amid many a new process is deployed. */
export const ROUNDS: Plan = {
  ...EVERYTHING,
  guilds: 20,
  rounds: 10,
  deployed: 0.4,
  practice: 0,
  daily: false,
  repeated: 0.3,
  stepsOfLife: 400,
  longest: 20 * MINUTE,
};

/** Guilds in each class of zones with daylight saving: what they set meets the changed hours in some. */
const OFTEN = 4;

/**
 * A year of daily concepts in zones that stand for all IANA zones: they show what every clock of the world shows then. The
 * process dies between any two steps.
 */
export function dailyYear(): Plan {
  const days = 365;
  const zones = distinctZones({ from: EVERYTHING.start, days }, OFTEN);
  return { ...DAILY, days, zones, guilds: zones.length };
}

/** A daily concept, and a process that dies between any two steps. */
export const DAILY: Plan = {
  ...EVERYTHING,
  members: 0,
  rounds: 0,
  practice: 0,
  unreadable: 0.05,
  longest: 10 * HOUR,
};
