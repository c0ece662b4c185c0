import { sql } from "kysely";
import type { Db } from "../../src/storage/database.ts";
import { roundQuestion } from "./rounds.ts";

/** Puts round "r1" with its one question, which was revealed and answered so often, into a database of older tables. */
export async function putOldRound(db: Db, answered: number): Promise<void> {
  const { question } = roundQuestion(1);
  await sql`insert into facts (fact_id, file, text) values ('lasting', 'a.md', 'text')`.execute(db);
  await sql`insert into rounds (round_id, guild_id, channel_id, starter_user_id, kind, seconds, pace, speed, phase,
      position, wished, started_at, ended_at)
    values ('r1', '1', '2', '3', 'mixed', 20, 1, 1, 'over', 1, 1, 0, 9)`.execute(db);
  await sql`insert into round_questions (round_id, position, fact_id, question_id, frozen, duration, revealed_at, answered)
    values ('r1', 1, 'lasting', ${question.id}, ${JSON.stringify(question)}, 20000, 8, ${answered})`.execute(
    db,
  );
}
