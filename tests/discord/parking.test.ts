import { beforeEach, describe, expect, test } from "vitest";
import type { Channels, Delivery, Finding } from "../../src/app/ports.ts";
import { type ParkedChannels, parkChannels } from "../../src/discord/parking.ts";
import { startEdge } from "./edge.ts";
import { dailyPost } from "./views.ts";

const MINUTE = 60_000;

let now: number;
let asked: number;
let answer: Delivery;
let finding: Finding;
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
    find: async () => finding,
    refusalIn: () => null,
  };
  finding = { kind: "none" };
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

test("an outage, in which more than half of many channels refuse, parks none and is a failure", async () => {
  for (const wait of [0, 5, 10, 1]) {
    now += wait * MINUTE;
    for (const channelId of ["1", "2", "3", "4", "5", "6"]) await post(channelId);
  }
  const told = await post("1");
  expect(told).toEqual({ kind: "failed", reason: "Discord refuses in many channels at once" });
  expect(channels.refusalIn("1")).toBeNull();
  expect(asked).toBe(25);
});

test("many channels that refuse while more of them take what comes are no outage", async () => {
  const [refuses, takes] = [answer, { kind: "sent", messageId: "m", at: now } as const];
  for (const wait of [0, 5, 10]) {
    now += wait * MINUTE;
    for (let at = 0; at < 14; at++) {
      answer = at % 2 === 0 || at > 10 ? takes : refuses;
      await post(`${at}`);
    }
  }
  expect(["1", "3", "5", "7", "9"].map(channels.refusalIn)).toEqual(Array(5).fill("AutoMod's consent"));
});

describe("a channel that refuses what Discord told that it allows", () => {
  beforeEach(() => {
    answer = { kind: "failed", reason: "refused", refused: "Send Messages" };
  });

  test("is parked where others take what comes", async () => {
    await refuse();
    answer = { kind: "sent", messageId: "m", at: now };
    await post("2");
    expect(await post("1")).toEqual({ kind: "forbidden", missing: "Send Messages" });
  });

  test("is parked as well where it refuses to be read, which comes before a post that may be there", async () => {
    finding = { kind: "unknown", reason: "refused", refused: "View Channel" };
    await post();
    now += 16 * MINUTE;
    for (let time = 0; time < 2; time++) expect(await channels.find("1", dailyPost(), 0)).toEqual(finding);
    answer = { kind: "sent", messageId: "m", at: now };
    await post("2");
    expect(await channels.find("1", dailyPost(), 0)).toEqual({ kind: "forbidden", missing: "View Channel" });
  });

  /** Refuses three times over a quarter of an hour; what happens at Discord after each refusal is given. */
  async function refuseAmid(...between: readonly (() => void)[]): Promise<void> {
    for (const [turn, wait] of [0, 8, 8].entries()) {
      now += wait * MINUTE;
      await post();
      now += 1_000;
      between[turn]?.();
    }
  }
  const well = () => channels.answered({ ok: true, status: 204 });
  const fails = () => channels.answered({ ok: false, status: 502 });
  const refuses = () => channels.answered({ ok: false, status: 403 });

  test("is parked where other requests went well all the while: it is the bot's only channel", async () => {
    await refuseAmid(well, well);
    expect(await post()).toEqual({ kind: "forbidden", missing: "Send Messages" });
    expect(asked).toBe(3);
    expect(channels.refusalIn("1")).toBe("Send Messages");
  });

  test.each([
    ["but once", [well]],
    ["only before it refused first", [() => {}, () => {}, well]],
    ["and others failed", [well, () => [fails(), well()]]],
    ["and others failed before", [() => [well(), fails()], well]],
    ["never, and others were refused", [refuses, refuses, refuses]],
  ])("is tried on where other requests went well %s: Discord may have an outage", async (_, between) => {
    well();
    now += 1_000;
    await refuseAmid(...between);
    await post();
    expect(asked).toBe(4);
    expect(channels.refusalIn("1")).toBeNull();
  });

  test("is parked a quarter of an hour after others failed last", async () => {
    await refuseAmid(well, fails, well);
    for (const [minutes, isParked] of [
      [8, false],
      [8, true],
    ] as const) {
      now += minutes * MINUTE;
      await post();
      expect(channels.refusalIn("1")).toBe(isParked ? "Send Messages" : null);
      now += 1_000;
      well();
    }
  });

  test("is tried on where none does: Discord has an outage", async () => {
    await refuse();
    for (let time = 0; time < 5; time++) expect(await post()).toEqual(answer);
    expect(channels.refusalIn("1")).toBeNull();
  });
});

test("a channel of which Discord told that the bot may not post there says so by itself", async () => {
  const raw: Channels = {
    post: async () => ({ kind: "forbidden", missing: "Send Messages" }),
    edit: async () => ({ kind: "forbidden", missing: "Send Messages" }),
    find: async () => ({ kind: "none" }),
    refusalIn: () => told,
  };
  let told: string | null = "Send Messages";
  const parked = parkChannels(raw, () => now);
  for (let time = 0; time < 5; time++) {
    now += 10 * MINUTE;
    await parked.post("1", dailyPost(), "n");
  }
  expect(parked.refusalIn("1")).toBe("Send Messages");
  told = null;
  expect(parked.refusalIn("1")).toBeNull();
});

test("a channel that refuses to be read is parked, but not where only its history is hidden", async () => {
  for (const [missing, parkedFor] of [
    ["Read Message History", null],
    ["View Channel", "View Channel"],
  ] as const) {
    finding = { kind: "forbidden", missing };
    for (const wait of [0, 8, 8]) {
      now += wait * MINUTE;
      expect(await channels.find("1", dailyPost(), 0)).toEqual(finding);
    }
    expect(channels.refusalIn("1")).toBe(parkedFor);
  }
});

test("a parked channel isn't read either", async () => {
  await refuse();
  expect(await channels.find("1", dailyPost(), 0)).toEqual(answer);
  expect(await channels.find("2", dailyPost(), 0)).toEqual({ kind: "none" });
});

test("the only channel that is used is parked where reading it goes well and posting is refused, through the real client", async () => {
  let ahead = 0;
  const { emulator, discord, channel, close } = await startEdge(() => Date.now() + ahead);
  try {
    const refusal = { kind: "status", status: 403, code: 50_013 } as const;
    emulator.faults.onRequest("POST /channels/:channel/messages", refusal, Number.POSITIVE_INFINITY);
    for (let turn = 0; turn < 3; turn++) {
      ahead += 8 * MINUTE;
      expect(await discord.channels.post(channel.id, dailyPost(), `turn-${turn}`)).toMatchObject({
        kind: "failed",
        refused: "Send Messages",
      });
      ahead += 1_000;
      await discord.channels.find(channel.id, dailyPost(), Date.now());
    }
    expect(discord.channels.refusalIn(channel.id)).toBe("Send Messages");
  } finally {
    await close();
  }
});
