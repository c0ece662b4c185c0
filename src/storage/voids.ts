import type { Transaction } from "kysely";
import type { Voided, Voiding } from "../app/question-stores.ts";
import { LATELY } from "../core/questions/report.ts";
import { reverseAwards } from "./reversals.ts";
import { queueSend } from "./round-sends.ts";
import type { Schema } from "./schema.ts";

type Tx = Transaction<Schema>;

/** Where a question was played and revealed lately, as far as it isn't void yet. */
function playsIn(tx: Tx, { guildId, questionId }: Voiding, now: number) {
  return tx
    .selectFrom("round_questions as q")
    .innerJoin("rounds", "rounds.round_id", "q.round_id")
    .leftJoin("voids", (join) =>
      join.onRef("voids.round_id", "=", "q.round_id").onRef("voids.position", "=", "q.position"),
    )
    .select(["q.round_id as roundId", "q.position", "rounds.ended_at as endedAt"])
    .where("q.question_id", "=", questionId)
    .where("q.revealed_at", ">", now - LATELY)
    .where("rounds.guild_id", "=", guildId)
    .where("voids.position", "is", null)
    .orderBy("q.revealed_at")
    .execute();
}

/** Voids a question wherever it was played in the last seven days: its points go, and each channel is told. */
export async function voidQuestion(tx: Tx, voiding: Voiding, now: number): Promise<Voided> {
  const plays = await playsIn(tx, voiding, now);
  for (const { roundId, position, endedAt } of plays) {
    await tx
      .insertInto("voids")
      .values({ round_id: roundId, position, voided_at: now, voided_by_user_id: voiding.userId })
      .execute();
    await reverseAwards(tx, { id: roundId, guildId: voiding.guildId }, position, now);
    await queueSend(tx, roundId, { kind: "voided", position }, now);
    if (endedAt !== null) await queueSend(tx, roundId, { kind: "standings", position: 0 }, now);
  }
  return { roundIds: [...new Set(plays.map(({ roundId }) => roundId))] };
}
