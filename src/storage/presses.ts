import type { Transaction } from "kysely";
import type { JudgedPress, RoundPress, RoundStore } from "../app/stores.ts";
import { earlyClose } from "../core/rounds/machine.ts";
import { type Judgement, judgePress } from "../core/rounds/press.ts";
import type { Answer, RoundHead, RoundQuestion } from "../core/rounds/round.ts";
import { awardFor, correction } from "../core/scores.ts";
import type { Db } from "./database.ts";
import { recordAwards } from "./ledger.ts";
import { answerOf, headOf, questionOf } from "./round-rows.ts";
import { queueSend } from "./round-sends.ts";
import type { Schema } from "./schema.ts";
import { zoneOf } from "./settings.ts";

type Tx = Transaction<Schema>;
type Pressed = { head: RoundHead; question: RoundQuestion };

const UNKNOWN: JudgedPress = {
  judgement: { kind: "unknownRound" },
  round: null,
  question: null,
  points: 0,
  closesEarlyAt: null,
};

async function loadPressed(tx: Tx, press: RoundPress): Promise<Pressed | null> {
  const round = await tx
    .selectFrom("rounds")
    .selectAll()
    .where("round_id", "=", press.roundId)
    .executeTakeFirst();
  if (round === undefined) return null;
  const question = await tx
    .selectFrom("round_questions")
    .selectAll()
    .where("round_id", "=", press.roundId)
    .where("position", "=", press.position)
    .executeTakeFirst();
  return question === undefined ? null : { head: headOf(round), question: questionOf(question) };
}

async function priorAnswer(tx: Tx, press: RoundPress): Promise<Answer | null> {
  const row = await tx
    .selectFrom("answers")
    .selectAll()
    .where("round_id", "=", press.roundId)
    .where("position", "=", press.position)
    .where("answer_user_id", "=", press.userId)
    .executeTakeFirst();
  return row === undefined ? null : answerOf(row);
}

async function saveAnswer(tx: Tx, roundId: string, answer: Answer, isFirst: boolean) {
  const latest = {
    choice: answer.choice,
    pressed_at: answer.pressedAt,
    left_ms: answer.left,
    interaction_id: answer.interactionId,
  };
  await tx
    .insertInto("answers")
    .values({ round_id: roundId, position: answer.position, answer_user_id: answer.userId, ...latest })
    .onConflict((conflict) =>
      conflict.columns(["round_id", "position", "answer_user_id"]).doUpdateSet(latest),
    )
    .execute();
  if (!isFirst) return;
  await tx
    .updateTable("round_questions")
    .set((eb) => ({ answered: eb("answered", "+", 1) }))
    .where("round_id", "=", roundId)
    .where("position", "=", answer.position)
    .execute();
}

/** Awards an answer that came after its question's reveal, and has what was shown said anew. */
async function awardLate(
  tx: Tx,
  { head, question }: Pressed,
  judgement: Extract<Judgement, { kind: "counts" }>,
  zone: string,
  now: number,
): Promise<number> {
  const award = awardFor(head, question, judgement.answer, zone);
  const { before } = judgement;
  const entry = before === null ? award : correction(awardFor(head, question, before, zone), award);
  await recordAwards(tx, head, [entry], now);
  await queueSend(tx, head.id, { kind: "reveal", position: question.position }, now);
  if (head.endedAt !== null) await queueSend(tx, head.id, { kind: "standings", position: 0 }, now);
  return award.points;
}

/** Whether everyone who answered one of the two questions before has answered this one. */
async function allAnswered(tx: Tx, { head, question }: Pressed): Promise<boolean> {
  const before = await tx
    .selectFrom("round_questions")
    .select(["answered"])
    .where("round_id", "=", head.id)
    .where("position", "in", [question.position - 1, question.position - 2])
    .execute();
  const most = Math.max(0, ...before.map((row) => row.answered));
  if (most === 0 || question.answered + 1 < most) return false;
  const missing = await tx
    .selectFrom("answers as lately")
    .select("lately.answer_user_id")
    .where("lately.round_id", "=", head.id)
    .where("lately.position", "in", [question.position - 1, question.position - 2])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("answers as now")
            .select("now.answer_user_id")
            .where("now.round_id", "=", head.id)
            .where("now.position", "=", question.position)
            .whereRef("now.answer_user_id", "=", "lately.answer_user_id"),
        ),
      ),
    )
    .executeTakeFirst();
  return missing === undefined;
}

async function closeEarly(tx: Tx, pressed: Pressed, now: number): Promise<number | null> {
  const at = earlyClose(pressed.head, pressed.question, now);
  if (at === null || !(await allAnswered(tx, pressed))) return null;
  await tx.updateTable("rounds").set({ due_at: at }).where("round_id", "=", pressed.head.id).execute();
  return at;
}

async function judgeOne(tx: Tx, press: RoundPress, defaultZone: string, now: number): Promise<JudgedPress> {
  const pressed = await loadPressed(tx, press);
  if (pressed === null) return UNKNOWN;
  const { head, question } = pressed;
  const judgement = judgePress(head, question, press, await priorAnswer(tx, press));
  const judged: JudgedPress = {
    judgement,
    round: {
      starterUserId: head.starterUserId,
      open: head.phase === "open" || head.phase === "asking",
      position: head.position,
    },
    question: question.question,
    points: 0,
    closesEarlyAt: null,
  };
  if (judgement.kind !== "counts") return judged;
  await saveAnswer(tx, head.id, judgement.answer, judgement.before === null);
  if (judgement.revealed) {
    const zone = await zoneOf(tx, head.guildId, defaultZone);
    return { ...judged, points: await awardLate(tx, pressed, judgement, zone, now) };
  }
  if (judgement.before !== null) return judged;
  return { ...judged, closesEarlyAt: await closeEarly(tx, pressed, now) };
}

/** Presses on answers: those of one moment share a transaction, each judged in the order given. */
export function makePresses(db: Db, defaultZone: string): Pick<RoundStore, "press"> {
  return {
    press: (presses, now) =>
      db.transaction().execute(async (tx) => {
        const judged: JudgedPress[] = [];
        for (const press of presses) judged.push(await judgeOne(tx, press, defaultZone, now));
        return judged;
      }),
  };
}
