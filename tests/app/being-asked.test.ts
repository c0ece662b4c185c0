import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isQuestion } from "../../src/core/exercises/exercise.ts";
import { member } from "../support/bot.ts";
import { editor, ReviewScene } from "../support/review-scene.ts";
import { codeOf } from "../support/round-scene.ts";

let review: ReviewScene;
/** Where the question of the first round stands in a second one, which is at it. */
let position: number;

beforeEach(async () => {
  review = new ReviewScene();
  await review.play();
});
afterEach(() => review.world.close());

/** Has a second round ask the first question of the first one. */
async function askAgain(): Promise<void> {
  const first = review.roundId;
  review.roundId = await review.scene.start({ topic: "Protocols", questions: 4 });
  const questions = (await review.bot.stores.rounds.load(review.roundId))?.round.questions ?? [];
  position = questions.findIndex(({ question }) => question.id === review.questionId) + 1;
  for (let at = 1; at <= position; at++) {
    const message = await review.scene.untilQuestion(at);
    if (at === position) break;
    await review.scene.press("10", message, true);
    await review.settle(30_000);
  }
  review.roundId = first;
}

/** Moves on until the question's answer is out. */
async function reveal(): Promise<void> {
  await review.settle(23_000);
}

describe("while a round is asking a question", () => {
  test("its editors, who may be playing, see neither its answer nor its numbers, and do after the reveal", async () => {
    await review.report("10");
    await review.settle();
    await askAgain();
    const { questions } = review.app;
    const id = review.questionId;
    const pin = { kind: "options", key: ["a"], wrong: ["b"] } as const;
    const asked = [
      questions.show(editor, id),
      questions.disable(editor, id),
      questions.enable(editor, id),
      questions.unpin(editor, id),
      questions.pin(editor, id, pin),
      questions.accept(editor, id, "1"),
      questions.void(editor, id),
    ];
    expect(await Promise.all(asked.map(codeOf))).toEqual(asked.map(() => "beingAsked"));
    const shownIn = async () => [
      ...(await questions.flagged(editor, 0)).rows,
      ...(await questions.fixes(editor)),
      ...(await questions.stats(editor, 0)).rows,
    ];
    expect((await shownIn()).map(({ questionId }) => questionId)).not.toContain(id);
    await reveal();
    expect((await questions.show(editor, id)).question.answers).toEqual((await review.asked(1)).key);
    expect((await shownIn()).filter(({ questionId }) => questionId === id)).toHaveLength(3);
  });

  test("the admin channel isn't told its answer before the reveal", async () => {
    await askAgain();
    await review.report("10");
    await review.settle();
    expect(review.told).toEqual([]);
    await reveal();
    await review.settle(30_000);
    await review.bot.upkeep.tick();
    expect(review.told).toHaveLength(1);
  });

  test("another server's editors see theirs", async () => {
    await askAgain();
    const other = { ...editor, guildId: "101" };
    expect(await codeOf(review.app.questions.show(other, review.questionId))).toBe("done");
  });

  test("who has it in practice is told its answer after the reveal", async () => {
    const asker = member("12");
    const found = async (): Promise<string> => {
      for (let at = 0; at < 12; at++) {
        const { practiceId } = await review.app.practice.next(asker, { topic: "Protocols", kind: "choice" });
        const exercise = (await review.bot.stores.practice.load(practiceId))?.exercise;
        if (exercise?.id === review.questionId && isQuestion(exercise)) return practiceId;
      }
      throw new Error("The question never came");
    };
    const practiceId = await found();
    await askAgain();
    const answer = () => review.app.practice.respond(asker, practiceId, { kind: "option", choice: 0 });
    expect(await codeOf(answer())).toBe("beingAsked");
    expect(await review.app.practice.show(asker, practiceId)).toMatchObject({ state: "open" });
    await reveal();
    expect(await answer()).toMatchObject({ state: "answered" });
  });
});
