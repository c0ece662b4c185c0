import { expect, test } from "vitest";
import { giveBackMemory } from "#src/ops/memory.ts";
import { VirtualTime } from "../support/virtual-time.ts";

/** Seconds after the start at which memory is given back, while so many rounds are open as is told of each second. */
async function givenBack(roundsAt: (second: number) => number | Error): Promise<readonly number[]> {
  const collected: number[] = [];
  const time = new VirtualTime(0, () => collected.length);
  giveBackMemory({
    timers: time.timers("bot"),
    clock: time.now,
    roundsOpen: async () => {
      const open = roundsAt(time.now() / 1_000);
      if (open instanceof Error) throw open;
      return open;
    },
    collect: () => collected.push(time.now() / 1_000),
  });
  await time.advance(600_000);
  return collected;
}

test("memory is given back once, forty seconds after the start", async () => {
  expect(await givenBack(() => 0)).toEqual([40]);
});

test("it is not given back amid a round, which would have to wait meanwhile, but once the last one is over", async () => {
  expect(await givenBack((second) => (second < 95 ? 1 : 0))).toEqual([100]);
  expect(await givenBack(() => 2)).toEqual([]);
});

test("a database that can't tell of rounds is asked again", async () => {
  expect(await givenBack((second) => (second < 50 ? new Error("busy") : 0))).toEqual([50]);
});
