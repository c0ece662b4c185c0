import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { auditRound, totalsFromLedger, totalsStored } from "../support/audit.ts";
import { member } from "../support/bot.ts";
import { columnsHolding } from "../support/held-ids.ts";
import { codeOf } from "../support/round-scene.ts";
import { ME, me, Traces } from "../support/traces.ts";

let traces: Traces;
beforeEach(async () => {
  traces = new Traces();
  await traces.scene.boot();
});
afterEach(() => traces.scene.world.close());

const OTHER = "1001";
const advance = (milliseconds: number) => traces.scene.world.time.advance(milliseconds);

describe("in a round that goes on", () => {
  /** Both answer the first question and the second, which is open; then one is erased. */
  async function erasedMeanwhile(): Promise<string> {
    const roundId = await traces.start(me(), "200");
    await traces.scene.untilQuestion(1);
    for (const userId of [ME, OTHER]) await traces.answer(userId, 1, true);
    await traces.scene.untilQuestion(2);
    for (const userId of [ME, OTHER]) await traces.answer(userId, 2, true);
    await traces.erase("100");
    return roundId;
  }

  test("all that others have counts on, and the round closes early once they have answered", async () => {
    const roundId = await erasedMeanwhile();
    const asked = await traces.scene.untilQuestion(3);
    await traces.answer(OTHER, 3, true);
    if (asked.announcement.kind !== "question") throw new Error("no question");
    const { closesAt } = asked.announcement;
    const isRevealed = () => traces.scene.question(3).announcement.kind === "reveal";
    await traces.scene.world.time.advance(600_000, isRevealed);
    expect(traces.scene.world.time.now()).toBeLessThan(closesAt);
    await traces.scene.untilQuestion(4);
    await traces.answer(OTHER, 4, true);
    await traces.scene.untilOver(roundId);
    expect(traces.scene.standings()).toMatchObject({
      end: "finished",
      players: 1,
      rows: [{ userId: OTHER }],
    });
    expect(await columnsHolding(traces.db, ME)).toEqual([]);
    expect(await totalsStored(traces.db)).toEqual(await totalsFromLedger(traces.db));
    expect([...(await totalsStored(traces.db)).keys()].every((key) => key.includes(OTHER))).toBe(true);
  });

  test("the one who was erased may play again, from nothing", async () => {
    const roundId = await erasedMeanwhile();
    await traces.scene.untilQuestion(3);
    await traces.answer(ME, 3, true);
    await traces.scene.untilOver(roundId);
    const mine = traces.scene.standings().rows.find(({ userId }) => userId === ME);
    expect(mine?.right).toBe(1);
    const pressed = traces.scene.crowd.pressed.filter(
      ({ press }) => press.userId !== ME || press.position === 3,
    );
    // What was revealed before stays as it was said.
    expect(await auditRound(traces.db, roundId, traces.scene.world.discord.messages, pressed)).toEqual([
      expect.stringMatching(/^question 1 shows [\d,]+ instead of [\d,]+$/),
    ]);
    expect(await totalsStored(traces.db)).toEqual(await totalsFromLedger(traces.db));
  });

  test("it has no starter any more, so that whoever may manage messages ends it", async () => {
    await erasedMeanwhile();
    const { rounds } = traces.bot.app;
    expect(await codeOf(rounds.stop(me(), "200", null))).toBe("notAllowed");
    expect(await codeOf(rounds.stop(member("5", { mayManageMessages: true }), "200", null))).toBe("done");
  });
});

describe("an erasure that was asked for in a server", () => {
  test("leaves what is kept of the member in another, and outside of servers", async () => {
    await traces.playRound();
    const alone = { guildId: null, userId: ME };
    await traces.bot.app.practice.next(alone, { topic: null, kind: "choice" });
    await traces.bot.app.practice.next({ ...alone, guildId: "101" }, { topic: null, kind: "choice" });
    const guilds = async () => {
      const rows = await traces.db.selectFrom("practice_questions").select("guild_id").execute();
      return rows.map((row) => row.guild_id).toSorted();
    };
    await traces.erase("100");
    expect(await guilds()).toEqual(["101", null]);
    expect(await columnsHolding(traces.db, ME)).toEqual(["practice_questions.practice_user_id"]);
    await traces.erase("101");
    expect(await guilds()).toEqual([null]);
    await traces.erase(null);
    expect(await columnsHolding(traces.db, ME)).toEqual([]);
  });
});

describe("a wish for erasure", () => {
  const { askErasure, erase } = {
    askErasure: () => traces.bot.app.privacy.askErasure(me()),
    erase: (who: typeof ME | typeof OTHER, requestId: string) =>
      codeOf(traces.bot.app.privacy.erase(member(who), requestId)),
  };

  test("erases nothing by itself, nor when somebody else confirms it or another is made up", async () => {
    await traces.playRound();
    const { requestId } = await askErasure();
    expect(await erase(OTHER, requestId)).toBe("erasureGone");
    expect(await erase(ME, "nothing")).toBe("erasureGone");
    expect((await columnsHolding(traces.db, ME)).length).toBeGreaterThan(5);
    expect(await erase(ME, requestId)).toBe("done");
  });

  test("counts once, and for a quarter of an hour", async () => {
    const { requestId } = await askErasure();
    await advance(899_999);
    expect(await erase(ME, requestId)).toBe("done");
    expect(await erase(ME, requestId)).toBe("erasureGone");
    const late = await askErasure();
    await advance(900_000);
    expect(await erase(ME, late.requestId)).toBe("erasureGone");
    await advance(3_600_000);
    await traces.bot.upkeep.tick();
    expect(await columnsHolding(traces.db, ME)).toEqual([]);
  });
});

test("the member's own message is taken out of the notes, a message of another stays in them without their name", async () => {
  await traces.suggest("");
  await traces.erase("100");
  const notes = await traces.db.selectFrom("guild_notes").select("file").orderBy("file").execute();
  expect(notes.map((row) => row.file)).toEqual(["message-700.md", "message-702.md"]);
  const kept = await traces.db.selectFrom("suggestions").selectAll().orderBy("message_id").execute();
  expect(kept.map((row) => [row.message_id, row.state, row.suggester_user_id, row.author_user_id])).toEqual([
    ["600", "open", null, OTHER],
    ["601", "withdrawn", null, null],
    ["602", "open", OTHER, OTHER],
    ["700", "accepted", null, OTHER],
    ["701", "withdrawn", null, null],
    ["702", "accepted", OTHER, OTHER],
  ]);
});
