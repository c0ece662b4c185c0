import type { Voided, Voiding } from "../app/question-stores.ts";
import { LATELY } from "../core/questions/people/report.ts";
import type { Tx } from "./database.ts";
import { reverseAwards } from "./reversals.ts";
import { queueSend } from "./round-sends.ts";

/**
 * Where a question was revealed lately or is still to be, in a round that was drawn with it, as far as it isn't void yet.
 * SQLite keeps a cross join's order: it begins with this server's rounds, for shared questions are asked in all servers.
 */
function playsIn(tx: Tx, { guildId, questionId }: Voiding, now: number) {
  return tx
    .selectFrom("rounds")
    .crossJoin("round_questions as q")
    .leftJoin("voids", (join) =>
      join.onRef("voids.round_id", "=", "q.round_id").onRef("voids.position", "=", "q.position"),
    )
    .select([
      "q.round_id as roundId",
      "q.position",
      "q.revealed_at as revealedAt",
      "rounds.ended_at as endedAt",
    ])
    .whereRef("q.round_id", "=", "rounds.round_id")
    .where("q.question_id", "=", questionId)
    .where((eb) =>
      eb.or([
        eb("q.revealed_at", ">", now - LATELY),
        eb.and([eb("q.revealed_at", "is", null), eb("rounds.ended_at", "is", null)]),
      ]),
    )
    .where("rounds.guild_id", "=", guildId)
    .where("voids.position", "is", null)
    .orderBy("q.revealed_at")
    .execute();
}

/**
 * Voids a question wherever it was played in the last seven days or waits in a running round: its points go, and each channel
 * is told in a line and in the reveal; where it waits, once it is revealed.
 */
export async function voidQuestion(tx: Tx, voiding: Voiding, now: number): Promise<Voided> {
  const plays = await playsIn(tx, voiding, now);
  for (const { roundId, position, revealedAt, endedAt } of plays) {
    await tx.insertInto("voids").values({ round_id: roundId, position }).execute();
    if (revealedAt === null) continue;
    await reverseAwards(tx, { id: roundId, guildId: voiding.guildId }, position, now);
    await queueSend(tx, roundId, { kind: "voided", position }, now);
    await queueSend(tx, roundId, { kind: "reveal", position }, now);
    if (endedAt !== null) await queueSend(tx, roundId, { kind: "standings", position: 0 }, now);
  }
  return { roundIds: [...new Set(plays.map(({ roundId }) => roundId))] };
}
