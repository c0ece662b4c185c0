import { sql } from "kysely";
import type { StandingsView } from "../../src/app/views.ts";
import { creditFor, type Given, isSameGiven } from "../../src/core/questions/given.ts";
import { points } from "../../src/core/scores.ts";
import { PERIODS, periodKey, withRanks } from "../../src/core/standings.ts";
import type { Db } from "../../src/storage/database.ts";
import { givenOf, thawQuestion } from "../../src/storage/round-rows.ts";
import type { Pressed } from "./crowd.ts";
import type { FakeMessage } from "./fake-channels.ts";

/** Every breach of the rules that a round's rows, presses and messages show; an empty list is what a test wants. */
export async function auditRound(
  db: Db,
  roundId: string,
  messages: readonly FakeMessage[],
  pressed: readonly Pressed[],
): Promise<string[]> {
  return [
    ...(await acknowledgedButLost(db, roundId, pressed)),
    ...(await awardedWrongly(db, roundId)),
    ...(await shownWrongly(db, roundId, messages)),
  ];
}

const said: ReadonlySet<string> = new Set(["locked", "changed", "countedAfterReveal", "voided"]);

/** What a member was told that counts must be on record, unless a later press of theirs replaced it. */
async function acknowledgedButLost(db: Db, roundId: string, pressed: readonly Pressed[]): Promise<string[]> {
  const answers = await db.selectFrom("answers").selectAll().where("round_id", "=", roundId).execute();
  const breaches: string[] = [];
  const ours = pressed.filter(({ press }) => press.roundId === roundId);
  for (const { press, at, outcome } of ours) {
    if (outcome === null || !said.has(outcome.kind)) continue;
    const answer = answers.find(
      (row) => row.position === press.position && row.answer_user_id === press.userId,
    );
    if (answer === undefined) breaches.push(`lost: ${press.userId} on question ${press.position}`);
    else if (answer.pressed_at < at) breaches.push(`replaced by an older press: ${press.interactionId}`);
    else if (answer.interaction_id === press.interactionId && !isSameGiven(givenOf(answer), press.given))
      breaches.push(`another answer on record: ${press.interactionId}`);
  }
  for (const row of answers) {
    const isGiven = ours.some(
      ({ press }) =>
        press.interactionId === row.interaction_id &&
        press.userId === row.answer_user_id &&
        press.position === row.position,
    );
    if (!isGiven) breaches.push(`an answer that nobody gave: ${row.interaction_id}`);
  }
  return breaches;
}

/** Each answer to a revealed question is awarded once, by the one formula. */
async function awardedWrongly(db: Db, roundId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("answers")
    .innerJoin("round_questions as q", (join) =>
      join.onRef("q.round_id", "=", "answers.round_id").onRef("q.position", "=", "answers.position"),
    )
    .innerJoin("rounds", "rounds.round_id", "answers.round_id")
    .selectAll("answers")
    .select(["q.frozen", "q.duration", "q.revealed_at", "rounds.speed"])
    .where("answers.round_id", "=", roundId)
    .execute();
  const awards = await db.selectFrom("awards").selectAll().where("round_id", "=", roundId).execute();
  const voids = await db.selectFrom("voids").select("position").where("round_id", "=", roundId).execute();
  const voided = new Set(voids.map(({ position }) => position));
  const breaches: string[] = [];
  for (const row of rows) {
    const own = awards.filter(
      (award) => award.position === row.position && award.award_user_id === row.answer_user_id,
    );
    const question = thawQuestion(row.frozen);
    const credit = creditFor(question, givenOf(row));
    const speed = row.speed === 1 && question.kind !== "typed";
    const worth = points({ credit, left: row.left_ms, total: row.duration, speed });
    const who = `${row.answer_user_id} on question ${row.position}`;
    const sum = own.reduce((total, award) => total + award.points, 0);
    const counted = own.reduce((total, award) => total + award.answers, 0);
    const rights = own.reduce((total, award) => total + award.right, 0);
    if (row.revealed_at === null) breaches.push(`never revealed: question ${row.position}`);
    if (voided.has(row.position)) {
      if (sum !== 0 || rights !== 0 || counted !== 0) breaches.push(`void, and still ${sum} points: ${who}`);
      continue;
    }
    if (counted !== 1) breaches.push(`awarded ${counted} times: ${who}`);
    if (sum !== worth || rights !== (credit === 1 ? 1 : 0) || row.credit !== credit)
      breaches.push(`${sum} points instead of ${worth}: ${who}`);
  }
  const answered = new Set(rows.map((row) => `${row.position}/${row.answer_user_id}`));
  for (const award of awards) {
    if (!answered.has(`${award.position}/${award.award_user_id}`))
      breaches.push(`an award without an answer: ${award.award_user_id} on question ${award.position}`);
  }
  return breaches;
}

function chose(given: Given, option: number): boolean {
  if (given.kind === "option") return given.choice === option;
  return given.kind === "options" && given.choices.includes(option);
}

async function sumsOf(db: Db, roundId: string) {
  const { rows } = await sql<{ userId: string; points: number; right: number }>`
    select award_user_id as userId, sum(points) as points, sum("right") as "right" from awards
    where round_id = ${roundId} group by award_user_id order by points desc, award_user_id`.execute(db);
  return withRanks(rows);
}

/** Every message says in the end what the rows say, and each is there once. */
async function shownWrongly(db: Db, roundId: string, messages: readonly FakeMessage[]): Promise<string[]> {
  const breaches: string[] = [];
  const answers = await db.selectFrom("answers").selectAll().where("round_id", "=", roundId).execute();
  const questions = await db
    .selectFrom("round_questions")
    .selectAll()
    .where("round_id", "=", roundId)
    .where("revealed_at", "is not", null)
    .execute();
  const round = await db
    .selectFrom("rounds")
    .select("end")
    .where("round_id", "=", roundId)
    .executeTakeFirst();
  const shown = messages.map(({ announcement }) => announcement);
  for (const { position } of questions) {
    const reveals = shown.filter(
      (view) => view.kind === "reveal" && view.roundId === roundId && view.position === position,
    );
    if (reveals.length > 1 || (reveals.length === 0 && round?.end !== "unreachable"))
      breaches.push(`question ${position} is revealed ${reveals.length} times`);
    const [view] = reveals;
    // A channel that refused the round to its end, or was removed, keeps what stood in it.
    if (view?.kind !== "reveal" || round?.end === "unreachable") continue;
    const tallies = view.question.options.map(
      (_, choice) => answers.filter((row) => row.position === position && chose(givenOf(row), choice)).length,
    );
    if (view.tallies.join() !== tallies.join())
      breaches.push(`question ${position} shows ${view.tallies} instead of ${tallies}`);
  }
  if (round?.end === "unreachable") return breaches;
  const open = shown.filter((view) => view.kind === "question" && view.roundId === roundId);
  if (open.length > 0) breaches.push(`${open.length} questions still have letters`);
  const ends = shown.filter(
    (view): view is StandingsView => view.kind === "standings" && view.roundId === roundId,
  );
  if (ends.length !== 1) breaches.push(`the standings were posted ${ends.length} times`);
  const rows = (await sumsOf(db, roundId)).slice(0, 10);
  const wanted = rows.map(({ rank, userId, points, right }) => ({ rank, userId, points, right }));
  if (ends[0] !== undefined && JSON.stringify(ends[0].rows) !== JSON.stringify(wanted))
    breaches.push(`the standings show ${JSON.stringify(ends[0].rows)} instead of ${JSON.stringify(wanted)}`);
  return breaches;
}

type Sum = { points: number; right: number; answers: number; rounds: Set<string> };

/** The boards' totals, worked out anew from the ledger and the boards' entries; keys are [guild, period, topic, member]. */
export async function totalsFromLedger(db: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{
    guild: string;
    user: string;
    round: string;
    topics: string;
    points: number;
    right: number;
    answers: number;
    date: string;
  }>`select a.guild_id as guild, award_user_id as user, a.round_id as round, topics, points, "right", answers,
       a.local_date as date
     from awards a join board_entries e
       on e.round_id = a.round_id and e.position = a.position and e.board_user_id = a.award_user_id`.execute(
    db,
  );
  const sums = new Map<string, Sum>();
  for (const row of rows) {
    for (const period of PERIODS.map((one) => periodKey(one, row.date))) {
      for (const topic of ["", ...JSON.parse(row.topics)]) {
        const key = JSON.stringify([row.guild, period, topic, row.user]);
        const sum = sums.get(key) ?? { points: 0, right: 0, answers: 0, rounds: new Set<string>() };
        sum.points += row.points;
        sum.right += row.right;
        sum.answers += row.answers;
        sum.rounds.add(row.round);
        sums.set(key, sum);
      }
    }
  }
  return new Map([...sums].map(([key, sum]) => [key, told({ ...sum, rounds: sum.rounds.size })]));
}

/** The boards' totals as they are stored, in the same form. */
export async function totalsStored(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom("totals").selectAll().execute();
  return new Map(
    rows.map((row) => [JSON.stringify([row.guild_id, row.period, row.topic, row.total_user_id]), told(row)]),
  );
}

function told({ points, right, answers, rounds }: Record<"points" | "right" | "answers" | "rounds", number>) {
  return `${points} points, ${right} of ${answers} right, ${rounds} rounds`;
}
