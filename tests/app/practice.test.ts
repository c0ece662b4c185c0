import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Asker } from "../../src/app/app.ts";
import { handmadeBank } from "../support/bank.ts";
import { type Running, World } from "../support/bot.ts";
import { bank, codeOf } from "../support/round-scene.ts";
import { START } from "../support/rounds.ts";

let world: World;
let bot: Running;
beforeEach(async () => {
  world = new World({ bank, start: START });
  bot = await world.boot();
});
afterEach(() => world.close());

const asker: Asker = { guildId: "100", userId: "5" };
const choose = (choice: number) => ({ kind: "option", choice }) as const;

async function withoutNotes(): Promise<void> {
  await bot.die();
  world.bank = handmadeBank([]);
  bot = await world.boot();
}

const mixed = { topic: null, kind: "mixed" } as const;

describe("/practice", () => {
  const practised = async (count: number, topic: string | null, who = asker) => {
    const asked: string[] = [];
    for (let turn = 0; turn < count; turn++) {
      await world.time.advance(1_000);
      const { practiceId } = await bot.app.practice.next(who, { ...mixed, topic });
      asked.push((await bot.stores.practice.load(practiceId))?.factIds[0] ?? "");
    }
    return asked;
  };

  test("asks every fact of a topic before any again", async () => {
    const asked = await practised(8, "Protocols");
    expect(new Set(asked.slice(0, 4)).size).toBe(4);
    expect(new Set(asked.slice(4)).size).toBe(4);
  });

  test("goes on with the topic and kind of the exercise before", async () => {
    const wish = { topic: "Protocols", kind: "recall" } as const;
    const { practiceId } = await bot.app.practice.next(asker, wish);
    await world.time.advance(1_000);
    const next = await bot.app.practice.nextAfter(asker, practiceId);
    const kept = await bot.stores.practice.load(next.practiceId);
    expect(kept).toMatchObject({ ...wish, exercise: { kind: "recall" } });
    expect(kept?.exercise.source.heading[0]).toBe("Protocols");
    const stranger = await bot.app.practice.nextAfter({ ...asker, userId: "6" }, practiceId);
    expect(await bot.stores.practice.load(stranger.practiceId)).toMatchObject({ ...mixed, userId: "6" });
  });

  test("tells the answer after the first choice, which stays", async () => {
    const view = await bot.app.practice.next(asker, mixed);
    expect(JSON.stringify(view)).not.toContain("source");
    const first = await bot.app.practice.respond(asker, view.practiceId, choose(1));
    if (view.exercise.form !== "question" || first?.exercise.form !== "question" || first.state === "open")
      throw new Error("no question");
    expect(first.exercise.question.options).toEqual(view.exercise.question.options);
    const right = first.exercise.question.keys.includes(1);
    expect(first).toMatchObject({
      credit: right ? 1 : 0,
      from: "practice",
      mayReport: true,
      exercise: { given: choose(1) },
    });
    expect(await bot.app.practice.respond(asker, view.practiceId, choose(0))).toEqual(first);
    expect(await bot.app.practice.show(asker, view.practiceId)).toEqual(first);
  });

  test("outside a server is kept apart from the servers, and nothing can be reported there", async () => {
    const alone: Asker = { guildId: null, userId: "5" };
    const { practiceId } = await bot.app.practice.next(alone, mixed);
    expect(await bot.app.practice.respond(asker, practiceId, choose(0))).toBeNull();
    expect(await bot.app.practice.respond(alone, practiceId, choose(0))).toMatchObject({ mayReport: false });
    expect(await bot.stores.practice.lately("5", "100", 10)).toEqual([]);
  });

  test("is refused in words without notes, for an unknown topic and for a kind that the notes don't give", async () => {
    const unknown = bot.app.practice.next(asker, { ...mixed, topic: "Gardening" });
    expect(await codeOf(unknown)).toBe("unknownTopic");
    const list = bot.app.practice.next(asker, { topic: "Protocols", kind: "list" });
    await expect(list).rejects.toMatchObject({
      code: "noExercise",
      values: { topic: "Protocols", kind: "list" },
    });
    await withoutNotes();
    expect(await codeOf(bot.app.practice.next(asker, mixed))).toBe("noNotes");
  });
});

describe("/fact", () => {
  const picks = async (count: number, topic: string | null = null) => {
    const texts: string[] = [];
    for (let turn = 0; turn < count; turn++)
      texts.push((await bot.app.facts.pick(asker, { topic, about: null })).text);
    return texts;
  };

  test("gives another fact each time while there are others", async () => {
    expect(new Set(await picks(30)).size).toBe(30);
    expect(new Set(await picks(4, "Protocols")).size).toBe(4);
  });

  test("keeps to its topic and to what it is asked about", async () => {
    const [fact] = bank.library.facts;
    const word = /The (\w+) makes/.exec(fact?.text ?? "")?.[1] ?? "";
    expect(await bot.app.facts.pick(asker, { topic: null, about: word })).toMatchObject({ text: fact?.text });
    const nothing = bot.app.facts.pick(asker, { topic: "Protocols", about: "photosynthesis" });
    await expect(nothing).rejects.toMatchObject({
      code: "noFacts",
      values: { topic: "Protocols", about: "photosynthesis" },
    });
    expect(await codeOf(bot.app.facts.pick(asker, { topic: "Gardening", about: null }))).toBe("unknownTopic");
  });

  test("is refused in words where there are no notes at all", async () => {
    await withoutNotes();
    expect(await codeOf(bot.app.facts.pick(asker, { topic: null, about: null }))).toBe("noNotes");
  });
});

test("topics are offered by what was typed, those that begin with it first, at most 25", async () => {
  const names = async (typed: string) => (await bot.app.topics("100", typed)).map(({ name }) => name);
  expect(await names("")).toEqual(bank.library.topics.map(({ name }) => name));
  expect(await names("PORT")).toEqual(["Protocols › Ports"]);
  expect(await names("prot")).toEqual(["Protocols", "Protocols › Ports"]);
  expect(await names("nothing like it")).toEqual([]);
});

test("without notes a round and a daily concept are refused in words", async () => {
  await withoutNotes();
  const manager = { ...asker, guildId: "100", roleIds: [], mayManageServer: true, mayManageMessages: true };
  const wish = { topic: null, questions: 5, seconds: 20, kind: "mixed", speed: true } as const;
  expect(await codeOf(bot.app.rounds.start(manager, "200", wish))).toBe("noNotes");
  const daily = { channelId: "200", time: "09:00", zone: null, topic: null, weekdays: [1] };
  expect(await codeOf(bot.app.daily.set(manager, daily))).toBe("noNotes");
  expect(await codeOf(bot.app.daily.now(manager, "200", "request"))).toBe("noNotes");
});
