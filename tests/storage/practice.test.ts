import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Practice, PracticeStore } from "../../src/app/stores.ts";
import { makeStores } from "../../src/storage/index.ts";
import { handmadeFacts, handmadeQuestion, KEY } from "../support/bank.ts";
import { Databases } from "../support/database.ts";
import { START } from "../support/rounds.ts";

let databases: Databases;
beforeEach(() => {
  databases = new Databases();
});
afterEach(() => databases.close());

const [fact] = handmadeFacts("Notes", ["A"], 1);
if (fact === undefined) throw new Error("no fact");
const question = handmadeQuestion(fact);
const asked: Practice = {
  id: "P1",
  guildId: "100",
  userId: "5",
  origin: "practice",
  topic: "Notes",
  kind: "choice",
  factIds: ["F1"],
  exercise: question,
  response: null,
};
const choice = { kind: "option", choice: 1 } as const;
const right = { response: choice, credits: [{ factId: "F1", credit: 1 }] };

async function opened() {
  const { db } = await databases.open("a.sqlite");
  await sql`insert into facts (fact_id, file, text) values ('F1', 'a.md', ${fact?.text}), ('F2', 'a.md', 'Other.')`.execute(
    db,
  );
  const store: PracticeStore = makeStores(db, "UTC").practice;
  await store.ask(asked, START);
  return { db, store };
}

describe("a practice", () => {
  test("is read back as it was asked", async () => {
    const { store } = await opened();
    expect(await store.load("P1")).toEqual(asked);
    expect(await store.load("P2")).toBeNull();
  });

  test("is changed step by step until it is answered, and then stays", async () => {
    const { db, store } = await opened();
    const picks = { kind: "picks", picks: [2] } as const;
    expect(await store.change("P1", START + 1, () => ({ response: picks, credits: [] }))).toMatchObject({
      response: picks,
    });
    expect(await store.change("P1", START + 2, () => right)).toMatchObject({ response: choice });
    const worse = { response: { ...choice, choice: 0 }, credits: [{ factId: "F1", credit: 0 }] };
    expect(await store.change("P1", START + 3, () => worse)).toMatchObject({ response: choice });
    expect(await store.change("P2", START, () => right)).toBeNull();
    expect(await db.selectFrom("practice_answers").selectAll().execute()).toEqual([
      {
        practice_id: "P1",
        fact_id: "F1",
        practice_user_id: "5",
        guild_id: "100",
        credit: 1,
        answered_at: START + 2,
      },
    ]);
  });

  test("keeps all that an answer earned, or nothing", async () => {
    const { db, store } = await opened();
    const credits = [...right.credits, { factId: "unknown", credit: 1 }];
    await expect(store.change("P1", START, () => ({ ...right, credits }))).rejects.toThrow(/FOREIGN KEY/);
    expect(await store.load("P1")).toEqual(asked);
    const much = [{ factId: "F1", credit: 1.5 }];
    await expect(store.change("P1", START, () => ({ ...right, credits: much }))).rejects.toThrow(/CHECK/);
    expect(await db.selectFrom("practice_answers").selectAll().execute()).toEqual([]);
  });
});

test("a database from before exercises keeps its questions and what they earned", async () => {
  const old = await databases.openBefore("0010", "a.sqlite");
  await sql`insert into facts (fact_id, file, text) values ('F1', 'a.md', 'One.')`.execute(old.db);
  const frozen = JSON.stringify(question);
  const key = question.options.findIndex((option) => option.startsWith(KEY));
  for (const [id, chosen] of [
    ["right", key],
    ["wrong", key + 1],
    ["open", null],
  ] as const) {
    const at = chosen === null ? null : START + 9;
    await sql`insert into practice_questions
      (practice_id, guild_id, practice_user_id, origin, topic, fact_id, frozen, asked_at, choice, answered_at)
      values (${id}, '100', '5', 'practice', null, 'F1', ${frozen}, ${START}, ${chosen}, ${at})`.execute(
      old.db,
    );
  }
  await old.close();

  const { db } = await databases.open("a.sqlite");
  const store: PracticeStore = makeStores(db, "UTC").practice;
  expect(await store.load("right")).toMatchObject({
    kind: "mixed",
    factIds: ["F1"],
    exercise: question,
    response: { kind: "option", choice: key },
  });
  expect(await store.load("open")).toMatchObject({ response: null });
  expect(await store.lately("5", "100", 5)).toEqual(["F1", "F1", "F1"]);
  const rows = await db
    .selectFrom("practice_answers")
    .select(["practice_id", "fact_id", "credit", "answered_at"])
    .orderBy("practice_id")
    .execute();
  expect(rows).toEqual([
    { practice_id: "right", fact_id: "F1", credit: 1, answered_at: START + 9 },
    { practice_id: "wrong", fact_id: "F1", credit: 0, answered_at: START + 9 },
  ]);
});
