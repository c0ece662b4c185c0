import type { Transaction } from "kysely";
import type { Question } from "../core/questions/question.ts";
import type { Schema } from "./schema.ts";

type Tx = Transaction<Schema>;

/** Keeps a question as it was last seen, so that it can be shown to editors when the notes have it no more. */
export async function keepQuestion(tx: Tx, guildId: string, question: Question): Promise<void> {
  const frozen = JSON.stringify(question);
  const { file } = question.source;
  await tx
    .insertInto("question_rulings")
    .values({
      guild_id: guildId,
      question_id: question.id,
      file,
      frozen,
      disabled_at: null,
      disabled_by: null,
      pin: null,
      decided_by_user_id: null,
      decided_at: null,
    })
    .onConflict((conflict) => conflict.columns(["guild_id", "question_id"]).doUpdateSet({ file, frozen }))
    .execute();
}

export type Disabling = {
  readonly guildId: string;
  readonly questionId: string;
  readonly by: "reports" | "editor";
  readonly now: number;
};

/** Has a kept question asked no more, unless it is disabled already. */
export async function disable(tx: Tx, { guildId, questionId, by, now }: Disabling): Promise<void> {
  await tx
    .updateTable("question_rulings")
    .set({ disabled_at: now, disabled_by: by })
    .where("guild_id", "=", guildId)
    .where("question_id", "=", questionId)
    .where("disabled_at", "is", null)
    .execute();
}
