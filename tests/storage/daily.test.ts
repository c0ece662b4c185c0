import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DailyFeed, DailyStore, PendingSlot } from "../../src/app/stores.ts";
import { START } from "../support/rounds.ts";
import { StoredRounds } from "../support/stored-rounds.ts";

let stored: StoredRounds;
let daily: DailyStore;
beforeEach(async () => {
  stored = await StoredRounds.open();
  daily = stored.stores.daily;
});
afterEach(() => stored.databases.close());

const HOUR = 3_600_000;
const feed: DailyFeed = {
  guildId: "1",
  channelId: "2",
  time: "09:00",
  zone: "Europe/London",
  topic: "Networks",
  weekdays: [1, 3],
  nextAt: START,
};
const slot = (localDate: string, skipped: "late" | null = null) => ({ localDate, dueAt: START, skipped });

async function openSlots(...dates: readonly string[]): Promise<void> {
  await daily.save(feed);
  await daily.open([{ feed, slots: dates.map((date) => slot(date)), nextAt: START + HOUR }]);
}

async function claim(owner: string, now: number, until: number): Promise<PendingSlot | null> {
  const [found] = await daily.claim(owner, now, until, 1);
  return found ?? null;
}

async function claimed(now = START): Promise<PendingSlot> {
  const found = await claim("a", now, now + 60_000);
  if (found === null) throw new Error("nothing to claim");
  return found;
}

/** Chooses a fact, whatever was shown before. */
const choosing = (factId: string) => () => factId;

describe("a feed", () => {
  test("comes back as it was saved, and saving again replaces it", async () => {
    await daily.save(feed);
    expect(await daily.get("1")).toEqual(feed);
    await daily.save({ ...feed, topic: null, weekdays: [7] });
    expect(await daily.get("1")).toMatchObject({ topic: null, weekdays: [7] });
    expect(await daily.get("2")).toBeNull();
  });

  test("is due from its next time on", async () => {
    await daily.save(feed);
    expect(await daily.due(START - 1)).toEqual([]);
    expect(await daily.due(START)).toEqual([feed]);
  });

  test("that was changed meanwhile opens nothing by its old settings", async () => {
    await daily.save({ ...feed, nextAt: START + HOUR });
    const other = { ...feed, guildId: "3" };
    await daily.save(other);
    const opening = { slots: [slot("2026-11-23")], nextAt: START + 2 * HOUR };
    await daily.open([
      { feed, ...opening },
      { feed: other, ...opening },
    ]);
    expect(await daily.recent("3", 7)).toMatchObject([{ state: "pending" }]);
    expect(await daily.recent("1", 7)).toEqual([]);
    expect(await daily.get("1")).toMatchObject({ nextAt: START + HOUR });
  });
});

describe("a slot", () => {
  test("is one a date, by the schema itself", async () => {
    await openSlots("2026-11-23");
    await daily.save(feed);
    await daily.open([{ feed, slots: [slot("2026-11-23", "late")], nextAt: null }]);
    expect(await daily.recent("1", 7)).toEqual([{ localDate: "2026-11-23", state: "pending", reason: null }]);
    const { db } = await stored.databases.open();
    const row = await db.selectFrom("daily_slots").selectAll().executeTakeFirstOrThrow();
    const again = db.insertInto("daily_slots").values(row).execute();
    await expect(again).rejects.toMatchObject({ code: "SQLITE_CONSTRAINT_PRIMARYKEY" });
  });

  test("is claimed by one process at a time, each time with one more try", async () => {
    await openSlots("2026-11-23");
    expect(await claimed()).toMatchObject({ localDate: "2026-11-23", tries: 1, factId: null });
    expect(await claim("b", START + 60_000, START + 120_000)).toBeNull();
    expect(await claim("b", START + 60_001, START + 120_000)).toMatchObject({ tries: 2 });
  });

  test("can be claimed with others, those first that are due first, and no more than are wanted", async () => {
    const dates = ["2026-11-23", "2026-11-24", "2026-11-25"];
    await openSlots(...dates);
    const some = await daily.claim("a", START, START + 60_000, 2);
    expect(some).toMatchObject([
      { localDate: dates[0], tries: 1 },
      { localDate: dates[1], tries: 1 },
    ]);
    expect(await daily.claim("b", START, START + 60_000, 9)).toMatchObject([{ localDate: dates[2] }]);
    expect(await daily.claim("b", START, START + 60_000, 9)).toEqual([]);
  });

  test("that is to be tried later waits until then", async () => {
    await openSlots("2026-11-23");
    await daily.retry(await claimed(), START + 10_000, "failed");
    expect(await claim("a", START + 9_999, START + HOUR)).toBeNull();
    expect(await claim("b", START + 10_000, START + HOUR)).toMatchObject({ tries: 2 });
  });

  test("keeps the fact that was chosen for it, which counts as shown from then on", async () => {
    await openSlots("2026-11-23");
    await daily.choose(await claimed(), () => "lasting-1");
    expect(await history("1")).toEqual(["lasting-1"]);
    expect(await claim("a", START + 60_001, START + HOUR)).toMatchObject({ factId: "lasting-1" });
  });

  test("that was sent is a post, and is not claimed again", async () => {
    await openSlots("2026-11-23");
    const pending = await claimed();
    await daily.choose(pending, () => "lasting-1");
    await daily.sent({ ...pending, factId: "lasting-1" }, { messageId: "m", at: START + 5 });
    expect(await claim("a", START + HOUR, START + 2 * HOUR)).toBeNull();
    expect(await history("1")).toEqual(["lasting-1"]);
    expect(await daily.postsUpTo("1", "2026-11-23", 7)).toEqual(["lasting-1"]);
  });

  test("that is on its way when the feed is switched off is skipped", async () => {
    await openSlots("2026-11-23");
    await daily.off("1");
    expect(await daily.recent("1", 7)).toEqual([
      { localDate: "2026-11-23", state: "skipped", reason: "off" },
    ]);
    expect(await claim("a", START, START + HOUR)).toBeNull();
  });
});

/** What the next choice in a server is told about the posts before it. */
async function history(guildId: string): Promise<readonly string[]> {
  let told: readonly string[] = [];
  await daily.reserve({ guildId, slot: "unused", at: START + 100 }, (posts) => {
    told = posts;
    return null;
  });
  return told;
}

describe("posts", () => {
  beforeEach(async () => {
    for (let count = 0; count < 5; count++)
      await daily.reserve(
        { guildId: "1", slot: `slot-${count}`, at: START + count },
        () => `lasting-${count}`,
      );
    await daily.reserve({ guildId: "other", slot: "slot-9", at: START + 9 }, () => "lasting-0");
  });

  test("are told oldest first, each server's own", async () => {
    expect(await history("1")).toEqual([0, 1, 2, 3, 4].map((count) => `lasting-${count}`));
    expect(await history("other")).toEqual(["lasting-0"]);
    expect(await history("none")).toEqual([]);
  });

  test("asked for once more are the same post; one taken back is none", async () => {
    const post = { guildId: "1", slot: "slot-3", at: START + 99 };
    expect(await daily.reserve(post, () => "lasting-0")).toBe("lasting-3");
    await daily.release("1", "slot-3");
    expect(await history("1")).not.toContain("lasting-3");
  });

  test("up to one are it and those before it, newest first", async () => {
    expect(await daily.postsUpTo("1", "slot-3", 3)).toEqual(["lasting-3", "lasting-2", "lasting-1"]);
    expect(await daily.postsUpTo("1", "slot-0", 7)).toEqual(["lasting-0"]);
    expect(await daily.postsUpTo("1", "slot-9", 7)).toEqual([]);
  });

  test("that are known give the fact on record, and one that couldn't be sent is taken back", async () => {
    const again = { guildId: "1", slot: "slot-4", at: START + 50 };
    expect(await daily.reserve(again, choosing("lasting-0"))).toBe("lasting-4");
    await daily.release("1", "slot-4");
    expect(await history("1")).not.toContain("lasting-4");
    expect(await daily.reserve(again, choosing("lasting-0"))).toBe("lasting-0");
  });
});
