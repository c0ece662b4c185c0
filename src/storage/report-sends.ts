import type { ReportSendStore, WaitingReport } from "../app/question-stores.ts";
import type { Db, Tx } from "./database.ts";

type OfQuestion = { readonly guildId: string; readonly questionId: string };

/** A message is brought up to date at most so often, in milliseconds. */
const BETWEEN = 60_000;

/**
 * Writes that admins must be told about a question, or told anew; with `onlyKnown` only where they were told before, with
 * `isNews` so that they see it.
 */
export async function queueReportSend(
  tx: Tx,
  { guildId, questionId }: OfQuestion,
  now: number,
  { onlyKnown = false, isNews = false } = {},
): Promise<void> {
  const known = await tx
    .selectFrom("report_sends")
    .select(["version", "since", "sent_at", "due_at"])
    .where("guild_id", "=", guildId)
    .where("question_id", "=", questionId)
    .executeTakeFirst();
  if (known === undefined) {
    if (onlyKnown) return;
    const empty = { sent_at: null, posted_at: null, channel_id: null, message_id: null };
    await tx
      .insertInto("report_sends")
      .values({ guild_id: guildId, question_id: questionId, since: now, due_at: now, ...empty })
      .execute();
    return;
  }
  // What still waits may have been posted already without an answer: it is looked for since it was first wanted.
  const [since, dueAt] =
    known.sent_at === null ? [known.since, known.due_at] : [now, Math.max(now, known.sent_at + BETWEEN)];
  await tx
    .updateTable("report_sends")
    .set({ version: known.version + 1, since, due_at: dueAt, tries: 0, sent_at: null })
    .$if(isNews, (query) => query.set({ is_news: 1 }))
    .where("guild_id", "=", guildId)
    .where("question_id", "=", questionId)
    .execute();
}

/** What waits to be told in admin channels. */
export function makeReportSends(db: Db): ReportSendStore {
  const row = ({ guildId, questionId }: WaitingReport) =>
    db.updateTable("report_sends").where("guild_id", "=", guildId).where("question_id", "=", questionId);
  return {
    async due(now) {
      const rows = await db
        .selectFrom("report_sends")
        .selectAll()
        .where("sent_at", "is", null)
        .where("due_at", "<=", now)
        .orderBy("due_at")
        .execute();
      return rows.map((each) => ({
        guildId: each.guild_id,
        questionId: each.question_id,
        version: each.version,
        tries: each.tries,
        since: each.since,
        message:
          each.channel_id === null || each.message_id === null
            ? null
            : { channelId: each.channel_id, messageId: each.message_id },
        postedAt: each.posted_at,
        isNews: each.is_news === 1,
      }));
    },
    async said(waiting, how, now) {
      if (how.kind === "posted") {
        const { channelId, messageId } = how;
        await row(waiting).set({ posted_at: now, channel_id: channelId, message_id: messageId }).execute();
      }
      await row(waiting).set({ sent_at: now, is_news: 0 }).where("version", "=", waiting.version).execute();
    },
    async postpone(waiting, { dueAt, tries }) {
      await row(waiting).set({ due_at: dueAt, tries }).execute();
    },
  };
}
