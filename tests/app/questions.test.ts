import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Member } from "../../src/app/app.ts";
import { isQuestion } from "../../src/core/exercises/exercise.ts";
import { handmadeFacts, handmadeQuestion } from "../support/bank.ts";
import { member } from "../support/bot.ts";
import { editor, ReviewScene } from "../support/review-scene.ts";
import { CHANNEL, codeOf, starter } from "../support/round-scene.ts";

let review: ReviewScene;
beforeEach(async () => {
  review = new ReviewScene();
  await review.play();
});
afterEach(() => review.world.close());

describe("a disabled question", () => {
  const drawn = async (count: number, asker: Member = member("12")) => {
    const ids = new Set<string>();
    for (let at = 0; at < count; at++) {
      const { practiceId } = await review.app.practice.next(asker, { topic: "Protocols", kind: "choice" });
      ids.add((await review.bot.stores.practice.load(practiceId))?.exercise.id ?? "");
    }
    return ids;
  };

  test("is asked neither in rounds nor in practice, until an editor has it asked again", async () => {
    await review.report("10");
    await review.report("11");
    expect(await drawn(8)).not.toContain(review.questionId);
    review.roundId = await review.scene.start({ topic: "Protocols", questions: 4 });
    const asked = (await review.bot.stores.rounds.load(review.roundId))?.round.questions ?? [];
    expect(asked.map(({ question }) => question.id)).not.toContain(review.questionId);
    expect(asked).toHaveLength(3);
    await review.app.questions.enable(editor, review.questionId);
    expect(await drawn(8)).toContain(review.questionId);
  });

  test("is still asked in another server", async () => {
    await review.app.questions.disable(editor, review.questionId);
    expect(await drawn(8, member("12", { guildId: "101" }))).toContain(review.questionId);
  });

  test("isn't what [Test me] asks", async () => {
    const facts = handmadeFacts("Protocols", ["Ports"], 4);
    for (const fact of facts) await review.app.questions.disable(editor, handmadeQuestion(fact).id);
    await review.app.daily.set(editor, {
      channelId: "300",
      time: "09:00",
      zone: null,
      topic: "Protocols",
      weekdays: [1, 2, 3, 4, 5, 6, 7],
    });
    await review.app.daily.now(editor, "300", "request");
    const [slot] = await review.bot.database.db.selectFrom("daily_posts").select("slot").execute();
    expect(await codeOf(review.app.practice.fromDaily(member("12"), slot?.slot ?? ""))).toBe(
      "noDailyQuestion",
    );
  });
});

describe("an editor", () => {
  test("alone may see or decide anything", async () => {
    const { questions } = review.app;
    const other = member("10");
    const all = [
      questions.flagged(other, 0),
      questions.show(other, review.questionId),
      questions.disable(other, review.questionId),
      questions.enable(other, review.questionId),
      questions.void(other, review.questionId),
      questions.stats(other, 0),
      questions.fixes(other),
      questions.pin(other, review.questionId, { kind: "options", key: ["a"], wrong: ["b"] }),
      questions.unpin(other, review.questionId),
      questions.accept(other, review.questionId, "1"),
    ];
    expect(await Promise.all(all.map(codeOf))).toEqual(all.map(() => "notAllowed"));
    expect(await questions.named(other, "")).toEqual([]);
    await review.app.settings.set(editor, () => ({ editorRoleId: "7" }));
    expect((await questions.show(member("10", { roleIds: ["7"] }), review.questionId)).questionId).toBe(
      review.questionId,
    );
  });

  test("voids its points: the channel is told in one line, and its standings say what still counts", async () => {
    const before = review.scene.standings().rows;
    expect(before.find(({ userId }) => userId === "10")?.points).toBe(200);
    expect(await review.app.questions.void(editor, review.questionId)).toEqual({ rounds: 1 });
    await review.settle();
    const lines = review.world.discord
      .in(CHANNEL)
      .filter(({ announcement }) => announcement.kind === "voided");
    expect(lines.map(({ announcement }) => announcement)).toMatchObject([{ kind: "voided", position: 1 }]);
    expect(review.scene.standings().rows.find(({ userId }) => userId === "10")?.points).toBe(100);
    expect(await review.app.questions.void(editor, review.questionId)).toEqual({ rounds: 0 });
    await review.settle();
    expect(
      review.world.discord.in(CHANNEL).filter(({ announcement }) => announcement.kind === "voided"),
    ).toEqual(lines);
    const board = await review.app.leaderboard(
      { guildId: "100", userId: "10" },
      { period: "all", topic: null },
    );
    expect(board.rows.find(({ userId }) => userId === "10")).toMatchObject({ points: 100, answers: 1 });
  });

  test("sees the reported questions, the most reported first, a page at a time, and the list of what to mend by line", async () => {
    await review.report("10");
    await review.report("10", "typo", 2);
    await review.report("11", "typo", 2);
    const second = (await review.asked(2)).id;
    const flagged = await review.app.questions.flagged(editor, 0);
    expect(flagged).toMatchObject({ page: 0, pages: 1, total: 2 });
    expect(flagged.rows.map((row) => row.questionId)).toEqual([second, review.questionId]);
    const lines = (await review.app.questions.fixes(editor)).map(({ question }) => question.source.line);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
    expect(await review.app.questions.flagged(editor, 99)).toMatchObject({ page: 0 });
  });

  test("sees what rounds have shown, the hardest first", async () => {
    const { rows, total } = await review.app.questions.stats(editor, 0);
    expect(total).toBe(2);
    expect(rows[0]?.statistics).toMatchObject({ asked: 1, answers: 2, credit: 1 });
    expect(rows[0]?.statistics.mostPicked?.text).toMatch(/^wrong/u);
  });

  test("finds a question by its words or its id", async () => {
    const stem = (await review.asked(1)).stem ?? "";
    for (const typed of [stem.toUpperCase(), review.questionId])
      expect(await review.app.questions.named(editor, typed)).toEqual([
        { questionId: review.questionId, stem, file: "protocols.md" },
      ]);
  });

  test.each(["show", "disable", "enable", "unpin", "void"] as const)(
    "can't %s what was never asked here",
    async (deed) => {
      expect(await codeOf(review.app.questions[deed](editor, "nothing"))).toBe("unknownQuestion");
    },
  );
});

describe("a pin", () => {
  const pin = { kind: "options", key: ["a better key"], wrong: ["one", "two"] } as const;
  const practised = async () => {
    for (let at = 0; at < 12; at++) {
      const { practiceId } = await review.app.practice.next(member("13"), {
        topic: "Protocols",
        kind: "choice",
      });
      const exercise = (await review.bot.stores.practice.load(practiceId))?.exercise;
      if (exercise?.id === review.questionId && isQuestion(exercise)) return exercise;
    }
    throw new Error("The question never came");
  };

  test("is what is asked from then on, also after a restart, and goes when it is taken back", async () => {
    const view = await review.app.questions.pin(editor, review.questionId, pin);
    expect(view).toMatchObject({ question: { answers: ["a better key"] }, pin, isGone: false });
    expect(view.statistics).toBeNull();
    await review.scene.restart(1_000);
    expect((await practised()).key).toEqual(["a better key"]);
    await review.app.questions.unpin(editor, review.questionId);
    expect((await practised()).key).toEqual((await review.asked(1)).key);
  });

  test("that can't be asked is refused with what is wrong, and nothing is pinned", async () => {
    const bad = review.app.questions.pin(editor, review.questionId, {
      ...pin,
      wrong: ["one", "A better key"],
    });
    await expect(bad).rejects.toMatchObject({ code: "badPin", values: { flaw: "keyAmongWrong" } });
    expect((await review.app.questions.show(editor, review.questionId)).pin).toBeNull();
  });

  test("leaves points that were given as they are", async () => {
    await review.app.questions.pin(editor, review.questionId, pin);
    await review.settle();
    expect(review.scene.standings().rows.find(({ userId }) => userId === "10")?.points).toBe(200);
  });
});

test("a claim that one's answer was right too is shown to editors, once however many say it", async () => {
  await review.report("11", "rightToo");
  const { claims, isTyped } = await review.app.questions.show(editor, review.questionId);
  expect(claims.map(({ text }) => text)).toEqual([expect.stringMatching(/^wrong/u)]);
  expect(isTyped).toBe(false);
  expect(await codeOf(review.app.questions.accept(editor, review.questionId, claims[0]?.id ?? ""))).toBe(
    "badPin",
  );
  expect(await codeOf(review.app.questions.accept(editor, review.questionId, "12345"))).toBe("claimGone");
  expect(await codeOf(review.app.rounds.stop(starter, CHANNEL, review.roundId))).toBe("noRound");
});
