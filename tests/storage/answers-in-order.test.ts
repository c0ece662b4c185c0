import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrations } from "../../migrations/index.ts";
import { Databases } from "../support/database.ts";
import { roundQuestion } from "../support/rounds.ts";

let databases: Databases;
beforeEach(() => {
  databases = new Databases();
});
afterEach(() => databases.close());

const frozen = JSON.stringify(roundQuestion(1).question);

test("a database from before answers had numbers keeps each as it was, the later the higher, and one a member", async () => {
  const older = Object.fromEntries(Object.entries(migrations).slice(0, 13));
  const old = await databases.open("a.sqlite", older);
  await sql`insert into facts (fact_id, file, text) values ('lasting', 'a.md', 'text')`.execute(old.db);
  await sql`insert into rounds (round_id, guild_id, channel_id, starter_user_id, kind, seconds, pace, speed, phase,
      position, wished, started_at, ended_at)
    values ('r1', '1', '2', '3', 'mixed', 20, 1, 1, 'over', 1, 1, 0, 9)`.execute(old.db);
  await sql`insert into round_questions (round_id, position, fact_id, question_id, frozen, duration, revealed_at, answered)
    values ('r1', 1, 'lasting', 'q', ${frozen}, 20000, 8, 3)`.execute(old.db);
  const columns = sql.raw(
    "round_id, position, answer_user_id, choice, choices, text, credit, pressed_at, left_ms, interaction_id",
  );
  await sql`insert into answers (${columns}) values
    ('r1', 1, '5', 2, null, null, 1, 30, 19000, '77'),
    ('r1', 1, '6', null, '[0,1]', null, 0.5, 10, 18000, '78'),
    ('r1', 1, '7', null, null, 'dropout', 0, 20, 17000, '79')`.execute(old.db);
  const before = await sql`select ${columns} from answers order by pressed_at`.execute(old.db);
  await old.close();

  const { db } = await databases.open("a.sqlite");
  const after = await sql`select ${columns} from answers order by answer_id`.execute(db);
  expect(after.rows).toEqual(before.rows);
  expect(after.rows).toHaveLength(3);
  const { rows } = await sql`pragma foreign_key_check`.execute(db);
  expect(rows).toEqual([]);
  const again = sql`insert into answers (${columns}) values ('r1', 1, '5', 1, null, null, 0, 40, 0, '80')`;
  await expect(again.execute(db)).rejects.toThrow("UNIQUE");
});
