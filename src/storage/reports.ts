import type { AskedIn, QuestionReport, ReportStore, ReportStored } from "../app/question-stores.ts";
import { isGrave, LATELY, reportsToDisable } from "../core/questions/people/report.ts";
import type { Db, Tx } from "./database.ts";
import { queueReportSend } from "./report-sends.ts";
import { disable, keepQuestion } from "./rulings.ts";

function reportIn(db: Db | Tx, askedIn: AskedIn, userId: string) {
  const rows = db.selectFrom("question_reports").selectAll().where("reporter_user_id", "=", userId);
  const own =
    "practiceId" in askedIn
      ? rows.where("practice_id", "=", askedIn.practiceId)
      : rows.where("round_id", "=", askedIn.roundId).where("position", "=", askedIn.position);
  return own.executeTakeFirst();
}

async function save(tx: Tx, report: QuestionReport, now: number): Promise<ReportStored> {
  const { askedIn, guildId, userId, question, reason, claimed } = report;
  const before = await reportIn(tx, askedIn, userId);
  if (before?.reason === reason) return "already";
  if (before !== undefined && before.settled_at !== null) return "settled";
  if (before !== undefined) {
    await tx
      .updateTable("question_reports")
      .set({ reason, claimed })
      .where("report_id", "=", before.report_id)
      .execute();
    return "changed";
  }
  const place =
    "practiceId" in askedIn
      ? { practice_id: askedIn.practiceId, round_id: null, position: null }
      : { practice_id: null, round_id: askedIn.roundId, position: askedIn.position };
  await tx
    .insertInto("question_reports")
    .values({
      ...place,
      guild_id: guildId,
      question_id: question.id,
      reporter_user_id: userId,
      reason,
      claimed,
      reported_at: now,
      settled_at: null,
    })
    .execute();
  return "stored";
}

/** How many members have reported a question for more than a slip of the pen since an editor last decided. */
async function graveReporters(tx: Tx, guildId: string, questionId: string): Promise<number> {
  const rows = await tx
    .selectFrom("question_reports")
    .select(["reporter_user_id", "reason"])
    .where("guild_id", "=", guildId)
    .where("question_id", "=", questionId)
    .where("settled_at", "is", null)
    .execute();
  return new Set(rows.filter((row) => isGrave(row.reason)).map((row) => row.reporter_user_id)).size;
}

async function playersLately(tx: Tx, guildId: string, now: number): Promise<number> {
  const row = await tx
    .selectFrom("awards")
    .select(({ fn }) => fn.count<number>("award_user_id").distinct().as("players"))
    .where("guild_id", "=", guildId)
    .where("awarded_at", ">", now - LATELY)
    .where("answers", "=", 1)
    .executeTakeFirstOrThrow();
  return row.players;
}

/** Members' reports; enough of them disable a question in the transaction that stores the last. */
export function makeReports(db: Db): ReportStore {
  return {
    report: (report, now) =>
      db.transaction().execute(async (tx) => {
        const { guildId, question } = report;
        const outcome = await save(tx, report, now);
        if (outcome === "already" || outcome === "settled") return outcome;
        await keepQuestion(tx, guildId, question);
        const needed = reportsToDisable(await playersLately(tx, guildId, now));
        const of = { guildId, questionId: question.id };
        const isEnough = (await graveReporters(tx, guildId, question.id)) >= needed;
        const isNews = isEnough && (await disable(tx, { ...of, by: "reports", now }));
        await queueReportSend(tx, of, now, { isNews });
        return outcome;
      }),
    async reasonOf(askedIn, userId) {
      const row = await reportIn(db, askedIn, userId);
      return row?.reason ?? null;
    },
  };
}
