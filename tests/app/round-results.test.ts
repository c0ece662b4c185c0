import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ReportReason } from "../../src/core/questions/people/report.ts";
import { member } from "../support/bot.ts";
import { CHANNEL, codeOf, Scene, starter } from "../support/round-scene.ts";

let scene: Scene;
let roundId: string;

/** A round of three: 10 is right, wrong and away; 11 is right, then wrong; 12 comes at the second question. */
beforeEach(async () => {
  scene = new Scene({ members: 0 });
  await scene.boot();
  roundId = await scene.start({ questions: 3, speed: false });
  const first = await scene.untilQuestion(1);
  await scene.press("10", first, true);
  await scene.press("11", first, true);
  const second = await scene.untilQuestion(2);
  await scene.press("10", second, false);
  await scene.press("11", second, false);
  await scene.press("12", second, true);
});
afterEach(() => scene.world.close());

const result = (userId: string, position: number | null, guildId = "100") =>
  scene.bot.app.rounds.result(member(userId, { guildId }), roundId, position);
const misses = (userId: string, guildId = "100") =>
  scene.bot.app.rounds.misses(member(userId, { guildId }), roundId);
const report = (userId: string, position: number, reason: ReportReason = "wrongKey", guildId = "100") =>
  scene.bot.app.rounds.report(member(userId, { guildId }), roundId, position, reason);
const reporting = (userId: string, position: number) =>
  scene.bot.app.rounds.reporting(member(userId), roundId, position);

describe("[My result]", () => {
  test("of a question tells right or wrong, its points, one's rank and total so far", async () => {
    expect(await result("10", 1)).toEqual({
      kind: "question",
      answered: true,
      question: expect.objectContaining({ keys: [expect.any(Number)] }),
      given: { kind: "option", choice: expect.any(Number) },
      credit: 1,
      points: 100,
      rank: 1,
      total: 100,
    });
    await scene.untilQuestion(3);
    expect(await result("10", 2)).toEqual({
      kind: "question",
      answered: true,
      question: expect.objectContaining({ keys: [expect.any(Number)] }),
      given: { kind: "option", choice: expect.any(Number) },
      credit: 0,
      points: 0,
      rank: 1,
      total: 100,
    });
    expect(await result("12", 1)).toEqual({ kind: "question", answered: false, rank: 1, total: 100 });
    expect(await result("99", 2)).toEqual({ kind: "question", answered: false, rank: null, total: 0 });
  });

  test("tells nothing before the reveal", async () => {
    expect(await result("10", 2)).toEqual({ kind: "notYet" });
    expect(await result("10", 3)).toEqual({ kind: "notYet" });
    expect(await result("10", 4)).toEqual({ kind: "notYet" });
  });

  test("of the round tells rank, total and how many were right", async () => {
    await scene.untilOver(roundId);
    expect(await result("10", null)).toEqual({ kind: "round", rank: 1, total: 100, right: 1, answered: 2 });
    expect(await result("99", null)).toEqual({ kind: "notPlayed" });
  });
});

describe("[My misses]", () => {
  test("lists what a member got wrong, with the lines of the notes, once it is revealed", async () => {
    expect(await misses("10")).toEqual([]);
    await scene.untilOver(roundId);
    const [miss, ...more] = (await misses("10")) ?? [];
    expect([miss?.position, more]).toEqual([2, []]);
    expect(miss?.question.source).toMatchObject({
      file: "networks.md",
      text: expect.stringContaining("makes"),
    });
    const wrong = miss?.question.options.findIndex((option) => option.startsWith("wrong"));
    expect(miss?.given).toEqual({ kind: "option", choice: wrong });
    expect(await misses("12")).toEqual([]);
    expect(await misses("99")).toBeNull();
  });
});

describe("[Report]", () => {
  const rows = () =>
    scene.bot.database.db
      .selectFrom("question_reports")
      .select(["reporter_user_id", "position", "reason", "claimed"])
      .orderBy("report_id")
      .execute();

  test("is for questions that were revealed to who played in the round, also where they didn't answer", async () => {
    expect(await report("11", 1)).toBe("stored");
    expect(await report("12", 1)).toBe("stored");
    expect(await report("10", 2)).toBe("notAsked");
    expect(await report("99", 1)).toBe("notAsked");
    expect(await report("10", 7)).toBe("notAsked");
    expect((await rows()).map((row) => row.reporter_user_id)).toEqual(["11", "12"]);
  });

  test("is kept once a member and question: another reason replaces the first", async () => {
    expect(await report("10", 1, "unclear")).toBe("stored");
    expect(await report("10", 1, "unclear")).toBe("already");
    expect(await report("10", 1, "typo")).toBe("changed");
    expect(await rows()).toEqual([{ reporter_user_id: "10", position: 1, reason: "typo", claimed: null }]);
    expect(await reporting("10", 1)).toMatchObject({ before: "typo" });
  });

  test("of “my answer was right too” is for answers that were judged wrong, and keeps the answer", async () => {
    await scene.untilQuestion(3);
    expect(await report("10", 2, "rightToo")).toBe("stored");
    expect(await report("12", 2, "rightToo")).toBe("notWrong");
    expect(await report("12", 1, "rightToo")).toBe("notWrong");
    expect(await rows()).toEqual([
      { reporter_user_id: "10", position: 2, reason: "rightToo", claimed: expect.stringMatching(/^wrong/) },
    ]);
    const offered = async (userId: string) => {
      const view = await reporting(userId, 2);
      return view.kind === "choose" && view.reasons.includes("rightToo");
    };
    expect(await offered("10")).toBe(true);
    expect(await offered("12")).toBe(false);
  });
});

describe("another server", () => {
  test("sees nothing of the round and can do nothing to it", async () => {
    await scene.untilQuestion(3);
    const stranger = member("10", { guildId: "101", mayManageMessages: true });
    const { rounds } = scene.bot.app;
    expect(await result("10", 1, "101")).toEqual({ kind: "notYet" });
    expect(await result("10", null, "101")).toEqual({ kind: "notPlayed" });
    expect(await misses("10", "101")).toBeNull();
    expect(await report("10", 1, "wrongKey", "101")).toBe("notAsked");
    expect(await codeOf(rounds.stop(stranger, "elsewhere", roundId))).toBe("noRound");
    expect(await codeOf(rounds.stop(stranger, CHANNEL, null))).toBe("noRound");
    expect(await codeOf(rounds.revealNow({ ...starter, guildId: "101" }, CHANNEL, roundId, 3))).toBe(
      "noRound",
    );
    expect(scene.question(3).announcement.kind).toBe("question");
  });

  test("is asked from a pool of its own: what one was asked, the other may be asked", async () => {
    await scene.bot.app.rounds.stop(starter, CHANNEL, roundId);
    const wish = { topic: "Protocols", questions: 4, seconds: 20, kind: "mixed", speed: true } as const;
    const facts = async (guildId: string) => {
      const { roundId: id } = await scene.bot.app.rounds.start(
        member("5", { guildId }),
        `of ${guildId}`,
        wish,
      );
      const loaded = await scene.bot.stores.rounds.load(id);
      return new Set(loaded?.round.questions.map(({ factId }) => factId));
    };
    expect(await facts("100")).toEqual(await facts("101"));
  });
});
