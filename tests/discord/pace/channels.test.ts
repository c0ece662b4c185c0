import { beforeEach, expect, test } from "vitest";
import { DAILIES_AT_ONCE } from "../../../src/app/daily-sender.ts";
import type { Announcement, Delivery } from "../../../src/app/ports.ts";
import { type PacedChannels, paceChannels } from "../../../src/discord/pace/channels.ts";
import { makeLine } from "../../../src/discord/pace/line.ts";
import { FakeChannels } from "../../support/fake-channels.ts";
import { VirtualTime } from "../../support/virtual-time.ts";
import { dailyPost, lobby, question, reveal } from "../views.ts";

const HALL = "500";

let time: VirtualTime;
let discord: FakeChannels;
let channels: PacedChannels;
let edits: { readonly at: number; readonly announcement: Announcement }[];
let messageId: string;

beforeEach(async () => {
  time = new VirtualTime(1_800_000_000_000, () => discord.steps);
  discord = new FakeChannels(time);
  const parts = { clock: time.now, timers: time.timers("test") };
  channels = paceChannels(
    discord.from(() => false),
    { line: makeLine(parts), ...parts },
  );
  edits = [];
  const start = time.now();
  discord.onCall = ({ method, announcement }) => {
    if (method === "edit") edits.push({ at: time.now() - start, announcement });
  };
  const sent = await channels.post(HALL, question(), "q");
  if (sent.kind !== "sent") throw new Error("not sent");
  messageId = sent.messageId;
});

const counter = (questions: number) => lobby({ questions });
/** Edits the message, and tells of what became of it. */
function edit(announcement: Announcement): { outcome: Delivery | null } {
  const told: { outcome: Delivery | null } = { outcome: null };
  void channels.edit(HALL, messageId, announcement).then((outcome) => {
    told.outcome = outcome;
  });
  return told;
}

test("a message is edited at once, then at most every two seconds, each time to what it is to say last", async () => {
  for (let tenth = 1; tenth <= 50; tenth++) {
    edit(counter(tenth));
    await time.advance(100);
  }
  await time.advance(10_000);
  expect(edits).toEqual([
    { at: 0, announcement: counter(1) },
    { at: 2_000, announcement: counter(20) },
    { at: 4_000, announcement: counter(40) },
    { at: 6_000, announcement: counter(50) },
  ]);
});

test("who waits on an edit that a later one replaced is told what became of the later one", async () => {
  const first = edit(counter(1));
  await time.advance(0);
  const [replaced, last] = [edit(counter(2)), edit(counter(3))];
  await time.advance(1_000);
  expect([first.outcome?.kind, replaced.outcome, last.outcome]).toEqual(["sent", null, null]);
  discord.fault = () => "failed";
  await time.advance(1_000);
  expect(edits.at(-1)?.announcement).toEqual(counter(3));
  expect(replaced.outcome).toEqual({ kind: "failed", reason: "Discord has an outage" });
  expect(last.outcome).toEqual(replaced.outcome);
});

test("the next edit of a message waits for the one that is under way, however long that takes", async () => {
  discord.slowness = () => ({ there: 8_000, back: 0 });
  edit(counter(1));
  await time.advance(500);
  discord.slowness = () => ({ there: 0, back: 0 });
  edit(counter(2));
  await time.advance(20_000);
  expect(edits).toEqual([
    { at: 8_000, announcement: counter(1) },
    { at: 8_000, announcement: counter(2) },
  ]);
});

test("edits of other messages don't wait for each other", async () => {
  const other = await channels.post(HALL, question({ position: 2 }), "q2");
  edit(counter(1));
  if (other.kind === "sent") void channels.edit(HALL, other.messageId, counter(2));
  await time.advance(100);
  expect(edits.map(({ at }) => at)).toEqual([0, expect.any(Number)]);
});

test("a reveal overtakes daily concepts that wait, and a lobby's message too", async () => {
  const order: string[] = [];
  discord.onCall = ({ announcement }) => void order.push(announcement.kind);
  for (let at = 0; at < 50; at++) void channels.post(`${600 + at}`, dailyPost(), `d${at}`);
  for (let at = 0; at < 5; at++) void channels.post(`${800 + at}`, counter(at), `l${at}`);
  edit(reveal());
  await time.advance(10_000);
  expect(order).toHaveLength(56);
  expect(order.indexOf("reveal")).toBeLessThan(6);
  expect(order.lastIndexOf("lobby")).toBeLessThan(14);
});

test("at the end what waits fails at once, also an edit that waits for its two seconds", async () => {
  edit(counter(1));
  await time.advance(0);
  const waiting = edit(counter(2));
  channels.close();
  await time.advance(0);
  const stopping = { kind: "failed", reason: "Cohort is stopping" };
  expect(waiting.outcome).toEqual(stopping);
  expect(await channels.post(HALL, question(), "late")).toEqual(stopping);
  expect(await channels.find(HALL, question(), 0)).toEqual({ ...stopping, kind: "unknown" });
  expect(edits).toHaveLength(1);
});

test("a wave of 5,000 daily concepts over a slow Discord is out within three minutes, never more than 45 in a second", async () => {
  discord.slowness = () => ({ there: 100, back: 200 });
  const times: number[] = [];
  discord.onCall = () => void times.push(time.now());
  let next = 0;
  const sender = async () => {
    while (next < 5_000) {
      const guild = next++;
      await channels.post(String(guild), dailyPost(), `n${guild}`);
    }
  };
  const done = Promise.all(Array.from({ length: DAILIES_AT_ONCE }, sender));
  await time.advance(180_000, () => times.length === 5_000);
  expect(times).toHaveLength(5_000);
  const busiest = Math.max(
    ...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length),
  );
  expect(busiest).toBeLessThanOrEqual(45);
  await time.advance(1_000);
  await done;
}, 20_000);
