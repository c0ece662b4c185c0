import type { Timers } from "../../src/app/ports.ts";
import type { World } from "../support/bot.ts";
import type { Fleet } from "./fleet.ts";
import type { Leaks } from "./leaks.ts";
import type { Plan } from "./plan.ts";
import type { Transcript } from "./transcript.ts";
import type { Weather } from "./weather.ts";

/** What all parts of a simulation share. */
export type Stage = {
  readonly plan: Plan;
  readonly world: World;
  readonly fleet: Fleet;
  readonly weather: Weather;
  readonly transcript: Transcript;
  readonly leaks: Leaks;
  /** Alarms of members' deeds: they outlive every process. */
  readonly timers: Timers;
  /** Questions and rounds that a member ended before their time. */
  readonly ends: { readonly roundId: string; readonly at: number }[];
  /** Told of what must never happen. */
  readonly bug: (error: unknown) => void;
};
