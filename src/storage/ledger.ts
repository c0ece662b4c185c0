import type { RoundHead } from "../core/rounds/round.ts";
import type { Award } from "../core/scores.ts";
import { chunks } from "./chunks.ts";
import type { Tx } from "./database.ts";
import { type Boarded, Sums } from "./sums.ts";

/**
 * Writes awards to the ledger and, once the round has two players, to the boards: one entry per member, question and
 * local day, and the totals of every period and topic, all in the caller's transaction.
 */
export async function recordAwards(tx: Tx, round: RoundHead, awards: readonly Award[], now: number) {
  for (const some of chunks(awards)) await insertAwards(tx, round, some, now);
  const before = await rankedBefore(tx, round.id);
  if (before) return board(tx, round, awards);
  if (await hasTwoPlayers(tx, round.id)) {
    await tx.updateTable("rounds").set({ ranked: 1 }).where("round_id", "=", round.id).execute();
    await board(tx, round, await standingOf(tx, round.id));
  }
}

/** Adds rows to the ledger, and does nothing else. */
export async function insertAwards(
  tx: Tx,
  round: Pick<RoundHead, "id" | "guildId">,
  awards: readonly Award[],
  now: number,
): Promise<void> {
  await tx
    .insertInto("awards")
    .values(
      awards.map((award) => ({
        guild_id: round.guildId,
        award_user_id: award.userId,
        round_id: round.id,
        position: award.position,
        question_id: award.questionId,
        topics: JSON.stringify(award.topics),
        points: award.points,
        right: award.right,
        answers: award.answers,
        local_date: award.localDate,
        awarded_at: now,
      })),
    )
    .execute();
}

/** What the ledger has of a round, without the questions that were voided. */
async function standingOf(tx: Tx, roundId: string): Promise<Award[]> {
  const voids = await tx.selectFrom("voids").select("position").where("round_id", "=", roundId).execute();
  const voided = new Set(voids.map((row) => row.position));
  return (await ledgerOf(tx, roundId)).filter(({ position }) => !voided.has(position));
}

async function rankedBefore(tx: Tx, roundId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("rounds")
    .select("ranked")
    .where("round_id", "=", roundId)
    .executeTakeFirst();
  return row?.ranked === 1;
}

async function hasTwoPlayers(tx: Tx, roundId: string): Promise<boolean> {
  const players = await tx
    .selectFrom("awards")
    .select("award_user_id")
    .distinct()
    .where("round_id", "=", roundId)
    .limit(2)
    .execute();
  return players.length === 2;
}

/** All rows of the ledger for a round, oldest first. */
export async function ledgerOf(tx: Tx, roundId: string): Promise<Award[]> {
  const rows = await tx
    .selectFrom("awards")
    .selectAll()
    .where("round_id", "=", roundId)
    .orderBy("award_id")
    .execute();
  return rows.map((row) => ({
    userId: row.award_user_id,
    position: row.position,
    questionId: row.question_id,
    topics: topicsIn(row.topics),
    points: row.points,
    right: row.right,
    answers: row.answers,
    localDate: row.local_date,
  }));
}

/** The topics of a ledger row, as they were written. */
export function topicsIn(column: string): string[] {
  const parsed: unknown = JSON.parse(column);
  return Array.isArray(parsed) ? parsed.map(String) : [];
}

async function board(tx: Tx, round: RoundHead, awards: readonly Award[]) {
  const sums = new Sums(round.guildId, await boardedAwards(tx, round.id, awards));
  for (const award of awards) {
    const counts = award.answers === 1 ? await enter(tx, round, award) : await isEntered(tx, round.id, award);
    if (counts) sums.add(award);
  }
  for (const some of chunks(sums.rows())) {
    await tx
      .insertInto("totals")
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(["guild_id", "period", "topic", "total_user_id"]).doUpdateSet((eb) => ({
          points: eb("totals.points", "+", eb.ref("excluded.points")),
          right: eb("totals.right", "+", eb.ref("excluded.right")),
          answers: eb("totals.answers", "+", eb.ref("excluded.answers")),
          rounds: eb("totals.rounds", "+", eb.ref("excluded.rounds")),
        })),
      )
      .execute();
  }
}

/** The awards of this round's members that stand on the boards already. */
export async function boardedAwards(tx: Tx, roundId: string, awards: readonly Award[]): Promise<Boarded[]> {
  const only = awards.length === 1 ? awards[0]?.userId : undefined;
  const rows = await tx
    .selectFrom("board_entries")
    .innerJoin("awards", (join) =>
      join
        .onRef("awards.round_id", "=", "board_entries.round_id")
        .onRef("awards.position", "=", "board_entries.position")
        .onRef("awards.award_user_id", "=", "board_entries.board_user_id"),
    )
    .select(["awards.award_user_id", "awards.topics", "awards.local_date"])
    .where("board_entries.round_id", "=", roundId)
    .$if(only !== undefined, (query) => query.where("board_entries.board_user_id", "=", only ?? ""))
    .execute();
  return rows.map((row) => ({
    userId: row.award_user_id,
    topics: topicsIn(row.topics),
    localDate: row.local_date,
  }));
}

/** A member's entry for a question and day; false where an earlier one that day stands. */
async function enter(tx: Tx, round: RoundHead, award: Award): Promise<boolean> {
  const result = await tx
    .insertInto("board_entries")
    .values({
      guild_id: round.guildId,
      board_user_id: award.userId,
      question_id: award.questionId,
      local_date: award.localDate,
      round_id: round.id,
      position: award.position,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

async function isEntered(tx: Tx, roundId: string, award: Award): Promise<boolean> {
  const row = await tx
    .selectFrom("board_entries")
    .select("position")
    .where("round_id", "=", roundId)
    .where("board_user_id", "=", award.userId)
    .where("position", "=", award.position)
    .executeTakeFirst();
  return row !== undefined;
}
