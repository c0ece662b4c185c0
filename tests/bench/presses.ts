import { performance } from "node:perf_hooks";
import type { Emulator, Member, Message } from "../../src/emulator/index.ts";

/** A channel with an open question and members to press its buttons. */
export type Target = {
  readonly emulator: Emulator;
  readonly message: Message;
  readonly members: readonly Member[];
};

/** Acknowledged presses per second, and latencies from press to reply in milliseconds. */
export type Measure = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  readonly failed: number;
};

class Meter {
  readonly #latencies: number[] = [];
  #failed = 0;
  #at = 0;
  readonly #target: Target;

  constructor(target: Target) {
    this.#target = target;
  }

  async press(): Promise<void> {
    const { members, message } = this.#target;
    const at = this.#at++;
    const member = members[at % members.length];
    const button = message.buttons[(at + Math.floor(at / members.length)) % message.buttons.length];
    if (member === undefined || button === undefined) throw new Error("Nothing to press");
    const began = performance.now();
    const outcome = await member.press(message, button.customId ?? "");
    if (outcome.kind === "reply") this.#latencies.push(performance.now() - began);
    else this.#failed += 1;
  }

  measure(milliseconds: number): Measure {
    const sorted = [...this.#latencies].sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
    const perSecond = (1000 * sorted.length) / milliseconds;
    return { perSecond, p50: at(0.5), p99: at(0.99), max: at(1), failed: this.#failed };
  }
}

/** As many presses as the bot takes, `inFlight` at a time. */
export async function saturate(target: Target, inFlight: number, milliseconds: number): Promise<Measure> {
  const meter = new Meter(target);
  const began = performance.now();
  const isOver = () => performance.now() - began > milliseconds;
  const presser = async () => {
    while (!isOver()) await meter.press();
  };
  await Promise.all(Array.from({ length: inFlight }, presser));
  return meter.measure(performance.now() - began);
}

/** A steady stream of presses, whatever the bot makes of it. */
export function stream(target: Target, perSecond: number, milliseconds: number): Promise<Measure> {
  return streamWhile(target, perSecond, new Promise((resolve) => setTimeout(resolve, milliseconds)));
}

/** The same for as long as something takes. */
export async function streamWhile(
  target: Target,
  perSecond: number,
  work: Promise<unknown>,
): Promise<Measure> {
  const meter = new Meter(target);
  const began = performance.now();
  const presses: Promise<void>[] = [];
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    const due = Math.floor(((performance.now() - began) * perSecond) / 1000);
    while (presses.length < due) presses.push(meter.press());
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await Promise.all([over, ...presses]);
  return meter.measure(performance.now() - began);
}
