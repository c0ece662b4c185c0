import { sql } from "kysely";
import type { Erased, Whose } from "../app/privacy-stores.ts";
import type { Tx } from "./database.ts";
import { memberColumns } from "./member-data.ts";
import { withdrawSuggestion } from "./suggestions.ts";

/** The condition that a row of a table, which has this member's id in a column, is of the server that is meant. */
export function isTheirs(
  { column, within }: Pick<(typeof memberColumns)[number], "column" | "within">,
  { userId, guildId }: Whose,
) {
  const isOwn = sql<boolean>`${sql.ref(column)} = ${userId}`;
  if (guildId === null) return isOwn;
  return within === "itself"
    ? sql<boolean>`${isOwn} and guild_id = ${guildId}`
    : sql<boolean>`${isOwn} and round_id in (select round_id from rounds where guild_id = ${guildId})`;
}

/** Answers in running rounds are taken from their counts too: whether everyone has answered is told by them. */
async function uncountAnswers(tx: Tx, { userId, guildId }: Whose): Promise<void> {
  const answers = await tx
    .selectFrom("answers")
    .innerJoin("rounds", "rounds.round_id", "answers.round_id")
    .select(["answers.round_id", "answers.position"])
    .where("answers.answer_user_id", "=", userId)
    .where("rounds.ended_at", "is", null)
    .$if(guildId !== null, (query) => query.where("rounds.guild_id", "=", guildId ?? ""))
    .execute();
  for (const { round_id, position } of answers)
    await tx
      .updateTable("round_questions")
      .set((eb) => ({ answered: eb("answered", "-", 1) }))
      .where("round_id", "=", round_id)
      .where("position", "=", position)
      .execute();
}

/** Their own messages are withdrawn, as their author may do at any time. */
async function withdrawMessages(tx: Tx, { userId, guildId }: Whose, now: number): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("suggestions")
    .select(["suggestion_id", "guild_id", "message_id", "state"])
    .where("author_user_id", "=", userId)
    .$if(guildId !== null, (query) => query.where("guild_id", "=", guildId ?? ""))
    .execute();
  for (const row of rows) await withdrawSuggestion(tx, row, now);
  return rows.filter(({ state }) => state === "accepted").map((row) => row.guild_id);
}

/** So many rows go at once; between them the event loop has its turn, while the transaction goes on. */
const ROWS = 500;
const endOfTick = () => new Promise<void>((resolve) => setImmediate(resolve));

async function eraseColumn(tx: Tx, held: (typeof memberColumns)[number], whose: Whose): Promise<void> {
  const table = sql.table(held.table);
  const some = sql`rowid in (select rowid from ${table} where ${isTheirs(held, whose)} limit ${ROWS})`;
  const erasing =
    held.erase === "row"
      ? sql`delete from ${table} where ${some}`
      : sql`update ${table} set ${sql.ref(held.column)} = null where ${some}`;
  while ((await erasing.execute(tx)).numAffectedRows === BigInt(ROWS)) await endOfTick();
}

/**
 * Takes a member out of every table, in one server or in all. Others keep their points, counts and totals, and questions what
 * rounds have shown about them; rounds and others' messages that name the member stay without the name.
 */
export async function eraseMember(tx: Tx, whose: Whose, now: number): Promise<Erased> {
  await uncountAnswers(tx, whose);
  const notesChangedIn = await withdrawMessages(tx, whose, now);
  for (const held of memberColumns) await eraseColumn(tx, held, whose);
  return { notesChangedIn: [...new Set(notesChangedIn)] };
}
