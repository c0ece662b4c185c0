import { describe, expect, test } from "vitest";
import { seeded } from "../../src/core/random.ts";
import { makeGate } from "../../src/discord/outage.ts";
import { REFUSED_OTHERS, REFUSED_REPLIES } from "../../src/discord/requests.ts";

/** A gate at a clock that is set by hand. */
function gateAt(start: number, allowance = { atOnce: 1_000, inTenMinutes: 1_000, countsUnderWay: true }) {
  const clock = { now: start };
  const gate = makeGate(() => clock.now, allowance);
  const tell = (outcome: "well" | "failed" | "refused", times: number) => {
    for (let time = 0; time < times; time++) gate.told(outcome);
  };
  return { clock, gate, tell };
}

/** The most of these times, in order, that fell into ten minutes. */
function worstTenMinutes(times: readonly number[]): number {
  let [first, most] = [0, 0];
  for (const [turn, at] of times.entries()) {
    while (at - (times[first] ?? at) >= 600_000) first += 1;
    most = Math.max(most, turn - first + 1);
  }
  return most;
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

describe("where a share of the requests is refused", () => {
  const few = REFUSED_OTHERS;

  test("both kinds of requests together see fewer than a hundred in ten minutes", () => {
    const most = [REFUSED_OTHERS, REFUSED_REPLIES].map(({ atOnce, inTenMinutes }) => atOnce + inTenMinutes);
    expect(most.reduce((sum, one) => sum + one, 0)).toBeLessThan(100);
  });

  test("replies that are on their way together may all be refused, and then few go out", () => {
    const { clock, gate } = gateAt(0, REFUSED_REPLIES);
    for (let reply = 0; reply < 200; reply++) expect(gate.lets()).toBe(true);
    for (let reply = 0; reply < 200; reply++) gate.told("refused");
    let out = 0;
    for (; clock.now < 600_000; clock.now += 100) {
      if (!gate.lets()) continue;
      out += 1;
      gate.told("refused");
    }
    expect(out).toBeGreaterThan(0);
    expect(out).toBeLessThanOrEqual(REFUSED_REPLIES.inTenMinutes);
  });

  test.each([0.02, 0.1, 0.5, 0.9])(
    "%d of the replies, ten minutes see the allowance and once those that were under way, not as many time and again",
    (share) => {
      const { clock, gate } = gateAt(0, REFUSED_REPLIES);
      const random = seeded("refused replies", share);
      const together = 200;
      const refusedAt: number[] = [];
      for (let underWay = 0; clock.now < 3_600_000; clock.now += 200, underWay = 0) {
        while (underWay < together && gate.lets()) underWay += 1;
        for (; underWay > 0; underWay--) {
          const isRefused = random() < share;
          if (isRefused) refusedAt.push(clock.now);
          gate.told(isRefused ? "refused" : "well");
        }
      }
      const most = together * share * 1.2 + REFUSED_REPLIES.atOnce + REFUSED_REPLIES.inTenMinutes;
      expect(worstTenMinutes(refusedAt)).toBeLessThanOrEqual(most);
      expect(refusedAt.length).toBeGreaterThan(100);
    },
  );

  test("four refused replies slow no rush", () => {
    const { gate, tell } = gateAt(0, REFUSED_REPLIES);
    for (let reply = 0; reply < 4; reply++) expect(gate.lets()).toBe(true);
    tell("refused", 4);
    for (let reply = 0; reply < 500; reply++) expect(gate.lets()).toBe(true);
  });

  test.each([0.02, 0.1, 0.5, 0.9])(
    "%d of them, no ten minutes see more refusals than are allowed, however many want to go together",
    (share) => {
      const { clock, gate } = gateAt(0, few);
      const random = seeded("refusals", share);
      const refusedAt: number[] = [];
      for (let underWay = 0; clock.now < 3_600_000; clock.now += 200, underWay = 0) {
        while (underWay < 40 && gate.lets()) underWay += 1;
        for (; underWay > 0; underWay--) {
          const isRefused = random() < share;
          if (isRefused) refusedAt.push(clock.now);
          gate.told(isRefused ? "refused" : "well");
        }
      }
      expect(refusedAt.length).toBeGreaterThan(100);
      expect(worstTenMinutes(refusedAt)).toBeLessThanOrEqual(
        REFUSED_OTHERS.atOnce + REFUSED_OTHERS.inTenMinutes,
      );
    },
  );

  test("some go again within half a minute after it has passed", () => {
    const { clock, gate } = gateAt(0, few);
    for (let time = 0; time < 100; time++) {
      if (gate.lets()) gate.told("refused");
      if (gate.lets()) gate.told("well");
    }
    expect(gate.lets()).toBe(false);
    clock.now += 34_000;
    expect([gate.lets(), gate.lets()]).toEqual([true, false]);
    gate.told("well");
    expect(gate.lets()).toBe(true);
  });

  test("one that was refused for being one too many is a refusal too, but no outage", () => {
    const { gate } = gateAt(0, few);
    for (let time = 0; time < 45; time++) {
      expect(gate.lets()).toBe(true);
      gate.told("limited");
    }
    expect(gate.lets()).toBe(false);
  });
});
