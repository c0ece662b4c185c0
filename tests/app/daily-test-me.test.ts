import { afterEach, describe, expect, test } from "vitest";
import { isQuestion } from "../../src/core/exercises/exercise.ts";
import { member } from "../support/bot.ts";
import { bank, CHANNEL, DAY, DailyScene, manager } from "../support/daily-scene.ts";
import { codeOf } from "../support/round-scene.ts";

let scene: DailyScene;
async function open(start: string): Promise<void> {
  scene = new DailyScene(start);
  await scene.boot();
}
afterEach(() => scene.world.close());

describe("[Test me]", () => {
  const asked = async (userId: string, slot: string) => {
    const view = await scene.now.app.practice.fromDaily(member(userId), slot);
    const kept = await scene.now.stores.practice.load(view.practiceId);
    return kept !== null && isQuestion(kept.exercise) ? kept.exercise.explanation : "";
  };

  test("asks on this post's fact first, then on one of the six before it, never on a later or older one", async () => {
    await open("2026-11-23T08:00:00Z");
    await scene.set({});
    await scene.advance(12 * DAY);
    const texts = scene.posts.map(({ view }) => view.fact.text);
    const slot = scene.dates[9] ?? "";
    expect(await asked("5", slot)).toBe(texts[9]);
    const more: string[] = [];
    for (let count = 0; count < 20; count++) more.push(await asked("5", slot));
    expect(new Set(more)).toEqual(new Set(texts.slice(3, 10)));
    expect(await asked("6", slot)).toBe(texts[9]);
  });

  test("works for a post made by /daily now, and is refused for a post of another server or none", async () => {
    await open("2026-11-23T08:00:00Z");
    await scene.now.app.daily.now(manager, CHANNEL, "request");
    const [slot = ""] = scene.dates;
    expect(await asked("5", slot)).toBe(scene.posts[0]?.view.fact.text);
    const { fromDaily } = scene.now.app.practice;
    expect(await codeOf(fromDaily(member("5", { guildId: "101" }), slot))).toBe("noDailyQuestion");
    expect(await codeOf(fromDaily(member("5"), "2020-01-01"))).toBe("noDailyQuestion");
  });

  test("answers to whom it was asked, and the first choice counts", async () => {
    await open("2026-11-23T08:00:00Z");
    await scene.now.app.daily.now(manager, CHANNEL, "request");
    const { practice } = scene.now.app;
    const { practiceId, exercise } = await practice.fromDaily(member("5"), scene.dates[0] ?? "");
    expect(exercise.form === "question" && exercise.question.options.length).toBe(4);
    const choose = (choice: number) => ({ kind: "option", choice }) as const;
    expect(await practice.respond(member("6"), practiceId, choose(0))).toBeNull();
    expect(await practice.respond(member("5", { guildId: "101" }), practiceId, choose(0))).toBeNull();
    expect(await practice.respond(member("5"), practiceId, choose(4))).toBeNull();
    const first = await practice.respond(member("5"), practiceId, choose(2));
    expect(first).toMatchObject({ state: "answered", exercise: { given: choose(2) }, from: "daily" });
    expect(await practice.respond(member("5"), practiceId, choose(1))).toEqual(first);
    expect(bank.questions.length).toBe(40);
  });
});
