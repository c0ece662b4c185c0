import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { GuildStore } from "../../src/app/privacy-stores.ts";
import type { Db } from "../../src/storage/database.ts";
import { makeStores } from "../../src/storage/index.ts";
import { Databases } from "../support/database.ts";
import { columnsHolding, rowsWithout } from "../support/held-ids.ts";
import { START } from "../support/rounds.ts";
import { Traces } from "../support/traces.ts";

const GUILD = "100";
/** An id that no other text holds by chance. */
const OTHER = "818273645546372819";
const DAY = 86_400_000;

describe("what is kept of a server", () => {
  const traces = new Traces();
  afterEach(() => traces.scene.world.close());

  test("goes to the last row, and nothing of another with it", async () => {
    await traces.leaveAll();
    const { guilds } = traces.bot.stores;
    await guilds.present([GUILD], START);
    await traces.moveTo(OTHER);
    const before = new Set(await rowsWithout(traces.db, null));
    await traces.leave(" in most cells");
    const others = (await rowsWithout(traces.db, OTHER)).filter((row) => !before.has(row));
    await guilds.left(OTHER, START);
    while (await guilds.eraseSome(START));
    expect(await columnsHolding(traces.db, OTHER)).toEqual([]);
    const after = new Set(await rowsWithout(traces.db, null));
    expect(others.filter((row) => !after.has(row))).toEqual([]);
    // Of what stood there before only what no server owns is left.
    const shared = /^(?:facts: .*"guild_id":null|fact_fingerprints|presence|kysely_|sqlite_|guilds: .*"100")/;
    expect([...before].filter((row) => after.has(row) && !shared.test(row))).toEqual([]);
  });
});

describe("a server that the bot left", () => {
  let databases: Databases;
  let db: Db;
  let guilds: GuildStore;
  beforeEach(async () => {
    databases = new Databases();
    ({ db } = await databases.open());
    ({ guilds } = makeStores(db, "UTC"));
  });
  afterEach(() => databases.close());

  /** Points of so many members. */
  async function fill(members: number): Promise<void> {
    const board = { guild_id: GUILD, period: "all", topic: "" };
    const sums = { points: 100, right: 1, answers: 1, rounds: 1 };
    const rows = Array.from({ length: members }, (_, at) => ({
      ...board,
      ...sums,
      total_user_id: `u${at}`,
    }));
    await db.insertInto("totals").values(rows).execute();
  }

  const leftOf = async (guildId: string) =>
    (await db.selectFrom("guilds").select("left_at").where("guild_id", "=", guildId).executeTakeFirst())
      ?.left_at;
  const rowsOf = async (table: "totals" | "rank_steps") =>
    (await db.selectFrom(table).selectAll().execute()).length;

  test("is erased once that is long enough ago, in parts of some hundred rows", async () => {
    await fill(1_000);
    await guilds.left(GUILD, START);
    expect(await guilds.eraseSome(START - 1)).toBe(false);
    const left: number[] = [];
    while (await guilds.eraseSome(START)) left.push(await rowsOf("totals"));
    expect(left).toEqual([700, 400, 100, 0, 0]);
    expect(await rowsOf("rank_steps")).toBe(0);
    expect(await leftOf(GUILD)).toBeUndefined();
  });

  test("keeps the time at which it was first left", async () => {
    await guilds.left(GUILD, START);
    await guilds.left(GUILD, START + DAY);
    await guilds.present([], START + 2 * DAY);
    expect(await leftOf(GUILD)).toBe(START);
  });

  test("is noticed when a session begins without it, and forgiven when the bot is there again", async () => {
    await guilds.present([GUILD, "7"], START);
    await guilds.present(["7"], START + DAY);
    expect([await leftOf(GUILD), await leftOf("7")]).toEqual([START + DAY, null]);
    await guilds.joined(GUILD);
    expect(await leftOf(GUILD)).toBeNull();
    await guilds.left(GUILD, START);
    await guilds.present([GUILD, "7"], START + 2 * DAY);
    expect(await leftOf(GUILD)).toBeNull();
    expect(await guilds.eraseSome(START + 9 * DAY)).toBe(false);
  });

  test("whose erasure has begun is erased to the end, also when the bot comes back meanwhile", async () => {
    await fill(400);
    await guilds.left(GUILD, START);
    await guilds.eraseSome(START);
    await guilds.joined(GUILD);
    await guilds.present([GUILD], START);
    while (await guilds.eraseSome(START));
    expect([await rowsOf("totals"), await rowsOf("rank_steps")]).toEqual([0, 0]);
    await guilds.joined(GUILD);
    expect(await leftOf(GUILD)).toBeNull();
  });
});

test("servers from before they were noted are known by what is kept of them", async () => {
  const databases = new Databases();

  const old = await databases.openBefore("0012", "old.sqlite");
  await sql`insert into notes_off (guild_id, file) values ('100', 'a.md'), ('100', 'b.md')`.execute(old.db);
  await sql`
    insert into rounds (round_id, guild_id, channel_id, starter_user_id, kind, seconds, pace, speed, phase, position,
      wished, started_at) values ('r', '101', '5', '9', 'mixed', 20, 1, 1, 'over', 1, 1, 1)`.execute(old.db);
  await old.close();
  const { db } = await databases.open("old.sqlite");
  const rows = await db.selectFrom("guilds").selectAll().orderBy("guild_id").execute();
  expect(rows).toEqual([
    { guild_id: "100", left_at: null, is_going: 0 },
    { guild_id: "101", left_at: null, is_going: 0 },
  ]);
  expect(await db.selectFrom("rounds").select("starter_user_id").execute()).toEqual([
    { starter_user_id: "9" },
  ]);
  await databases.close();
});
