import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeStores } from "../../src/storage/index.ts";
import { Databases } from "../support/database.ts";
import { putOldRound } from "../support/old-round.ts";
import { roundQuestion } from "../support/rounds.ts";

let databases: Databases;
beforeEach(() => {
  databases = new Databases();
});
afterEach(() => databases.close());

const { question } = roundQuestion(1);

test("a database from before answers had other forms keeps each as one option, with its credit and its award", async () => {
  const old = await databases.openBefore("0008", "a.sqlite");
  await putOldRound(old.db, 2);
  await sql`insert into answers values ('r1', 1, '5', 1, 3, 19000, '77'), ('r1', 1, '6', 3, 4, 18000, '78')`.execute(
    old.db,
  );
  await sql`insert into awards (guild_id, award_user_id, round_id, position, question_id, topics, points, "right", answers,
      local_date, awarded_at)
    values ('1', '5', 'r1', 1, ${question.id}, '[]', 147, 1, 1, '2026-11-23', 8)`.execute(old.db);
  await old.close();

  const { db } = await databases.open("a.sqlite");
  const { rounds } = makeStores(db, "UTC");
  expect(await rounds.answers("r1", 1)).toEqual([
    {
      position: 1,
      userId: "5",
      given: { kind: "option", choice: 1 },
      credit: 1,
      pressedAt: 3,
      left: 19_000,
      interactionId: "77",
      points: 147,
    },
    {
      position: 1,
      userId: "6",
      given: { kind: "option", choice: 3 },
      credit: 0,
      pressedAt: 4,
      left: 18_000,
      interactionId: "78",
      points: null,
    },
  ]);
  const { rows } = await sql`pragma foreign_key_check`.execute(db);
  expect(rows).toEqual([]);
});

test("an answer has one form, and a credit from 0 to 1", async () => {
  const { db } = await databases.open();
  const insert = (columns: string, values: string) =>
    sql`pragma foreign_keys = off`.execute(db).then(() =>
      sql`insert into answers (round_id, position, answer_user_id, pressed_at, left_ms, interaction_id, ${sql.raw(columns)})
          values ('r', 1, ${values}, 1, 1, ${values}, ${sql.raw(values)})`.execute(db),
    );
  await expect(insert("choice, text, credit", "1, 'a', 1")).rejects.toThrow("one_form");
  await expect(insert("credit", "1")).rejects.toThrow("one_form");
  await expect(insert("text, credit", "'a', 1.5")).rejects.toThrow("CHECK");
  await insert("choices, credit", "'[0]', 0.5");
});
