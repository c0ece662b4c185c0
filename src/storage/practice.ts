import type { Selectable } from "kysely";
import type { PracticeQuestion, PracticeStore } from "../app/stores.ts";
import type { Db } from "./database.ts";
import { thawQuestion } from "./round-rows.ts";
import type { Schema } from "./schema.ts";

function practiceOf(row: Selectable<Schema["practice_questions"]>): PracticeQuestion {
  return {
    id: row.practice_id,
    guildId: row.guild_id,
    userId: row.practice_user_id,
    origin: row.origin,
    topic: row.topic,
    factId: row.fact_id,
    question: thawQuestion(row.frozen),
    choice: row.choice,
  };
}

/** Private questions and what was chosen, kept for later review. */
export function makePractice(db: Db): PracticeStore {
  return {
    async ask(question, now) {
      await db
        .insertInto("practice_questions")
        .values({
          practice_id: question.id,
          guild_id: question.guildId,
          practice_user_id: question.userId,
          origin: question.origin,
          topic: question.topic,
          fact_id: question.factId,
          frozen: JSON.stringify(question.question),
          asked_at: now,
          choice: question.choice,
          answered_at: null,
        })
        .execute();
    },
    async load(practiceId) {
      const row = await db
        .selectFrom("practice_questions")
        .selectAll()
        .where("practice_id", "=", practiceId)
        .executeTakeFirst();
      return row === undefined ? null : practiceOf(row);
    },
    answer: (practiceId, choice, now) =>
      db.transaction().execute(async (tx) => {
        await tx
          .updateTable("practice_questions")
          .set({ choice, answered_at: now })
          .where("practice_id", "=", practiceId)
          .where("choice", "is", null)
          .execute();
        const row = await tx
          .selectFrom("practice_questions")
          .select("choice")
          .where("practice_id", "=", practiceId)
          .executeTakeFirstOrThrow();
        return row.choice ?? choice;
      }),
    async lately(userId, guildId, limit) {
      const rows = await db
        .selectFrom("practice_questions")
        .select("fact_id")
        .where("practice_user_id", "=", userId)
        .where("guild_id", "is", guildId)
        .orderBy("asked_at", "desc")
        .limit(limit)
        .execute();
      return rows.map((row) => row.fact_id);
    },
  };
}
