import type { StatisticsStore, WrongAnswer } from "../app/question-stores.ts";
import {
  type ItemOfRound,
  type ItemSums,
  itemStatistics,
  itemsOfRound,
} from "../core/questions/people/item-sums.ts";
import type { Db, Tx } from "./database.ts";
import { answerOf, questionOf } from "./round-rows.ts";
import type { Schema } from "./schema.ts";

async function itemsIn(tx: Tx, roundId: string): Promise<readonly ItemOfRound[]> {
  const questions = await tx
    .selectFrom("round_questions")
    .selectAll()
    .where("round_id", "=", roundId)
    .where("revealed_at", "is not", null)
    .execute();
  const answers = await tx.selectFrom("answers").selectAll().where("round_id", "=", roundId).execute();
  return itemsOfRound(
    questions.map((row) => questionOf(row)),
    answers.map(answerOf),
  );
}

async function add(tx: Tx, guildId: string, { questionId, sums, wrong }: ItemOfRound, sign: 1 | -1) {
  const key = { guild_id: guildId, question_id: questionId };
  await tx
    .insertInto("question_statistics")
    .values({
      ...key,
      asked: sign * sums.asked,
      answers: sign * sums.answers,
      credit: sign * sums.credit,
      compared: sign * sums.compared,
      sum_x: sign * sums.x,
      sum_y: sign * sums.y,
      sum_xx: sign * sums.xx,
      sum_yy: sign * sums.yy,
      sum_xy: sign * sums.xy,
    })
    .onConflict((conflict) =>
      conflict.columns(["guild_id", "question_id"]).doUpdateSet((eb) => ({
        asked: eb("question_statistics.asked", "+", eb.ref("excluded.asked")),
        answers: eb("question_statistics.answers", "+", eb.ref("excluded.answers")),
        credit: eb("question_statistics.credit", "+", eb.ref("excluded.credit")),
        compared: eb("question_statistics.compared", "+", eb.ref("excluded.compared")),
        sum_x: eb("question_statistics.sum_x", "+", eb.ref("excluded.sum_x")),
        sum_y: eb("question_statistics.sum_y", "+", eb.ref("excluded.sum_y")),
        sum_xx: eb("question_statistics.sum_xx", "+", eb.ref("excluded.sum_xx")),
        sum_yy: eb("question_statistics.sum_yy", "+", eb.ref("excluded.sum_yy")),
        sum_xy: eb("question_statistics.sum_xy", "+", eb.ref("excluded.sum_xy")),
      })),
    )
    .execute();
  for (const [text, picks] of wrong) {
    await tx
      .insertInto("question_picks")
      .values({ ...key, wrong: text, picks: sign * picks })
      .onConflict((conflict) =>
        conflict.columns(["guild_id", "question_id", "wrong"]).doUpdateSet((eb) => ({
          picks: eb("question_picks.picks", "+", eb.ref("excluded.picks")),
        })),
      )
      .execute();
  }
}

/**
 * Adds what a round that is over says about its questions to the server's statistics, or with -1 takes it away again: before a
 * late answer changes what it says.
 */
export async function foldRound(
  tx: Tx,
  { id, guildId }: { readonly id: string; readonly guildId: string },
  sign: 1 | -1,
): Promise<void> {
  for (const item of await itemsIn(tx, id)) await add(tx, guildId, item, sign);
}

function sumsOf(row: Schema["question_statistics"]): ItemSums {
  const { asked, answers, credit, compared } = row;
  const { sum_x: x, sum_y: y, sum_xx: xx, sum_yy: yy, sum_xy: xy } = row;
  return { asked, answers, credit, compared, x, y, xx, yy, xy };
}

/** Has what rounds have shown about a question count no more. */
export async function forgetStatistics(
  tx: Tx,
  { guildId, questionId }: { readonly guildId: string; readonly questionId: string },
): Promise<void> {
  for (const table of ["question_statistics", "question_picks"] as const)
    await tx
      .deleteFrom(table)
      .where("guild_id", "=", guildId)
      .where("question_id", "=", questionId)
      .execute();
}

/**
 * What members typed and was judged wrong; it stays where it can be erased with its member until it is pruned. SQLite keeps a
 * cross join's order: it begins with this server's rounds, for shared questions are asked in all servers.
 */
async function typedWrong(db: Db, guildId: string, questionIds: readonly string[]) {
  const rows = await db
    .selectFrom("rounds")
    .crossJoin("round_questions as q")
    .crossJoin("answers")
    .select(({ fn }) => [
      "q.question_id",
      "answers.text as wrong",
      fn.countAll<number>().as("picks"),
      fn.count<number>("answers.answer_user_id").distinct().as("members"),
    ])
    .whereRef("q.round_id", "=", "rounds.round_id")
    .whereRef("answers.round_id", "=", "q.round_id")
    .whereRef("answers.position", "=", "q.position")
    .where("q.question_id", "in", [...questionIds])
    .where("rounds.guild_id", "=", guildId)
    .where("rounds.ended_at", "is not", null)
    .where("answers.text", "is not", null)
    .where("answers.credit", "<", 1)
    .groupBy(["q.question_id", "answers.text"])
    .execute();
  return rows.map((row) => ({ ...row, wrong: row.wrong ?? "" }));
}

type Picked = { readonly wrong: string; readonly picks: number };

/** Wrong answers with how often they were given, the most often first. What one member alone typed is theirs, and isn't told. */
function picked(
  folded: readonly Picked[],
  typed: readonly (Picked & { readonly members: number })[],
): WrongAnswer[] {
  const all = new Map(folded.map(({ wrong, picks }) => [wrong, picks]));
  for (const { wrong, picks, members } of typed) {
    const before = all.get(wrong) ?? 0;
    if (before > 0 || members > 1) all.set(wrong, before + picks);
  }
  return [...all]
    .map(([text, picks]) => ({ text, picks }))
    .sort((a, b) => b.picks - a.picks || (a.text < b.text ? -1 : 1));
}

/** What rounds that are over have shown about a server's questions, kept as sums. */
export function makeStatistics(db: Db): StatisticsStore {
  return {
    async of(guildId) {
      const rows = await db
        .selectFrom("question_statistics")
        .selectAll()
        .where("guild_id", "=", guildId)
        .where("asked", ">", 0)
        .execute();
      return new Map(rows.map((row) => [row.question_id, itemStatistics(sumsOf(row))]));
    },
    async wrongAnswers(guildId, questionIds) {
      const rows = await db
        .selectFrom("question_picks")
        .select(["question_id", "wrong", "picks"])
        .where("guild_id", "=", guildId)
        .where("question_id", "in", [...questionIds])
        .where("picks", ">", 0)
        .execute();
      const folded = Map.groupBy(rows, (row) => row.question_id);
      const typed = Map.groupBy(await typedWrong(db, guildId, questionIds), (row) => row.question_id);
      const told = questionIds.map((id) => [id, picked(folded.get(id) ?? [], typed.get(id) ?? [])] as const);
      return new Map(told.filter(([, wrong]) => wrong.length > 0));
    },
  };
}
