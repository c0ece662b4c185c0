import { setImmediate } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { wish } from "../support/round-scene.ts";
import { me, Traces } from "../support/traces.ts";

const DAY = 86_400_000;

let traces: Traces;
afterEach(() => traces.scene.world.close());

/** Moves on so many days and does what is due then, to its end. */
async function later(days: number): Promise<void> {
  const { bot, scene } = traces;
  const { db } = traces;
  scene.now = null;
  await scene.world.time.advance(days * DAY);
  scene.now = bot;
  await bot.upkeep.tick();
  for (let turn = 0; turn < 50; turn++) {
    await setImmediate();
    await db.selectFrom("presence").selectAll().execute();
  }
}

describe.each([200, 30])("where answers are kept %i days", (keepAnswersDays) => {
  test("those of a round are there a day before, and gone a day after", async () => {
    traces = new Traces({ keepAnswersDays });
    await traces.scene.boot();
    await traces.playRound();
    const answers = async () => (await traces.db.selectFrom("answers").selectAll().execute()).length;
    await later(keepAnswersDays - 1);
    expect(await answers()).toBe(8);
    await later(2);
    expect(await answers()).toBe(0);
  });
});

describe("a server that the bot was removed from", () => {
  /** How many rows each server has in the tables that hold what members did there. */
  async function rowsOf(guildId: string) {
    const { db } = traces;
    const rows = await Promise.all(
      (["guilds", "rounds", "awards", "totals", "practice_questions"] as const).map((table) =>
        db.selectFrom(table).select("guild_id").where("guild_id", "=", guildId).execute(),
      ),
    );
    return rows.map(({ length }) => length);
  }

  async function playIn(guildId: string, channelId: string): Promise<void> {
    const { bot, scene } = traces;
    const { roundId } = await bot.app.rounds.start(me(guildId), channelId, wish);
    await bot.app.practice.next(me(guildId), { topic: null, kind: "choice" });
    await scene.untilOver(roundId);
  }

  test("is there with every row 29 days later, and gone with all 31 days later, each from its own day on", async () => {
    traces = new Traces();
    await traces.scene.boot();
    await traces.playRound();
    await traces.practise(me());
    await playIn("101", "300");
    const { upkeep } = traces.bot;
    await upkeep.guilds({ kind: "present", guildIds: ["100", "101", "102"] });
    const [one, other] = [await rowsOf("100"), await rowsOf("101")];
    expect(one.every((rows) => rows > 0)).toBe(true);
    expect(other[1]).toBe(1);

    await upkeep.guilds({ kind: "left", guildId: "101" });
    await later(2);
    await upkeep.guilds({ kind: "left", guildId: "100" });
    await later(27);
    expect([await rowsOf("100"), await rowsOf("101")]).toEqual([one, other]);
    await later(2);
    expect([await rowsOf("100"), await rowsOf("101")]).toEqual([one, [0, 0, 0, 0, 0]]);
    await later(2);
    expect(await rowsOf("100")).toEqual([0, 0, 0, 0, 0]);
    expect((await rowsOf("102"))[0]).toBe(1);
  });

  test("keeps all where the bot came back on the last day", async () => {
    traces = new Traces();
    await traces.scene.boot();
    await traces.playRound();
    const { upkeep } = traces.bot;
    await upkeep.guilds({ kind: "left", guildId: "100" });
    const before = await rowsOf("100");
    await later(29);
    await upkeep.guilds({ kind: "joined", guildId: "100" });
    await later(31);
    expect(await rowsOf("100")).toEqual(before);
  });
});
