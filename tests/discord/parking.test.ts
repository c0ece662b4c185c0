import { beforeEach, expect, test } from "vitest";
import type { Channels, Delivery } from "../../src/app/ports.ts";
import { type ParkedChannels, parkChannels } from "../../src/discord/parking.ts";
import { dailyPost } from "./views.ts";

const MINUTE = 60_000;

let now: number;
let asked: number;
let answer: Delivery;
let channels: ParkedChannels;

beforeEach(() => {
  now = 1_000_000;
  asked = 0;
  answer = { kind: "forbidden", missing: "AutoMod's consent" };
  const send = async () => {
    asked += 1;
    return answer;
  };
  const raw: Channels = {
    post: send,
    edit: send,
    find: async () => ({ kind: "none" }),
    refusalIn: () => null,
  };
  channels = parkChannels(raw, () => now);
});

const post = (channelId = "1") => channels.post(channelId, dailyPost(), "n");

/** Refuses three times over a quarter of an hour. */
async function refuse(): Promise<void> {
  for (const wait of [0, 5, 10]) {
    now += wait * MINUTE;
    expect(await post()).toEqual(answer);
  }
}

test("a channel that refused three times over a quarter of an hour isn't asked, and says why", async () => {
  await refuse();
  expect(asked).toBe(3);
  expect(await post()).toEqual(answer);
  expect(await channels.edit("1", "m", dailyPost())).toEqual(answer);
  expect(asked).toBe(3);
  expect(channels.refusalIn("1")).toBe("AutoMod's consent");
  expect(channels.refusalIn("2")).toBeNull();
  await post("2");
  expect(asked).toBe(4);
});

test("three refusals within minutes park nothing: right after a change Discord may be wrong", async () => {
  for (let time = 0; time < 5; time += 1) {
    now += 2 * MINUTE;
    await post();
  }
  expect(asked).toBe(5);
  expect(channels.refusalIn("1")).toBeNull();
});

test("what is taken in between counts as well, and a failure counts for nothing", async () => {
  await post();
  now += 10 * MINUTE;
  answer = { kind: "sent", messageId: "m", at: now };
  await post();
  answer = { kind: "failed", reason: "Discord has an outage" };
  for (let time = 0; time < 4; time += 1) {
    now += 10 * MINUTE;
    await post();
  }
  answer = { kind: "forbidden", missing: "Send Messages" };
  await post();
  await post();
  expect(asked).toBe(8);
});

test("a parked channel is tried again after a day, and parked again by one refusal", async () => {
  await refuse();
  now += 24 * 60 * MINUTE;
  await post();
  await post();
  expect(asked).toBe(4);
  now += 24 * 60 * MINUTE;
  answer = { kind: "sent", messageId: "m", at: now };
  await post();
  await post();
  expect(asked).toBe(6);
  expect(channels.refusalIn("1")).toBeNull();
});

test("a parked channel is asked again as soon as permissions may have changed there", async () => {
  await refuse();
  channels.changed(["2"]);
  await post();
  expect(asked).toBe(3);
  channels.changed(["1"]);
  await post();
  expect(asked).toBe(4);
});
