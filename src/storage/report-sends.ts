import type { Transaction } from "kysely";
import type { Schema } from "./schema.ts";

/** Writes that admins must be told about a question, or told anew. */
export async function queueReportSend(
  tx: Transaction<Schema>,
  { guildId, questionId }: { readonly guildId: string; readonly questionId: string },
  now: number,
): Promise<void> {
  await tx
    .insertInto("report_sends")
    .values({
      guild_id: guildId,
      question_id: questionId,
      since: now,
      due_at: now,
      sent_at: null,
      posted_at: null,
      channel_id: null,
      message_id: null,
    })
    .onConflict((conflict) =>
      conflict.columns(["guild_id", "question_id"]).doUpdateSet((eb) => ({
        version: eb("report_sends.version", "+", 1),
        since: now,
        due_at: now,
        tries: 0,
        sent_at: null,
      })),
    )
    .execute();
}
