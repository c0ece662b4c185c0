import { beforeEach, describe, expect, test } from "vitest";
import type { Announcement, Channels, Delivery } from "../../src/app/ports.ts";
import { type PacedChannels, paceChannels } from "../../src/discord/pacing.ts";
import { VirtualTime } from "../support/virtual-time.ts";
import { dailyPost, lobby, question, reveal } from "./views.ts";

type Went = { readonly at: number; readonly what: string };

let time: VirtualTime;
let went: Went[];
let paced: PacedChannels;
/** How long Discord takes. */
let takes: number;

beforeEach(() => {
  let steps = 0;
  time = new VirtualTime(1_000_000, () => steps);
  went = [];
  takes = 0;
  const answer = async (what: string): Promise<Delivery> => {
    steps += 1;
    went.push({ at: time.now(), what });
    if (takes > 0) await new Promise<void>((done) => timers.set(`answer ${steps}`, time.now() + takes, done));
    steps += 1;
    return { kind: "sent", messageId: what, at: time.now() };
  };
  const timers = time.timers("discord");
  const channels: Channels = {
    post: (channelId, { kind }) => answer(`post ${kind} ${channelId}`),
    edit: (_, messageId, view) =>
      answer(`edit ${view.kind} ${messageId} ${view.kind === "lobby" ? view.wished : ""}`),
    find: async () => ({ kind: "none" }),
    refusalIn: () => null,
  };
  paced = paceChannels(channels, { clock: time.now, timers: time.timers("pacing") });
});

const counting = (wished: number): Announcement => ({ ...lobby(), wished });

/** The most that went out within any second. */
function busiest(): number {
  return Math.max(
    ...went.map(({ at }) => went.filter((each) => each.at >= at && each.at < at + 1_000).length),
  );
}

describe("messages go out", () => {
  test("at most 45 within any second, however many are wanted at once", async () => {
    const all = Array.from({ length: 500 }, (_, at) => paced.post(String(at), dailyPost(), `n${at}`));
    await time.advance(20_000);
    expect(await Promise.all(all)).toHaveLength(500);
    expect(busiest()).toBeLessThanOrEqual(45);
  });

  test("reveals and questions first, then what only tells, then waves, each in order", async () => {
    void paced.post("0", dailyPost(), "first");
    for (const [channelId, view] of [
      ["1", dailyPost()],
      ["2", lobby()],
      ["3", question()],
      ["4", reveal()],
      ["5", dailyPost()],
    ] as const)
      void paced.post(channelId, view, channelId);
    await time.advance(1_000);
    expect(went.map(({ what }) => what.split(" ").at(-1))).toEqual(["0", "3", "4", "2", "1", "5"]);
  });

  test("at once where nothing waits", async () => {
    const sent = paced.post("1", question(), "n");
    await time.advance(0);
    expect(await sent).toMatchObject({ kind: "sent" });
    expect(went.map(({ at }) => at)).toEqual([1_000_000]);
  });
});

describe("edits of one message", () => {
  test("go out once in two seconds, the newest alone, and whoever wanted one is told what became of it", async () => {
    const all = [0, 1, 2, 3].map((wished) => paced.edit("c", "m", counting(wished)));
    await time.advance(1_999);
    expect(went.map(({ what }) => what)).toEqual(["edit lobby m 0"]);
    await time.advance(1);
    expect(went.map(({ what }) => what)).toEqual(["edit lobby m 0", "edit lobby m 3"]);
    const told = await Promise.all(all);
    expect(told.slice(1).every((delivery) => delivery === told[1])).toBe(true);
  });

  test("of other messages don't wait for them", async () => {
    for (const id of ["m", "n"]) void paced.edit("c", id, counting(1));
    void paced.edit("c", "m", counting(2));
    await time.advance(100);
    expect(went.map(({ what }) => what)).toEqual(["edit lobby m 1", "edit lobby n 1"]);
  });

  test("don't keep the reveal waiting, and one that waits doesn't come after it", async () => {
    void paced.edit("c", "m", question());
    void paced.edit("c", "m", counting(1));
    const revealed = paced.edit("c", "m", reveal());
    await time.advance(10_000);
    expect(await revealed).toMatchObject({ kind: "sent" });
    expect(went.map(({ what }) => what.split(" ")[1])).toEqual(["question", "reveal"]);
    expect((went[1]?.at ?? 0) - (went[0]?.at ?? 0)).toBeLessThan(100);
  });
});

test("more than a thousand don't wait: they have failed, and their rows try again", async () => {
  const all = Array.from({ length: 1_100 }, (_, at) => paced.post(String(at), dailyPost(), `n${at}`));
  expect(paced.waiting()).toBe(1_000);
  await time.advance(60_000);
  const failed = (await Promise.all(all)).filter(({ kind }) => kind === "failed");
  expect(failed).toHaveLength(99);
  expect(paced.waiting()).toBe(0);
});

test("what waits has failed once the process ends, and nothing more goes out", async () => {
  const all = [0, 1, 2].map((at) => paced.post(String(at), dailyPost(), `n${at}`));
  paced.close();
  expect((await Promise.all(all)).map(({ kind }) => kind)).toEqual(["sent", "failed", "failed"]);
  expect(await paced.post("9", question(), "late")).toMatchObject({ kind: "failed" });
  await time.advance(10_000);
  expect(went).toHaveLength(1);
});

test("a wave of 5,000 daily concepts, eight at a time over a slow Discord, is out within three minutes", async () => {
  takes = 150;
  let next = 0;
  const sender = async () => {
    while (next < 5_000) {
      next += 1;
      await paced.post(String(next), dailyPost(), `n${next}`);
    }
  };
  const done = Promise.all(Array.from({ length: 8 }, sender));
  await time.advance(180_000, () => went.length === 5_000);
  expect(went).toHaveLength(5_000);
  expect(busiest()).toBeLessThanOrEqual(45);
  await time.advance(1_000);
  await done;
});
