import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeStores } from "../../src/storage/index.ts";
import { Databases } from "../support/database.ts";
import { roundQuestion, START } from "../support/rounds.ts";

let databases: Databases;
beforeEach(() => {
  databases = new Databases();
});
afterEach(() => databases.close());

test("reports from before reasons were asked for go on counting, without a reason", async () => {
  const { db: old, close } = await databases.openBefore("0009", "a.sqlite");
  const { question } = roundQuestion(1);
  await sql`insert into facts (fact_id, file, text) values ('f', 'a.md', 'A text.')`.execute(old);
  await sql`
    insert into rounds (round_id, guild_id, channel_id, starter_user_id, kind, seconds, pace, speed, phase, position,
      wished, started_at, ended_at)
    values ('r', '100', '2', '3', 'mixed', 20, 1, 1, 'over', 1, 1, ${START}, ${START})`.execute(old);
  await sql`
    insert into round_questions (round_id, position, fact_id, question_id, frozen, duration, revealed_at)
    values ('r', 1, 'f', ${question.id}, ${JSON.stringify(question)}, 20000, ${START})`.execute(old);
  await sql`insert into reports values ('r', 1, '5', ${START}), ('r', 1, '6', ${START})`.execute(old);
  await close();

  const { reports, rulings } = makeStores((await databases.open("a.sqlite")).db, "UTC");
  const all = await rulings.all("100");
  expect(all.map((ruling) => [ruling.question, ruling.reports, ruling.disabledBy])).toEqual([
    [question, new Map([["unknown", 2]]), null],
  ]);
  const askedIn = { roundId: "r", position: 1 };
  const again = { guildId: "100", userId: "5", question, askedIn, reason: "unclear", claimed: null } as const;
  expect(await reports.report(again, START)).toBe("changed");
  expect((await rulings.one("100", question.id))?.disabledBy).toBe("reports");
});
