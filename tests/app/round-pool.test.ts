import { afterEach, expect, test } from "vitest";
import type { QuizWish } from "../../src/app/app.ts";
import { handmadeBank, handmadeFacts } from "../support/bank.ts";
import { CHANNEL, Scene, starter } from "../support/round-scene.ts";

let scene: Scene;
afterEach(() => scene.world.close());

/** Starts a round, stops it, and tells which facts it would have asked. */
async function asked(change: Partial<QuizWish>): Promise<string[]> {
  const id = await scene.start(change);
  const loaded = await scene.bot.stores.rounds.load(id);
  await scene.bot.app.rounds.stop(starter, CHANNEL, id);
  return loaded?.round.questions.map(({ question }) => question.fact) ?? [];
}

test("nothing comes again until the pool of its topic is used, and then everything comes again before anything else", async () => {
  scene = new Scene({ members: 0 });
  await scene.boot();
  const wish = { topic: "Networks › Links", questions: 20 };
  const rounds = [await asked(wish), await asked(wish), await asked(wish), await asked(wish)];
  expect(new Set(rounds.slice(0, 2).flat()).size).toBe(40);
  expect(new Set(rounds.slice(2).flat()).size).toBe(40);
  expect(rounds[0]).not.toEqual(rounds[2]);
});

test("a pool that ends within a round is filled up from its beginning, without one fact twice", async () => {
  scene = new Scene({ members: 0 });
  await scene.boot();
  const wish = { topic: "Networks › Links", questions: 15 };
  const rounds = [await asked(wish), await asked(wish), await asked(wish), await asked(wish)];
  for (const facts of rounds) expect(new Set(facts).size).toBe(15);
  expect(new Set(rounds.slice(0, 3).flat()).size).toBe(40);
  expect(rounds[3]?.filter((fact) => rounds[2]?.includes(fact))).toEqual([]);
});

test("a topic that is used up leaves what was asked on others as asked", async () => {
  scene = new Scene({ members: 0 });
  await scene.boot();
  const first = await asked({ topic: "Networks › Routes", questions: 20 });
  for (let round = 0; round < 3; round++) await asked({ topic: "Protocols", questions: 4 });
  const second = await asked({ topic: "Networks › Routes", questions: 20 });
  expect(new Set([...first, ...second]).size).toBe(40);
});

test("a kind that is used up leaves what was asked of other kinds as asked", async () => {
  scene = new Scene({ members: 0 });
  const bank = handmadeBank(handmadeFacts("Networks", ["Layers"], 20));
  const questions = bank.questions.map((one, at) => (at < 4 ? { ...one, kind: "acronym" as const } : one));
  const words = new Map(
    [...bank.words].map(([id, one], at) => [id, at < 4 ? { ...one, kind: "acronym" as const } : one]),
  );
  scene.world.bank = { ...bank, questions, words };
  await scene.boot();
  const choices = await asked({ kind: "choice", questions: 10 });
  for (let round = 0; round < 3; round++) await asked({ kind: "acronym", questions: 4 });
  const more = await asked({ kind: "choice", questions: 6 });
  expect(new Set([...choices, ...more]).size).toBe(16);
});

test("facts that say the same are asked as one", async () => {
  scene = new Scene({ members: 0 });
  const facts = handmadeFacts("Networks", ["Layers"], 12);
  const twins = new Map(
    facts.map(({ fingerprint }, at) => [fingerprint, facts[at - (at % 2)]?.fingerprint ?? ""]),
  );
  scene.world.bank = handmadeBank(facts, twins);
  await scene.boot();
  const rounds = [await asked({ questions: 3 }), await asked({ questions: 3 })];
  expect(new Set(rounds.flat().map((fact) => twins.get(fact))).size).toBe(6);
});
