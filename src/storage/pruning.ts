import { sql } from "kysely";
import type { PruningStore } from "../app/privacy-stores.ts";
import type { Db, Tx } from "./database.ts";

/** So many rows go in one transaction: a few milliseconds, so that others' writes wait no longer. */
const ROWS = 300;

type OfRound = { readonly round_id: string; readonly guild_id: string };

/** The oldest round that is over and still has its raw answers. The index is of just these, which a bound 0 couldn't tell. */
function roundBefore(tx: Tx, before: number): Promise<OfRound | undefined> {
  return tx
    .selectFrom("rounds")
    .select(["round_id", "guild_id"])
    .where("is_pruned", "=", sql.lit(0))
    .where("ended_at", "<=", before)
    .orderBy("ended_at")
    .executeTakeFirst();
}

/** Rows of a round's answers that go together; read again and again in one transaction they are the same. */
const someAnswers = (roundId: string, rows: number) => sql`
  (select * from answers where round_id = ${roundId} order by position, answer_user_id limit ${rows})`;

const addCounts = sql`
  on conflict (counted_user_id, fact_id, coalesce(guild_id, ''))
  do update set answers = answers + excluded.answers, credit = credit + excluded.credit`;

/** What rounds that are over have shown about their questions is kept already: they were folded as they ended. */
async function foldAnswers(tx: Tx, { round_id, guild_id }: OfRound, rows: number): Promise<void> {
  const some = someAnswers(round_id, rows);
  await sql`
    insert into fact_counts (guild_id, counted_user_id, fact_id, answers, credit)
    select ${guild_id}, some.answer_user_id, q.fact_id, count(*), sum(some.credit)
    from ${some} as some
    join round_questions q on q.round_id = some.round_id and q.position = some.position
    left join voids on voids.round_id = some.round_id and voids.position = some.position
    where voids.position is null and q.revealed_at is not null
    group by some.answer_user_id, q.fact_id
    ${addCounts}`.execute(tx);
  await sql`
    insert into question_picks (guild_id, question_id, wrong, picks)
    select ${guild_id}, q.question_id, some.text, count(*)
    from ${some} as some
    join round_questions q on q.round_id = some.round_id and q.position = some.position
    where some.text is not null and some.credit < 1 and ${isCommon(guild_id)}
    group by q.question_id, some.text
    on conflict (guild_id, question_id, wrong) do update set picks = picks + excluded.picks`.execute(tx);
}

/** What two members typed is nobody's own words; what one alone typed isn't kept. */
const isCommon = (guildId: string) => sql`(
  exists (
    select 1 from question_picks
    where guild_id = ${guildId} and question_id = q.question_id and wrong = some.text)
  or exists (
    select 1 from rounds cross join round_questions as other cross join answers
    where rounds.guild_id = ${guildId} and rounds.ended_at is not null
      and other.round_id = rounds.round_id and other.question_id = q.question_id
      and answers.round_id = other.round_id and answers.position = other.position
      and answers.text = some.text and answers.answer_user_id <> some.answer_user_id))`;

async function pruneRound(tx: Tx, before: number, rows: number): Promise<boolean> {
  const round = await roundBefore(tx, before);
  if (round === undefined) return false;
  await foldAnswers(tx, round, rows);
  const gone = await sql`
    delete from answers where answer_id in (select answer_id from ${someAnswers(round.round_id, rows)})`.execute(
    tx,
  );
  if (gone.numAffectedRows === 0n)
    await tx.updateTable("rounds").set({ is_pruned: 1 }).where("round_id", "=", round.round_id).execute();
  return true;
}

/** Exercises about which a report waits for an editor stay until it is settled. */
async function prunePractice(tx: Tx, before: number, rows: number): Promise<boolean> {
  const old = await tx
    .selectFrom("practice_questions")
    .select("practice_id")
    .where("asked_at", "<=", before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("question_reports")
            .select("report_id")
            .whereRef("question_reports.practice_id", "=", "practice_questions.practice_id"),
        ),
      ),
    )
    .orderBy("asked_at")
    .limit(rows)
    .execute();
  if (old.length === 0) return false;
  const ids = old.map((row) => row.practice_id);
  await sql`
    insert into fact_counts (guild_id, counted_user_id, fact_id, answers, credit)
    select guild_id, practice_user_id, fact_id, count(*), sum(credit)
    from practice_answers where practice_id in (${sql.join(ids)})
    group by guild_id, practice_user_id, fact_id
    ${addCounts}`.execute(tx);
  for (const table of ["practice_answers", "practice_questions"] as const)
    await tx.deleteFrom(table).where("practice_id", "in", ids).execute();
  return true;
}

async function pruneReports(tx: Tx, before: number, rows: number): Promise<boolean> {
  const settled = tx
    .selectFrom("question_reports")
    .select("report_id")
    .where("settled_at", "<=", before)
    .limit(rows);
  const gone = await tx
    .deleteFrom("question_reports")
    .where("report_id", "in", settled)
    .executeTakeFirstOrThrow();
  return gone.numDeletedRows > 0n;
}

/** Takes raw answers away once they are old, so many at a time, after what they say was added to counts. */
export function makePruning(db: Db, rows = ROWS): PruningStore {
  const inTurn = [pruneReports, pruneRound, prunePractice];
  return {
    pruneAnswers: (before) =>
      db.transaction().execute(async (tx) => {
        for (const prune of inTurn) if (await prune(tx, before, rows)) return true;
        return false;
      }),
  };
}
