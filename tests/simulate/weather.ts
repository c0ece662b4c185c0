import type { Random } from "../../src/core/random.ts";
import type { Call, Fault, Slowness } from "../support/fake-channels.ts";
import { between, countOf, mostlyShort, oneOf } from "./chance.ts";
import { DAY, HOUR, MINUTE, type Plan } from "./plan.ts";
import type { Span } from "./spans.ts";

type Kind = "outage" | "flood" | "slow";
type Spell = Span & { readonly kind: Kind };

const NONE: Slowness = { there: 0, back: 0 };

/** What Discord suffers from, hour by hour; and a memory of it, for whoever asks later what could be expected. */
export class Weather {
  readonly #plan: Plan;
  readonly #random: Random;
  #spells: Spell[] = [];
  /** When calls failed, by channel. */
  readonly #failures = new Map<string, number[]>();
  #calmFrom = Number.POSITIVE_INFINITY;

  constructor(plan: Plan, random: Random) {
    this.#plan = plan;
    this.#random = random;
  }

  /** Makes the weather of a day that begins now. */
  forecast(day: number): void {
    const { perDay, longest } = this.#plan;
    this.#spells = this.#spells.filter(({ to }) => to > day - 2 * DAY);
    this.#add(day, "outage", perDay.outages, longest);
    this.#add(day, "flood", perDay.floods, 30 * MINUTE);
    this.#add(day, "slow", perDay.slowHours, HOUR);
  }

  #add(day: number, kind: Kind, mean: number, longest: number): void {
    for (let left = countOf(this.#random, mean); left > 0; left--) {
      const from = day + between(this.#random, 0, DAY);
      this.#spells.push({ kind, from, to: from + mostlyShort(this.#random, 5_000, longest) });
    }
  }

  /** From this time on nothing goes wrong; null makes the weather go on. */
  calm(from: number | null): void {
    this.#calmFrom = from ?? Number.POSITIVE_INFINITY;
  }

  readonly fault = (call: Call, now: number): Fault | null => {
    const fault = this.#faultAt(call, now);
    if (fault !== null) this.#remember(call.channelId, now);
    return fault;
  };

  #faultAt({ method }: Call, now: number): Fault | null {
    if (now >= this.#calmFrom) return null;
    const random = this.#random;
    if (this.#is("flood", now)) return "forbidden";
    if (this.#is("outage", now)) return oneOf<Fault | null>(random, ["failed", "failed", "failed", "lost"]);
    const { faults } = this.#plan;
    const chance = random();
    if (chance < faults) return "failed";
    return chance < 2 * faults && method !== "find" ? "lost" : null;
  }

  readonly slowness = (now: number): Slowness => {
    const random = this.#random;
    if (now >= this.#calmFrom) return NONE;
    if (this.#is("slow", now)) return { there: between(random, 0, 8_000), back: between(random, 0, 8_000) };
    return random() < 0.3 ? { there: between(random, 0, 200), back: between(random, 0, 400) } : NONE;
  };

  #is(kind: Kind, now: number): boolean {
    return this.#spells.some((spell) => spell.kind === kind && spell.from <= now && now < spell.to);
  }

  #remember(channelId: string, now: number): void {
    const known = this.#failures.get(channelId) ?? [];
    known.push(now);
    this.#failures.set(channelId, known.slice(-200));
  }

  /** Whether Discord suffered from anything at any time of a span. */
  isBad({ from, to }: Span): boolean {
    return this.#spells.some((spell) => spell.from <= to && spell.to >= from);
  }

  /** Whether Discord refused with 403 at any time of a span. */
  flooded({ from, to }: Span): boolean {
    return this.#spells.some((spell) => spell.kind === "flood" && spell.from <= to && spell.to >= from);
  }

  /** When a channel could not be relied on. */
  troubles(channelId: string): Span[] {
    const failures = (this.#failures.get(channelId) ?? []).map((at) => ({ from: at, to: at }));
    return [...this.#spells, ...failures];
  }
}
