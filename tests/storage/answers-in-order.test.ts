import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Databases } from "../support/database.ts";
import { putOldRound } from "../support/old-round.ts";

let databases: Databases;
beforeEach(() => {
  databases = new Databases();
});
afterEach(() => databases.close());

test("a database from before answers had numbers keeps each as it was, the later the higher, and one a member", async () => {
  const old = await databases.openBefore("0014", "a.sqlite");
  await putOldRound(old.db, 3);
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
