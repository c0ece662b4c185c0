import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { member } from "../support/bot.ts";
import { ADMIN, editor, ReviewScene } from "../support/review-scene.ts";

let review: ReviewScene;
beforeEach(async () => {
  review = new ReviewScene();
  await review.play();
});
afterEach(() => review.world.close());

describe("the admin channel", () => {
  test("gets one message a question: what is reported, its answer and line, how often and why, and nobody's name", async () => {
    await review.report("10", "typo");
    await review.settle();
    const view = review.told.at(-1);
    expect(view).toMatchObject({
      questionId: review.questionId,
      disabledBy: null,
      reports: [{ reason: "typo", count: 1 }],
    });
    expect(view?.question.answers).toEqual((await review.asked(1)).key);
    expect(view?.question.source).toMatchObject({ file: "protocols.md" });
    expect(JSON.stringify(view)).not.toMatch(/"(10|11)"/u);
    await review.report("11");
    await review.settle(61_000);
    await review.app.rounds.report(member("10"), review.roundId, 1, "wrongKey");
    await review.bot.upkeep.tick();
    expect(review.told).toHaveLength(1);
    expect(review.told.at(-1)).toMatchObject({
      disabledBy: "reports",
      reports: [{ reason: "wrongKey", count: 2 }],
    });
  });

  test("that is slow to take a report keeps no daily concept waiting", async () => {
    const { discord, time } = review.world;
    discord.slowness = ({ channelId }) => ({ there: channelId === ADMIN ? 60_000 : 0, back: 0 });
    const dueAt = Math.ceil(time.now() / 60_000) * 60_000;
    const at = new Date(dueAt).toISOString().slice(11, 16);
    const schedule = { zone: "UTC", topic: null, weekdays: [1, 2, 3, 4, 5, 6, 7] };
    await review.app.daily.set(editor, { channelId: "700", time: at, ...schedule });
    await review.report("10");
    void review.bot.upkeep.tick();
    await time.advance(dueAt - time.now());
    void review.bot.upkeep.tick();
    await time.advance(0);
    expect(discord.in("700").map(({ at }) => at)).toEqual([dueAt]);
  });

  test("is told nothing while no channel is set", async () => {
    await review.app.settings.set(editor, () => ({ adminChannelId: null }));
    await review.report("10");
    await review.settle(120_000);
    expect(review.told).toEqual([]);
  });

  test("gets no second message of a question within an hour, though the first was deleted", async () => {
    await review.report("10");
    await review.settle();
    const [message] = review.world.discord.in(ADMIN);
    if (message === undefined) throw new Error("The admin channel was not told");
    message.deleted = true;
    await review.settle(120_000);
    await review.report("11");
    await review.bot.upkeep.tick();
    expect(review.told).toEqual([]);
    await review.scene.restart(3_600_000);
    await review.bot.upkeep.tick();
    expect(review.told).toHaveLength(1);
    expect(review.told.at(-1)).toMatchObject({ disabledBy: "reports" });
  });

  test("gets a new message when reports disable a question that it heard of more than an hour ago", async () => {
    await review.report("10");
    await review.settle();
    await review.scene.restart(3_600_000);
    await review.app.rounds.report(member("10"), review.roundId, 1, "typo");
    await review.settle();
    expect(review.told).toHaveLength(1);
    await review.app.rounds.report(member("10"), review.roundId, 1, "wrongKey");
    await review.report("11");
    await review.settle(60_000);
    await review.bot.upkeep.tick();
    expect(review.told).toMatchObject([{ disabledBy: "reports" }, { disabledBy: "reports" }]);
    await review.app.questions.enable(editor, review.questionId);
    await review.settle(60_000);
    await review.bot.upkeep.tick();
    expect(review.told).toMatchObject([{ disabledBy: "reports" }, { disabledBy: null }]);
  });

  test("gets it after a restart that came before it could be told, and once", async () => {
    review.world.discord.fault = ({ channelId }) => (channelId === ADMIN ? "failed" : null);
    await review.report("10");
    await review.settle();
    expect(review.told).toEqual([]);
    review.world.discord.fault = () => null;
    await review.scene.restart(600_000);
    await review.bot.upkeep.tick();
    await review.bot.upkeep.tick();
    expect(review.told).toHaveLength(1);
  });

  test("gets one message where more is reported before anybody knows whether the first one came", async () => {
    const { discord } = review.world;
    let isFirst = true;
    discord.fault = ({ method, channelId }) => {
      if (channelId !== ADMIN) return null;
      const isPosted = isFirst && method === "post";
      isFirst = false;
      return isPosted ? "lost" : "failed";
    };
    await review.report("10");
    for (let minute = 0; minute < 5; minute++) {
      await review.settle(60_000);
      await review.bot.upkeep.tick();
    }
    await review.report("11", "typo");
    discord.fault = () => null;
    for (let minute = 0; minute < 60; minute++) {
      await review.settle(60_000);
      await review.bot.upkeep.tick();
    }
    expect(review.told).toHaveLength(1);
  });
});
