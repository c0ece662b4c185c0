import { expect, test } from "vitest";
import { LONGEST_WAIT, makeLine, type Urgency } from "../../../src/discord/pace/line.ts";
import { VirtualTime } from "../../support/virtual-time.ts";

/** A line on a clock of its own, and what went when. */
function lineAt(start = 1_000_000) {
  const went: { readonly name: string; readonly at: number }[] = [];
  const refusals: string[] = [];
  const time = new VirtualTime(start, () => went.length + refusals.length);
  const line = makeLine({ clock: time.now, timers: time.timers("test") });
  const go = async (name: string, urgency: Urgency, takes = 0) => {
    const outcome = await line.run(urgency, async () => {
      went.push({ name, at: time.now() - start });
      await time.sleep(takes);
    });
    if (outcome !== undefined) refusals.push(outcome.reason);
  };
  const many = (count: number, urgency: Urgency, takes = 0) => {
    for (let at = 0; at < count; at++) void go(urgency, urgency, takes);
  };
  return { time, line, went, refusals, go, many };
}

test("what is urgent goes before all that waits already, and others keep a turn in eight", async () => {
  const { time, went, many } = lineAt();
  many(100, "news");
  many(100, "round");
  await time.advance(500);
  many(14, "play");
  const before = went.length;
  await time.advance(10_000);
  const then = went.slice(before, before + 16).map(({ name }) => name);
  expect(then.filter((name) => name === "play")).toHaveLength(14);
  expect(then.indexOf("play")).toBeLessThan(2);
  expect(went.filter(({ name }) => name === "news").length).toBe(100);
});

test("in no second go more than 45, and hardly fewer while many wait", async () => {
  const { time, went, many } = lineAt();
  many(400, "news");
  await time.advance(15_000);
  expect(went).toHaveLength(400);
  const most = Math.max(
    ...went.map(({ at: from }) => went.filter(({ at }) => at >= from && at < from + 1_000).length),
  );
  expect(most).toBeLessThanOrEqual(45);
  expect(most).toBeGreaterThan(34);
});

test("while Discord is slow, what is urgent finds room and the others wait", async () => {
  const { time, went, many } = lineAt();
  many(100, "news", 60_000);
  await time.advance(5_000);
  expect(went).toHaveLength(25);
  many(100, "play", 60_000);
  await time.advance(5_000);
  expect(went.filter(({ name }) => name === "play")).toHaveLength(15);
});

test("whoever would wait too long is refused, and so are those who come to a full line", async () => {
  const { time, line, went, refusals, many } = lineAt();
  many(530, "news", 60_000);
  await time.advance(0);
  const full = refusals.splice(0);
  expect(full).toEqual(Array.from({ length: 530 - went.length - 500 }, () => "too many wait for their turn"));
  await time.advance(LONGEST_WAIT);
  expect(line.waiting()).toBe(0);
  expect(refusals).toEqual(
    Array.from({ length: 530 - full.length - 25 }, () => "it waited too long for its turn"),
  );
});

test("a line that is closed refuses at once all who wait and whoever comes, and ends what is under way", async () => {
  const { time, line, went, refusals, go, many } = lineAt();
  many(10, "play", 1_000);
  await time.advance(0);
  const underWay = went.length;
  line.close();
  void go("late", "play");
  await time.advance(5_000);
  expect(went).toHaveLength(underWay);
  expect(refusals).toEqual(Array.from({ length: 11 - underWay }, () => "Cohort is stopping"));
});

test("work that fails passes its failure on and makes room", async () => {
  const { time, line, went, many } = lineAt();
  const fails = Array.from({ length: 60 }, () =>
    line.run("play", () => Promise.reject(new Error("of its own"))).catch((error: Error) => error.message),
  );
  await time.advance(5_000);
  expect(new Set(await Promise.all(fails))).toEqual(new Set(["of its own"]));
  many(1, "news");
  await time.advance(0);
  expect(went).toHaveLength(1);
});
