import { type Random, seeded } from "../../src/core/random.ts";
import type { Call, Fault, Slowness } from "../support/fake-channels.ts";
import { between, countOf, mostlyShort, oneOf } from "./chance.ts";
import { DAY, HOUR, MINUTE, type Plan, REMEMBERED } from "./plan.ts";
import type { Span } from "./spans.ts";

type Kind = "outage" | "flood" | "slow";
/** A stretch of bad weather, in all channels or in a share of them, as where some of Discord's machines fail. */
type Spell = Span & { readonly kind: Kind; readonly share: number; readonly name: string };

const NONE: Slowness = { there: 0, back: 0 };

function hits({ share, name }: Spell, channelId: string): boolean {
  return share === 1 || seeded(name, channelId)() < share;
}

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
    this.#spells = this.#spells.filter(({ to }) => to > day - REMEMBERED);
    this.#add(day, "outage", perDay.outages, longest);
    this.#add(day, "flood", perDay.floods, 30 * MINUTE);
    this.#add(day, "slow", perDay.slowHours, HOUR);
  }

  #add(day: number, kind: Kind, mean: number, longest: number): void {
    for (let left = countOf(this.#random, mean); left > 0; left--) {
      const from = day + between(this.#random, 0, DAY);
      const share = this.#random() < 0.4 ? this.#random() : 1;
      const to = from + mostlyShort(this.#random, 5_000, longest);
      this.#spells.push({ kind, from, to, share, name: `${kind}-${from}` });
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

  #faultAt({ method, channelId }: Call, now: number): Fault | null {
    if (now >= this.#calmFrom) return null;
    const random = this.#random;
    if (this.#is("flood", channelId, now)) return "forbidden";
    if (this.#is("outage", channelId, now))
      return oneOf<Fault | null>(random, ["failed", "failed", "failed", "lost"]);
    const { faults } = this.#plan;
    const chance = random();
    if (chance < faults) return "failed";
    return chance < 2 * faults && method !== "find" ? "lost" : null;
  }

  readonly slowness = ({ channelId }: Call, now: number): Slowness => {
    const random = this.#random;
    if (now >= this.#calmFrom) return NONE;
    if (this.#is("slow", channelId, now))
      return { there: between(random, 0, 8_000), back: between(random, 0, 8_000) };
    return random() < 0.3 ? { there: between(random, 0, 200), back: between(random, 0, 400) } : NONE;
  };

  #is(kind: Kind, channelId: string, now: number): boolean {
    const on = this.#spells.filter((spell) => spell.kind === kind && spell.from <= now && now < spell.to);
    return on.some((spell) => hits(spell, channelId));
  }

  #remember(channelId: string, now: number): void {
    const known = this.#failures.get(channelId) ?? [];
    known.push(now);
    this.#failures.set(channelId, known.slice(-200));
  }

  /** Whether the bot may read what stands in a channel. */
  readonly readable = (channelId: string): boolean =>
    seeded(this.#plan.seed, "readable", channelId)() >= this.#plan.unreadable;

  /** Whether Discord suffered from anything, or let any call fail, at any time of a span. */
  isBad({ from, to }: Span): boolean {
    const fails = [...this.#failures.values()].flat();
    return (
      this.#spells.some((spell) => spell.from <= to && spell.to >= from) ||
      fails.some((at) => at >= from && at <= to)
    );
  }

  /** Whether Discord refused with 403 in a channel at any time of a span. */
  flooded(channelId: string, { from, to }: Span): boolean {
    const floods = this.#spells.filter(({ kind }) => kind === "flood");
    return floods.some((spell) => spell.from <= to && spell.to >= from && hits(spell, channelId));
  }

  /** When a channel could not be relied on. */
  troubles(channelId: string): Span[] {
    const failures = (this.#failures.get(channelId) ?? []).map((at) => ({ from: at, to: at }));
    return [...this.#spells.filter((spell) => hits(spell, channelId)), ...failures];
  }
}
