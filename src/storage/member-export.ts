import { sql } from "kysely";
import type { Whose } from "../app/privacy-stores.ts";
import { type Exercise, isQuestion } from "../core/exercises/exercise.ts";
import type { Response } from "../core/exercises/response.ts";
import type { Db } from "./database.ts";
import { memberColumns } from "./member-data.ts";
import { isTheirs } from "./member-erasure.ts";
import { thawExercise, thawResponse } from "./practice-rows.ts";
import { givenOf, thawQuestion } from "./round-rows.ts";

type Row = Readonly<Record<string, unknown>>;
type Held = (typeof memberColumns)[number];

/** What is kept about a member, as plain data: one list of rows for each section, times as ISO 8601 in UTC. */
export type MemberExport = { readonly [section: string]: readonly Row[] };

/** Columns that hold JSON. */
const json: ReadonlySet<string> = new Set(["topics", "notes"]);

function told([column, value]: readonly [string, unknown]): readonly [string, unknown] {
  if (column.endsWith("_at") && typeof value === "number") return [column, new Date(value).toISOString()];
  if (json.has(column) && typeof value === "string") return [column, JSON.parse(value)];
  return [column, value];
}

async function rowsOf(db: Db, held: Held, whose: Whose): Promise<readonly Row[]> {
  const columns = ["guild_id", ...held.told].map((column) => sql.ref(column));
  const { rows } = await sql<Row>`
    select ${sql.join(columns)} from ${sql.table(held.table)} where ${isTheirs(held, whose)}`.execute(db);
  return rows;
}

/** An answer with its question; whether it was right only once that is out. */
async function answersOf(db: Db, { userId, guildId }: Whose): Promise<readonly Row[]> {
  const rows = await db
    .selectFrom("answers")
    .innerJoin("rounds", "rounds.round_id", "answers.round_id")
    .innerJoin("round_questions as q", (join) =>
      join.onRef("q.round_id", "=", "answers.round_id").onRef("q.position", "=", "answers.position"),
    )
    .selectAll("answers")
    .select(["rounds.guild_id", "q.frozen", "q.revealed_at"])
    .where("answers.answer_user_id", "=", userId)
    .$if(guildId !== null, (query) => query.where("rounds.guild_id", "=", guildId ?? ""))
    .orderBy("answers.pressed_at")
    .execute();
  return rows.map((row) => {
    const question = thawQuestion(row.frozen);
    return {
      guild_id: row.guild_id,
      round_id: row.round_id,
      position: row.position,
      question: question.stem,
      answer: wordsOf(question, givenOf(row)),
      credit: row.revealed_at === null ? null : row.credit,
      pressed_at: row.pressed_at,
      left_ms: row.left_ms,
      interaction_id: row.interaction_id,
    };
  });
}

function practised({ frozen, response, ...row }: Row): Row {
  const exercise = thawExercise(String(frozen));
  const done = response === null ? null : wordsOf(exercise, thawResponse(String(response)));
  return { ...row, question: askedBy(exercise), answer: done };
}

function askedBy(exercise: Exercise): string {
  if (isQuestion(exercise)) return exercise.stem;
  if (exercise.kind === "matching") return exercise.pairs.map(({ left }) => left).join("; ");
  return exercise.kind === "recall" ? exercise.cue.text : exercise.title;
}

/** What a member gave, in the words that stood there. */
function wordsOf(exercise: Exercise, response: Response | null): readonly string[] {
  const options = shownBy(exercise);
  const words = (indexes: readonly number[]) => indexes.map((at) => options[at] ?? "");
  switch (response?.kind) {
    case "option":
      return words([response.choice]);
    case "options":
      return words(response.choices);
    case "picks":
      return words(response.picks);
    case "text":
      return [response.text];
    case "grade":
      return [response.grade];
    default:
      return [];
  }
}

function shownBy(exercise: Exercise): readonly string[] {
  if (isQuestion(exercise)) return exercise.options;
  if (exercise.kind === "matching") return exercise.rights;
  return exercise.kind === "order" ? exercise.shown : [];
}

async function section(db: Db, held: Held, whose: Whose): Promise<readonly Row[]> {
  if (held.table === "answers") return answersOf(db, whose);
  const rows = await rowsOf(db, held, whose);
  return held.table === "practice_questions" ? rows.map(practised) : rows;
}

/** Everything that is kept about a member, in one server or in all. It tells no right answer that isn't out. */
export async function exportMember(db: Db, whose: Whose): Promise<MemberExport> {
  const sections: Record<string, readonly Row[]> = {};
  for (const held of memberColumns) {
    const rows = await section(db, held, whose);
    sections[held.section] = rows.map((row) => Object.fromEntries(Object.entries(row).map(told)));
  }
  return sections;
}
