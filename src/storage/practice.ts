import type { PracticeStore } from "../app/stores.ts";
import type { Db } from "./database.ts";
import { missedFacts } from "./knowledge.ts";
import { practiceOf } from "./practice-rows.ts";

/** Private exercises, how far each is done, and what each answer earned, which decides what comes next. */
export function makePractice(db: Db): PracticeStore {
  return {
    async ask(practice, now) {
      await db
        .insertInto("practice_questions")
        .values({
          practice_id: practice.id,
          guild_id: practice.guildId,
          practice_user_id: practice.userId,
          origin: practice.origin,
          topic: practice.topic,
          kind: practice.kind,
          fact_id: practice.factIds[0] ?? "",
          fact_ids: JSON.stringify(practice.factIds),
          frozen: JSON.stringify(practice.exercise),
          asked_at: now,
          response: practice.response === null ? null : JSON.stringify(practice.response),
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
    change: (practiceId, now, decide) =>
      db.transaction().execute(async (tx) => {
        const row = await tx
          .selectFrom("practice_questions")
          .selectAll()
          .where("practice_id", "=", practiceId)
          .executeTakeFirst();
        if (row === undefined) return null;
        const before = practiceOf(row);
        if (row.answered_at !== null) return before;
        const { response, credits } = decide(before);
        await tx
          .updateTable("practice_questions")
          .set({
            response: response === null ? null : JSON.stringify(response),
            answered_at: credits.length === 0 ? null : now,
          })
          .where("practice_id", "=", practiceId)
          .execute();
        const whose = { practice_id: practiceId, practice_user_id: before.userId, guild_id: before.guildId };
        const answers = credits.map(({ factId, credit }) => ({
          ...whose,
          fact_id: factId,
          credit,
          answered_at: now,
        }));
        if (answers.length > 0) await tx.insertInto("practice_answers").values(answers).execute();
        return { ...before, response };
      }),
    missed: (userId, guildId) => missedFacts(db, userId, guildId),
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
