import type { RoundStore } from "../app/stores.ts";
import type { RoundChange } from "../core/rounds/event.ts";
import { currentQuestion } from "../core/rounds/machine.ts";
import type { Round } from "../core/rounds/round.ts";
import { awardFor } from "../core/scores.ts";
import type { Db, Tx } from "./database.ts";
import { recordAwards } from "./ledger.ts";
import { closeEarly, makePresses } from "./presses.ts";
import { reverseVoided } from "./reversals.ts";
import { makeRoundResults } from "./round-results.ts";
import { answerOf, changingColumns, changingQuestionColumns, headOf, questionOf } from "./round-rows.ts";
import { makeRoundSends, markSaid, queueSend } from "./round-sends.ts";
import { makeRoundWork } from "./round-work.ts";
import { zoneOf } from "./settings.ts";
import { foldRound } from "./statistics.ts";

async function loadRound(db: Db | Tx, roundId: string): Promise<{ round: Round; wished: number } | null> {
  const row = await db.selectFrom("rounds").selectAll().where("round_id", "=", roundId).executeTakeFirst();
  if (row === undefined) return null;
  const questions = await db
    .selectFrom("round_questions")
    .selectAll()
    .where("round_id", "=", roundId)
    .orderBy("position")
    .execute();
  return {
    round: { ...headOf(row), questions: questions.map((question) => questionOf(question)) },
    wished: row.wished,
  };
}

async function liveIn(db: Db | Tx, channelId: string): Promise<Round | null> {
  const row = await db
    .selectFrom("rounds")
    .select("round_id")
    .where("channel_id", "=", channelId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const loaded = await loadRound(db, row.round_id);
  return loaded?.round ?? null;
}

async function insertRound(tx: Tx, round: Round, wished: number) {
  await tx
    .insertInto("rounds")
    .values({
      round_id: round.id,
      guild_id: round.guildId,
      channel_id: round.channelId,
      starter_user_id: round.starterUserId,
      topic: round.topic,
      kind: round.kind,
      seconds: round.seconds,
      pace: round.pace,
      speed: round.speed ? 1 : 0,
      wished,
      started_at: round.startedAt,
      owner: null,
      owned_until: null,
      ...changingColumns(round),
    })
    .execute();
  for (const question of round.questions) {
    await tx
      .insertInto("round_questions")
      .values({
        round_id: round.id,
        position: question.position,
        fact_id: question.factId,
        question_id: question.question.id,
        frozen: JSON.stringify(question.question),
        duration: question.duration,
        ...changingQuestionColumns(question),
      })
      .execute();
  }
}

async function askedIn(tx: Tx, guildId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.selectFrom("asked_facts").select("fact_id").where("guild_id", "=", guildId).execute();
  return new Set(rows.map((row) => row.fact_id));
}

async function markAsked(tx: Tx, round: Round, forget: readonly string[]) {
  const { guildId, startedAt } = round;
  for (const factId of forget) {
    await tx
      .deleteFrom("asked_facts")
      .where("guild_id", "=", guildId)
      .where("fact_id", "=", factId)
      .execute();
  }
  for (const { factId } of round.questions) {
    await tx
      .insertInto("asked_facts")
      .values({ guild_id: guildId, fact_id: factId, asked_at: startedAt })
      .onConflict((conflict) =>
        conflict.columns(["guild_id", "fact_id"]).doUpdateSet({ asked_at: startedAt }),
      )
      .execute();
  }
}

async function saveChange(tx: Tx, before: Round, change: RoundChange, now: number) {
  const { round } = change;
  if (round !== before) {
    await tx.updateTable("rounds").set(changingColumns(round)).where("round_id", "=", round.id).execute();
  }
  for (const [index, question] of round.questions.entries()) {
    if (question === before.questions[index]) continue;
    await tx
      .updateTable("round_questions")
      .set(changingQuestionColumns(question))
      .where("round_id", "=", round.id)
      .where("position", "=", question.position)
      .execute();
  }
  for (const send of change.sends) await queueSend(tx, round.id, send, now);
}

async function awardPosition(tx: Tx, round: Round, position: number, zone: string, now: number) {
  const question = round.questions[position - 1];
  if (question === undefined) return;
  const rows = await tx
    .selectFrom("answers")
    .selectAll()
    .where("round_id", "=", round.id)
    .where("position", "=", position)
    .orderBy("answer_user_id")
    .execute();
  const awards = rows.map((row) => awardFor(round, question, answerOf(row), zone));
  await recordAwards(tx, round, awards, now);
  if (await reverseVoided(tx, round, position, now))
    await queueSend(tx, round.id, { kind: "voided", position }, now);
}

/** Whether a question was answered before the bot knew that its message was there. */
function opensAnswered(before: Round, after: Round): boolean {
  const answered = currentQuestion(after)?.answered ?? 0;
  return before.phase === "asking" && after.phase === "open" && answered > 0;
}

async function closedEarly(tx: Tx, round: Round, now: number): Promise<Round> {
  const question = currentQuestion(round);
  const dueAt = question === null ? null : await closeEarly(tx, { head: round, question }, now);
  return dueAt === null ? round : { ...round, dueAt };
}

/** Rounds, their answers and what is to be sent for them. `defaultZone` holds where a guild has set none. */
export function makeRounds(db: Db, defaultZone: string): RoundStore {
  return {
    ...makeRoundSends(db),
    ...makeRoundWork(db),
    ...makePresses(db, defaultZone),
    ...makeRoundResults(db),
    start: ({ guildId, channelId }, draw) =>
      db.transaction().execute(async (tx) => {
        const live = await liveIn(tx, channelId);
        if (live !== null) return { kind: "live", round: live };
        const { round, wished, forget } = draw(await askedIn(tx, guildId));
        await insertRound(tx, round, wished);
        await markAsked(tx, round, forget);
        return { kind: "started", round };
      }),
    load: (roundId) => loadRound(db, roundId),
    liveIn: (channelId) => liveIn(db, channelId),
    async beingAsked(guildId) {
      const rows = await db
        .selectFrom("rounds")
        .innerJoin("round_questions as q", (join) =>
          join.onRef("q.round_id", "=", "rounds.round_id").onRef("q.position", "=", "rounds.position"),
        )
        .select("q.question_id")
        .where("rounds.guild_id", "=", guildId)
        .where("rounds.ended_at", "is", null)
        .where("q.revealed_at", "is", null)
        .execute();
      return new Set(rows.map((row) => row.question_id));
    },
    async open() {
      const { count } = await db
        .selectFrom("rounds")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("ended_at", "is", null)
        .executeTakeFirstOrThrow();
      return count;
    },
    change: (roundId, now, decide, done) =>
      db.transaction().execute(async (tx) => {
        const loaded = await loadRound(tx, roundId);
        if (loaded === null) return null;
        const change = decide(loaded.round);
        const { round } = loaded;
        if (round.endedAt !== null && change.round !== round) await foldRound(tx, round, -1);
        await saveChange(tx, round, change, now);
        if (change.round.endedAt !== null && change.round !== round) await foldRound(tx, round, 1);
        if (done !== undefined) await markSaid(tx, done, now);
        if (change.awards.length > 0) {
          const zone = await zoneOf(tx, change.round.guildId, defaultZone);
          for (const position of change.awards) await awardPosition(tx, change.round, position, zone, now);
        }
        return opensAnswered(loaded.round, change.round) ? closedEarly(tx, change.round, now) : change.round;
      }),
  };
}
