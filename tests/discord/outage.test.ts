import { expect, test } from "vitest";
import { makeGate } from "../../src/discord/outage.ts";

/** A gate at a clock that is set by hand. */
function gateAt(start: number) {
  const clock = { now: start };
  const gate = makeGate(() => clock.now);
  const tell = (outcome: "well" | "failed" | "refused", times: number) => {
    for (let time = 0; time < times; time++) gate.told(outcome);
  };
  return { clock, gate, tell };
}

test("seven failures in a row shut no gate, and one success forgets them", () => {
  const { gate, tell } = gateAt(0);
  tell("failed", 7);
  expect(gate.lets()).toBe(true);
  tell("well", 1);
  tell("failed", 7);
  expect(gate.lets()).toBe(true);
});

test.each([
  ["failed", 1_000],
  ["refused", 15_000],
] as const)(
  "after eight that were %s one request goes out every %i ms, until one works",
  (outcome, between) => {
    const { clock, gate, tell } = gateAt(1_000_000);
    tell(outcome, 8);
    expect(gate.lets()).toBe(false);
    clock.now += between;
    expect([gate.lets(), gate.lets()]).toEqual([true, false]);
    tell(outcome, 1);
    clock.now += between - 1;
    expect(gate.lets()).toBe(false);
    clock.now += 1;
    expect(gate.lets()).toBe(true);
    tell("well", 1);
    expect([gate.lets(), gate.lets(), gate.lets()]).toEqual([true, true, true]);
  },
);

test("ten minutes of refusals let fewer than fifty requests out, however many want to", () => {
  const { clock, gate } = gateAt(0);
  let out = 0;
  for (; clock.now < 600_000; clock.now += 10) {
    if (!gate.lets()) continue;
    out += 1;
    gate.told("refused");
  }
  expect(out).toBeLessThan(50);
});
