import { sql } from "kysely";
import type { Db } from "./database.ts";

/** So many of a member's latest answers in rounds are looked at, beside their practice and what was counted before. */
const LATEST = 1_000;

/**
 * The lasting ids of the facts that a member was wrong on more often than right: in rounds, once the answer was out, in practice,
 * and by what was counted of answers that aren't kept any more.
 */
export async function missedFacts(
  db: Db,
  userId: string,
  guildId: string | null,
): Promise<readonly string[]> {
  const { rows } = await sql<{ fact_id: string }>`
    select fact_id from (
      select fact_id, answers, credit from fact_counts where counted_user_id = ${userId} and guild_id is ${guildId}
      union all
      select q.fact_id, 1, latest.credit
      from (
        select round_id, position, credit from answers
        where answer_user_id = ${userId} order by answer_id desc limit ${LATEST}) as latest
      join rounds on rounds.round_id = latest.round_id and rounds.guild_id = ${guildId}
      join round_questions q on q.round_id = latest.round_id and q.position = latest.position
      left join voids on voids.round_id = latest.round_id and voids.position = latest.position
      where q.revealed_at is not null and voids.position is null
      union all
      select fact_id, 1, credit from practice_answers where practice_user_id = ${userId} and guild_id is ${guildId})
    group by fact_id having 2 * sum(credit) < sum(answers) order by fact_id`.execute(db);
  return rows.map((row) => row.fact_id);
}
