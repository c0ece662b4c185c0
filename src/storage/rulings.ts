import type { Selectable } from "kysely";
import { z } from "zod";
import type { ReportCounts, Ruling, RulingStore, StoredRuling } from "../app/question-stores.ts";
import type { ReportReason } from "../core/questions/people/report.ts";
import { isAnotherQuestion, type Pin } from "../core/questions/people/ruling.ts";
import type { Question } from "../core/questions/question.ts";
import type { Db, Tx } from "./database.ts";
import { queueReportSend } from "./report-sends.ts";
import { thawQuestion } from "./round-rows.ts";
import type { Schema } from "./schema.ts";
import { forgetStatistics } from "./statistics.ts";
import { voidQuestion } from "./voids.ts";

type OfQuestion = { readonly guildId: string; readonly questionId: string };

const texts = z.array(z.string());
const pin = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("options"), key: texts, wrong: texts }),
  z.object({ kind: z.literal("accepted"), key: z.string().optional(), accepted: texts }),
]);

function pinOf(column: string | null): Pin | null {
  return column === null ? null : pin.parse(JSON.parse(column));
}

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
    })
    .onConflict((conflict) => conflict.columns(["guild_id", "question_id"]).doUpdateSet({ file, frozen }))
    .execute();
}

export type Disabling = OfQuestion & { readonly by: "reports" | "editor"; readonly now: number };

/** Has a kept question asked no more; false where reports find it disabled already, which an editor may confirm. */
export async function disable(tx: Tx, { guildId, questionId, by, now }: Disabling): Promise<boolean> {
  const result = await tx
    .updateTable("question_rulings")
    .set({ disabled_at: now, disabled_by: by })
    .where("guild_id", "=", guildId)
    .where("question_id", "=", questionId)
    .$if(by === "reports", (query) => query.where("disabled_at", "is", null))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Keeps the question, changes what is ruled about it, and has admins who were told of it see that. */
function ruling(db: Db, { guildId, question }: Ruling, now: number, change: (tx: Tx) => Promise<void>) {
  return db.transaction().execute(async (tx) => {
    const of = { guildId, questionId: question.id };
    await keepQuestion(tx, guildId, question);
    await change(tx);
    await queueReportSend(tx, of, now, { onlyKnown: true });
  });
}

function row(tx: Tx, { guildId, questionId }: OfQuestion) {
  return tx
    .updateTable("question_rulings")
    .where("guild_id", "=", guildId)
    .where("question_id", "=", questionId);
}

/** An editor has decided about them: what was claimed is needed no more. */
async function settleReports(tx: Tx, { guildId, questionId }: OfQuestion, now: number) {
  await tx
    .updateTable("question_reports")
    .set({ settled_at: now, claimed: null })
    .where("guild_id", "=", guildId)
    .where("question_id", "=", questionId)
    .where("settled_at", "is", null)
    .execute();
}

/** Open reports by question, then reason. */
async function countsIn(db: Db, guildId: string, questionId: string | null) {
  const rows = await db
    .selectFrom("question_reports")
    .select(({ fn }) => ["question_id", "reason", fn.countAll<number>().as("reports")])
    .where("guild_id", "=", guildId)
    .where("settled_at", "is", null)
    .$if(questionId !== null, (query) => query.where("question_id", "=", questionId ?? ""))
    .groupBy(["question_id", "reason"])
    .execute();
  const counts = new Map<string, Map<ReportReason, number>>();
  for (const { question_id, reason, reports } of rows) {
    const own = counts.get(question_id) ?? new Map<ReportReason, number>();
    counts.set(question_id, own.set(reason, reports));
  }
  return counts;
}

function rulingOf(row: Selectable<Schema["question_rulings"]>, reports: ReportCounts): StoredRuling {
  return {
    question: thawQuestion(row.frozen),
    disabledBy: row.disabled_by,
    pin: pinOf(row.pin),
    reports,
  };
}

function total(counts: ReportCounts): number {
  return [...counts.values()].reduce((sum, reports) => sum + reports, 0);
}

/** What editors ruled about each server's questions, kept apart from the notes. */
export function makeRulings(db: Db): RulingStore {
  return {
    async rulings(guildId) {
      const rows = await db
        .selectFrom("question_rulings")
        .select(["question_id", "disabled_at", "pin"])
        .where("guild_id", "=", guildId)
        .execute();
      const barred = rows.filter((each) => each.disabled_at !== null).map((each) => each.question_id);
      const pins = rows.flatMap((each) => {
        const held = pinOf(each.pin);
        return held === null ? [] : [[each.question_id, held] as const];
      });
      return { barred: new Set(barred), pins: new Map(pins) };
    },
    async all(guildId) {
      const counts = await countsIn(db, guildId, null);
      const rows = await db
        .selectFrom("question_rulings")
        .selectAll()
        .where("guild_id", "=", guildId)
        .orderBy("question_id")
        .execute();
      return rows
        .map((each) => rulingOf(each, counts.get(each.question_id) ?? new Map()))
        .filter((each) => each.disabledBy !== null || each.pin !== null || each.reports.size > 0)
        .sort((a, b) => total(b.reports) - total(a.reports));
    },
    async one(guildId, questionId) {
      const found = await db
        .selectFrom("question_rulings")
        .selectAll()
        .where("guild_id", "=", guildId)
        .where("question_id", "=", questionId)
        .executeTakeFirst();
      if (found === undefined) return null;
      const counts = await countsIn(db, guildId, questionId);
      return rulingOf(found, counts.get(questionId) ?? new Map());
    },
    disable: (deed, now) =>
      ruling(db, deed, now, async (tx) => {
        await disable(tx, { guildId: deed.guildId, questionId: deed.question.id, by: "editor", now });
      }),
    enable: (deed, now) =>
      ruling(db, deed, now, async (tx) => {
        const of = { guildId: deed.guildId, questionId: deed.question.id };
        await row(tx, of).set({ disabled_at: null, disabled_by: null }).execute();
        await settleReports(tx, of, now);
      }),
    pin: (deed, decide, now) =>
      ruling(db, deed, now, async (tx) => {
        const of = { guildId: deed.guildId, questionId: deed.question.id };
        const before = await tx
          .selectFrom("question_rulings")
          .select("pin")
          .where("guild_id", "=", of.guildId)
          .where("question_id", "=", of.questionId)
          .executeTakeFirst();
        const old = pinOf(before?.pin ?? null);
        const held = decide(old);
        if (isAnotherQuestion(old, held)) await forgetStatistics(tx, of);
        await row(tx, of)
          .set({ pin: held === null ? null : JSON.stringify(held) })
          .execute();
      }),
    void: (voiding, now) => db.transaction().execute((tx) => voidQuestion(tx, voiding, now)),
    async claims(guildId, questionId) {
      const rows = await db
        .selectFrom("question_reports")
        .select(({ fn }) => [fn.min<number>("report_id").as("report_id"), "claimed"])
        .where("guild_id", "=", guildId)
        .where("question_id", "=", questionId)
        .where("claimed", "is not", null)
        .where("settled_at", "is", null)
        .groupBy("claimed")
        .orderBy("report_id")
        .execute();
      return rows.map((each) => ({ reportId: each.report_id, text: each.claimed ?? "" }));
    },
  };
}
