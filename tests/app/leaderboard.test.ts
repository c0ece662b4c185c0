import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { LeaderboardView } from "../../src/app/views.ts";
import type { Period } from "../../src/core/standings.ts";
import { member, type Running, World } from "../support/bot.ts";
import { bank, codeOf } from "../support/round-scene.ts";
import { START } from "../support/rounds.ts";

let world: World;
let bot: Running;
beforeEach(async () => {
  world = new World({ bank, start: START });
  bot = await world.boot();
});
afterEach(() => world.close());

type Total = { userId: string; points: number; period?: string; topic?: string; guildId?: string };

/** Writes totals as rounds would have left them. */
async function totals(rows: readonly Total[]): Promise<void> {
  for (const { userId, points, period = "week:2026-W48", topic = "", guildId = "100" } of rows) {
    await bot.database.db
      .insertInto("totals")
      .values({
        guild_id: guildId,
        period,
        topic,
        total_user_id: userId,
        points,
        right: 1,
        answers: 2,
        rounds: 1,
      })
      .execute();
  }
}

const asker = { guildId: "100", userId: "5" };
const board = (period: Period = "week", topic: string | null = null, userId = "5") =>
  bot.app.leaderboard({ ...asker, userId }, { period, topic });
const turn = (cursor: string | null, userId = "5") =>
  bot.app.leaderboard({ ...asker, userId }, { cursor: cursor ?? "" });
const places = ({ rows }: LeaderboardView) => rows.map(({ rank, userId, points }) => [rank, userId, points]);

describe("a board", () => {
  test("without points is empty, and tells period, dates and zone", async () => {
    expect(await board()).toEqual({
      guildId: "100",
      period: "week",
      dates: { from: "2026-11-23", to: "2026-11-29" },
      topic: null,
      zone: "UTC",
      rows: [],
      own: null,
      isHidden: false,
      next: null,
      previous: null,
    });
  });

  test("ranks 1, 1, 3, and gives accuracy and rounds", async () => {
    await totals([
      { userId: "7", points: 540 },
      { userId: "5", points: 612 },
      { userId: "6", points: 612 },
    ]);
    const view = await board();
    expect(places(view)).toEqual([
      [1, "5", 612],
      [1, "6", 612],
      [3, "7", 540],
    ]);
    expect(view.own).toEqual({ rank: 1, userId: "5", points: 612, right: 1, answers: 2, rounds: 1 });
  });

  test.each([
    ["day", "day:2026-11-24", { from: "2026-11-24", to: "2026-11-24" }],
    ["week", "week:2026-W48", { from: "2026-11-23", to: "2026-11-29" }],
    ["month", "month:2026-11", { from: "2026-11-01", to: "2026-11-30" }],
    ["all", "all", null],
  ] as const)("of the %s goes by the server's zone", async (period, key, dates) => {
    await bot.app.settings.set(member("9", { mayManageServer: true }), () => ({
      zone: "Pacific/Kiritimati",
    }));
    await totals([{ userId: "5", points: 7, period: key }]);
    const view = await board(period);
    expect([view.rows.length, view.dates, view.zone]).toEqual([1, dates, "Pacific/Kiritimati"]);
  });

  test("of a topic takes its name in any case, and refuses another in words", async () => {
    await totals([{ userId: "5", points: 7, topic: "Networks › Layers" }]);
    const view = await board("week", "networks › layers");
    expect([view.topic, view.rows.length]).toEqual(["Networks › Layers", 1]);
    expect(await codeOf(board("week", "Gardening"))).toBe("unknownTopic");
  });

  test("shows nothing of another server", async () => {
    await totals([{ userId: "5", points: 7, guildId: "101" }]);
    expect((await board()).rows).toEqual([]);
  });
});

describe("pages", () => {
  /** Members 1 to `count`; every four share their points. */
  const crowd = (count: number, change: Partial<Total> = {}) =>
    totals(
      Array.from({ length: count }, (_, index) => ({
        userId: String(index + 1),
        points: 1_000 - Math.floor(index / 4),
        ...change,
      })),
    );

  async function allPages(first: LeaderboardView): Promise<LeaderboardView[]> {
    const pages = [first];
    for (let page = first; page.next !== null; ) {
      page = await turn(page.next);
      pages.push(page);
    }
    return pages;
  }

  test("forward show everyone once, with ranks that go on across pages", async () => {
    await crowd(47);
    const pages = await allPages(await board());
    const rows = pages.flatMap((page) => page.rows);
    expect(pages.map((page) => page.rows.length)).toEqual([10, 10, 10, 10, 7]);
    expect(new Set(rows.map(({ userId }) => userId)).size).toBe(47);
    for (const { rank, points } of rows) expect(rank).toBe((1_000 - points) * 4 + 1);
    expect([pages[0]?.previous, pages[4]?.next]).toEqual([null, null]);
  });

  test("back show the same rows again", async () => {
    await crowd(47, { topic: "Networks › Layers" });
    const pages = await allPages(await board("week", "Networks › Layers"));
    const back: LeaderboardView[] = [];
    for (let page = pages.at(-1); page !== undefined; ) {
      back.unshift(page);
      page = page.previous === null ? undefined : await turn(page.previous);
    }
    expect(back.map(places)).toEqual(pages.map(places));
    expect(back.map(({ topic }) => topic)).toEqual(pages.map(({ topic }) => topic));
  });

  test.each([1, 10, 11, 20])("of %i members end where the members end", async (count) => {
    await crowd(count);
    const pages = await allPages(await board());
    expect(pages.flatMap((page) => page.rows).length).toBe(count);
    expect(pages.length).toBe(Math.ceil(count / 10));
  });

  test("tell one's own rank, however far down", async () => {
    await crowd(2_000);
    const view = await board("week", null, "1999");
    expect(view.own).toMatchObject({ rank: 1_997, userId: "1999", points: 501 });
    expect((await turn(view.next, "77")).own).toMatchObject({ rank: 77 });
    expect((await board("week", null, "none")).own).toBeNull();
  });

  test("whose members have left the board since show the top rather than nothing", async () => {
    await crowd(25);
    const second = await turn((await board()).next);
    const third = await turn(second.next);
    await bot.database.db.deleteFrom("totals").where("points", "<", 999).execute();
    expect(places(await turn(second.next))).toEqual(places(await board()));
    expect(places(await turn(third.previous))).toEqual(places(await board()));
  });

  test("have cursors that fit a button and stand for period and topic", async () => {
    await crowd(20, { period: "month:2026-11", topic: "Networks › Layers" });
    const { next } = await board("month", "Networks › Layers");
    expect(next).toMatch(/^[\w-]{1,80}$/);
    expect(await turn(next)).toMatchObject({ period: "month", topic: "Networks › Layers" });
  });

  test("of a topic that is no longer in the notes are refused in words", async () => {
    await crowd(20, { topic: "Networks › Layers" });
    const { next } = await board("week", "Networks › Layers");
    await bot.die();
    world.bank = { ...bank, library: { ...bank.library, topics: [] } };
    bot = await world.boot();
    expect(await codeOf(turn(next))).toBe("unknownTopic");
  });

  const coded = (text: string) => Buffer.from(text).toString("base64url");
  test.each([
    ["nothing", ""],
    ["no code", "hello there"],
    ["another period", coded("9..a.5.5")],
    ["a tag that is no hash", coded("1.'; drop table totals.a.5.5")],
    ["another direction", coded("1..up.5.5")],
    ["points that are none", coded("1..a.many.5")],
    ["points without end", coded("1..a.1e300.5")],
    ["a member that is none", coded("1..a.5.<@5>")],
    ["too much", coded("1..a.5.5.5")],
  ])("refuse a forged cursor: %s", async (_, cursor) => {
    await crowd(3);
    expect(await codeOf(turn(cursor))).toBe("badOption");
  });

  test("from a cursor that points nowhere show the top", async () => {
    await crowd(3);
    for (const cursor of ["1..a.-5.5", "1..b.99999.5"])
      expect(places(await turn(coded(cursor)))).toEqual(places(await board()));
  });
});
