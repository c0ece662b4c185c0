import { sql } from "kysely";
import { type Exercise, isQuestion } from "../core/exercises/exercise.ts";
import type { Question, QuestionSource } from "../core/questions/question.ts";
import type { Tx } from "./database.ts";
import { thawExercise } from "./practice-rows.ts";
import { thawQuestion } from "./round-rows.ts";
import { forgetStatistics } from "./statistics.ts";

/** A server's note whose words are to go. */
export type ErasedNote = { readonly guildId: string; readonly file: string; readonly now: number };

type Wordless = Pick<QuestionSource, "heading" | "text" | "url">;
const wordless: Wordless = { heading: [], text: "", url: null };

/** A question of which only the places of its options are left, so that what was answered keeps its sense. */
function withoutWords(question: Question): Question {
  const options = question.options.map((_, at) => String(at + 1));
  const key = options.filter((_, at) => question.key.includes(question.options[at] ?? ""));
  const source = { ...question.source, ...wordless };
  return { ...question, stem: "", options, key, typed: null, explanation: "", source };
}

/** The same of any exercise: what is no question becomes a recall card that says nothing. */
function erased(exercise: Exercise): Exercise {
  if (isQuestion(exercise)) return withoutWords(exercise);
  const { id, fact } = exercise;
  const source = { ...exercise.source, ...wordless };
  return { kind: "recall", id, fact, source, cue: { kind: "about", text: "" }, answer: "" };
}

function factsOf(tx: Tx, { guildId, file }: ErasedNote) {
  return tx.selectFrom("facts").select("fact_id").where("guild_id", "=", guildId).where("file", "=", file);
}

/**
 * Takes the words of a note out of its questions wherever they are kept: as they were played, practised, reported and
 * counted. Answers and points stay; where a running round would still ask one, it gives no points.
 */
export async function eraseQuestions(tx: Tx, note: ErasedNote): Promise<void> {
  const { guildId, file } = note;
  const played = await erasePlayed(tx, note);
  await erasePractised(tx, note);
  const ruled = await tx
    .selectFrom("question_rulings")
    .select("question_id")
    .where("guild_id", "=", guildId)
    .where("file", "=", file)
    .execute();
  for (const questionId of new Set([...played, ...ruled.map((row) => row.question_id)]))
    await eraseReview(tx, questionId, note);
}

async function erasePlayed(tx: Tx, note: ErasedNote): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("rounds")
    .crossJoin("round_questions as q")
    .select(["q.round_id", "q.position", "q.question_id", "q.frozen", "q.revealed_at", "rounds.ended_at"])
    .whereRef("q.round_id", "=", "rounds.round_id")
    .where("rounds.guild_id", "=", note.guildId)
    .where("q.fact_id", "in", factsOf(tx, note))
    .execute();
  for (const { round_id, position, frozen, revealed_at, ended_at } of rows) {
    await tx
      .updateTable("round_questions")
      .set({ frozen: JSON.stringify(withoutWords(thawQuestion(frozen))) })
      .where("round_id", "=", round_id)
      .where("position", "=", position)
      .execute();
    if (revealed_at !== null || ended_at !== null) continue;
    await tx
      .insertInto("voids")
      .values({ round_id, position })
      .onConflict((conflict) => conflict.columns(["round_id", "position"]).doNothing())
      .execute();
  }
  return rows.map((row) => row.question_id);
}

async function erasePractised(tx: Tx, note: ErasedNote): Promise<void> {
  const rows = await tx
    .selectFrom("practice_questions")
    .select(["practice_id", "frozen", "response"])
    .where("guild_id", "=", note.guildId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom(sql<{ value: string }>`json_each(fact_ids)`.as("about"))
          .select("about.value")
          .where("about.value", "in", factsOf(tx, note)),
      ),
    )
    .execute();
  for (const { practice_id, frozen, response } of rows) {
    const exercise = thawExercise(frozen);
    await tx
      .updateTable("practice_questions")
      .set({
        frozen: JSON.stringify(erased(exercise)),
        response: isQuestion(exercise) ? response : null,
      })
      .where("practice_id", "=", practice_id)
      .execute();
  }
}

/** What people and rounds have said of a question of one server. */
async function eraseReview(tx: Tx, questionId: string, { guildId, now }: ErasedNote): Promise<void> {
  for (const table of ["question_rulings", "report_sends"] as const)
    await tx
      .deleteFrom(table)
      .where("guild_id", "=", guildId)
      .where("question_id", "=", questionId)
      .execute();
  await tx
    .updateTable("question_reports")
    .set((eb) => ({ claimed: null, settled_at: eb.fn.coalesce("settled_at", eb.val(now)) }))
    .where("guild_id", "=", guildId)
    .where("question_id", "=", questionId)
    .execute();
  await forgetStatistics(tx, { guildId, questionId });
}
