import type { RoundStore } from "../app/stores.ts";
import type { Db } from "./database.ts";
import { hiddenIn } from "./hidden-members.ts";
import { answerOf } from "./round-rows.ts";

type Results = Pick<RoundStore, "answers" | "answersOf" | "hidden" | "sums" | "voided">;

async function awardedAnswers(db: Db, roundId: string, only: { position?: number; userId?: string }) {
  const { position, userId } = only;
  const rows = await db
    .selectFrom("answers")
    .leftJoin("awards", (join) =>
      join
        .onRef("awards.round_id", "=", "answers.round_id")
        .onRef("awards.position", "=", "answers.position")
        .onRef("awards.award_user_id", "=", "answers.answer_user_id"),
    )
    .selectAll("answers")
    .select(({ fn }) => fn.sum<number | null>("awards.points").as("points"))
    .where("answers.round_id", "=", roundId)
    .$if(position !== undefined, (query) => query.where("answers.position", "=", position ?? 0))
    .$if(userId !== undefined, (query) => query.where("answers.answer_user_id", "=", userId ?? ""))
    .groupBy(["answers.round_id", "answers.position", "answers.answer_user_id"])
    .orderBy("answers.position")
    .orderBy("answers.pressed_at")
    .orderBy("answers.answer_user_id")
    .execute();
  return rows.map((row) => ({ ...answerOf(row), points: row.points }));
}

/** What members answered and earned in a round. */
export function makeRoundResults(db: Db): Results {
  return {
    async answers(roundId, position) {
      return awardedAnswers(db, roundId, { position });
    },
    async answersOf(roundId, userId) {
      return awardedAnswers(db, roundId, { userId });
    },
    hidden: (guildId) => hiddenIn(db, guildId),
    async voided(roundId) {
      const rows = await db.selectFrom("voids").select("position").where("round_id", "=", roundId).execute();
      return new Set(rows.map((row) => row.position));
    },
    async sums(roundId) {
      const rows = await db
        .selectFrom("awards")
        .select(({ fn }) => [
          "award_user_id",
          fn.sum<number>("points").as("points"),
          fn.sum<number>("right").as("right"),
          fn.sum<number>("answers").as("answers"),
        ])
        .where("round_id", "=", roundId)
        .groupBy("award_user_id")
        .orderBy("points", "desc")
        .orderBy("award_user_id")
        .execute();
      return rows.map((row) => ({
        userId: row.award_user_id,
        points: row.points,
        right: row.right,
        answers: row.answers,
      }));
    },
  };
}
