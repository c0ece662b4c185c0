import { sql } from "kysely";
import type { PressedOn } from "../app/stores.ts";
import type { Answer, RoundHead, RoundQuestion } from "../core/rounds/round.ts";
import type { Db, Tx } from "./database.ts";
import { answerOf, headOf, questionOf, type Thaw } from "./round-rows.ts";

type Reader = Db | Tx;
type OfQuestion = { readonly roundId: string; readonly position: number };

/** A question that was pressed, with its round's head. */
export type Pressed = { readonly head: RoundHead; readonly question: RoundQuestion };

/** The question that a press names; null where there is none. */
export async function loadPressed(
  db: Reader,
  { roundId, position }: OfQuestion,
  thaw: Thaw,
): Promise<Pressed | null> {
  const round = await db.selectFrom("rounds").selectAll().where("round_id", "=", roundId).executeTakeFirst();
  const question = await db
    .selectFrom("round_questions")
    .selectAll()
    .where("round_id", "=", roundId)
    .where("position", "=", position)
    .executeTakeFirst();
  if (round === undefined || question === undefined) return null;
  return { head: headOf(round), question: questionOf(question, thaw) };
}

/** The answers on record of some members to a question, by user id. */
export async function answersOf(
  db: Reader,
  { roundId, position }: OfQuestion,
  userIds: readonly string[],
): Promise<Map<string, Answer>> {
  const rows = await db
    .selectFrom("answers")
    .selectAll()
    .where("round_id", "=", roundId)
    .where("position", "=", position)
    // One text for any number of them, so that it is compiled once.
    .where("answer_user_id", "in", sql<string>`(select value from json_each(${JSON.stringify(userIds)}))`)
    .execute();
  return new Map(rows.map((row) => [row.answer_user_id, answerOf(row)]));
}

/** The same for one member who is about to answer, with what they answered before. */
export async function loadPressedOn(
  db: Reader,
  press: OfQuestion & { readonly userId: string },
  thaw: Thaw,
): Promise<PressedOn | null> {
  const pressed = await loadPressed(db, press, thaw);
  if (pressed === null) return null;
  const { head, question } = pressed;
  const { questions } = await db
    .selectFrom("round_questions")
    .select(({ fn }) => fn.countAll<number>().as("questions"))
    .where("round_id", "=", press.roundId)
    .executeTakeFirstOrThrow();
  const answers = await answersOf(db, press, [press.userId]);
  return { round: head, question, questions, answer: answers.get(press.userId) ?? null };
}
