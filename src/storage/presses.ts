import type { JudgedPress, RoundPress, RoundStore } from "../app/stores.ts";
import { earlyClose } from "../core/rounds/machine.ts";
import { type Judgement, judgePress } from "../core/rounds/press.ts";
import type { Answer, RoundHead } from "../core/rounds/round.ts";
import { type Award, awardFor, correction } from "../core/scores.ts";
import { chunks } from "./chunks.ts";
import type { Db, Tx } from "./database.ts";
import { recordAwards } from "./ledger.ts";
import { answersOf, loadPressed, loadPressedOn, type Pressed } from "./pressed.ts";
import { reverseVoided } from "./reversals.ts";
import { givenColumns, rememberingThaw, type Thaw } from "./round-rows.ts";
import { queueSend } from "./round-sends.ts";
import { zoneOf } from "./settings.ts";
import { foldRound } from "./statistics.ts";

type AwardContext = { readonly defaultZone: string; readonly now: number };
type Context = AwardContext & { readonly thaw: Thaw };

const UNKNOWN: JudgedPress = {
  judgement: { kind: "unknownRound" },
  round: null,
  question: null,
  points: 0,
  closesEarlyAt: null,
};

async function saveAnswers(tx: Tx, roundId: string, answers: readonly Answer[]) {
  for (const some of chunks(answers)) await saveSome(tx, roundId, some);
}

async function saveSome(tx: Tx, roundId: string, answers: readonly Answer[]) {
  await tx
    .insertInto("answers")
    .values(
      answers.map((answer) => ({
        round_id: roundId,
        position: answer.position,
        answer_user_id: answer.userId,
        ...givenColumns(answer.given),
        credit: answer.credit,
        pressed_at: answer.pressedAt,
        left_ms: answer.left,
        interaction_id: answer.interactionId,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["round_id", "position", "answer_user_id"]).doUpdateSet((eb) => ({
        choice: eb.ref("excluded.choice"),
        choices: eb.ref("excluded.choices"),
        text: eb.ref("excluded.text"),
        credit: eb.ref("excluded.credit"),
        pressed_at: eb.ref("excluded.pressed_at"),
        left_ms: eb.ref("excluded.left_ms"),
        interaction_id: eb.ref("excluded.interaction_id"),
      })),
    )
    .execute();
}

async function countAnswered(tx: Tx, { head, question }: Pressed, more: number): Promise<Pressed> {
  if (more === 0) return { head, question };
  await tx
    .updateTable("round_questions")
    .set((eb) => ({ answered: eb("answered", "+", more) }))
    .where("round_id", "=", head.id)
    .where("position", "=", question.position)
    .execute();
  return { head, question: { ...question, answered: question.answered + more } };
}

/** An award with the date under which the ledger has it: the server may have moved to another zone since. */
async function recorded(tx: Tx, { id }: RoundHead, award: Award): Promise<Award> {
  const row = await tx
    .selectFrom("awards")
    .select("local_date")
    .where("round_id", "=", id)
    .where("position", "=", award.position)
    .where("award_user_id", "=", award.userId)
    .orderBy("award_id")
    .executeTakeFirst();
  return row === undefined ? award : { ...award, localDate: row.local_date };
}

/** Awards an answer that came after its question's reveal, and has what was shown said anew; null where that is void. */
async function awardLate(
  tx: Tx,
  { head, question }: Pressed,
  judgement: Extract<Judgement, { kind: "counts" }>,
  zone: string,
  now: number,
): Promise<number | null> {
  const award = awardFor(head, question, judgement.answer, zone);
  const { before } = judgement;
  const entry =
    before === null
      ? award
      : correction(await recorded(tx, head, awardFor(head, question, before, zone)), award);
  await recordAwards(tx, head, [entry], now);
  const isVoid = await reverseVoided(tx, head, question.position, now);
  await queueSend(tx, head.id, { kind: "reveal", position: question.position }, now);
  if (head.endedAt !== null) await queueSend(tx, head.id, { kind: "standings", position: 0 }, now);
  return isVoid ? null : award.points;
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
  if (most === 0 || question.answered < most) return false;
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

/** Sets the early close where everyone lately playing has answered; gives its time, null where it is not due. */
export async function closeEarly(tx: Tx, pressed: Pressed, now: number): Promise<number | null> {
  const at = earlyClose(pressed.head, pressed.question, now);
  if (at === null || !(await allAnswered(tx, pressed))) return null;
  await tx.updateTable("rounds").set({ due_at: at }).where("round_id", "=", pressed.head.id).execute();
  return at;
}

function judgedPress({ head, question }: Pressed, judgement: Judgement): JudgedPress {
  const open = head.phase === "open" || head.phase === "asking";
  return {
    judgement,
    round: { starterUserId: head.starterUserId, open, position: head.position },
    question: question.question,
    points: 0,
    closesEarlyAt: null,
  };
}

/** Judges presses on one question in the order given, each against what those before it left, and saves what counts. */
async function judgeGroup(tx: Tx, presses: readonly RoundPress[], { thaw, ...context }: Context) {
  const [first] = presses;
  const pressed = first === undefined ? null : await loadPressed(tx, first, thaw);
  if (first === undefined || pressed === null) return presses.map(() => UNKNOWN);
  const answers = await answersOf(
    tx,
    first,
    presses.map(({ userId }) => userId),
  );
  const counted = new Map<string, Answer>();
  const newcomers = new Set<string>();
  const judged = presses.map((press) => {
    const prior = answers.get(press.userId) ?? null;
    const judgement = judgePress(pressed.head, pressed.question, press, prior);
    if (judgement.kind !== "counts") return judgedPress(pressed, judgement);
    if (prior === null) newcomers.add(press.userId);
    answers.set(press.userId, judgement.answer);
    counted.set(press.userId, judgement.answer);
    return judgedPress(pressed, judgement);
  });
  const isLate = pressed.head.endedAt !== null && counted.size > 0;
  if (isLate) await foldRound(tx, pressed.head, -1);
  await saveAnswers(tx, pressed.head.id, [...counted.values()]);
  if (isLate) await foldRound(tx, pressed.head, 1);
  const now = await countAnswered(tx, pressed, newcomers.size);
  if (pressed.question.revealedAt !== null) return awardAll(tx, pressed, judged, context);
  const closesEarlyAt = newcomers.size === 0 ? null : await closeEarly(tx, now, context.now);
  return closesEarlyAt === null ? judged : judged.map((one) => ({ ...one, closesEarlyAt }));
}

async function awardAll(tx: Tx, pressed: Pressed, judged: readonly JudgedPress[], context: AwardContext) {
  const zone = await zoneOf(tx, pressed.head.guildId, context.defaultZone);
  const awarded: JudgedPress[] = [];
  for (const one of judged) {
    const { judgement } = one;
    const isCounted = judgement.kind === "counts";
    const points = isCounted ? await awardLate(tx, pressed, judgement, zone, context.now) : 0;
    awarded.push({ ...one, points });
  }
  return awarded;
}

/** Presses on answers: those of one moment share a transaction, each judged in the order given; and what one is pressed on. */
export function makePresses(db: Db, defaultZone: string): Pick<RoundStore, "press" | "pressedOn"> {
  const thaw = rememberingThaw();
  return {
    pressedOn: (press) => loadPressedOn(db, press, thaw),
    press: (presses, now) =>
      db.transaction().execute(async (tx) => {
        const groups = Map.groupBy(presses, ({ roundId, position }) => `${roundId}/${position}`);
        const judged = new Map<RoundPress, JudgedPress>();
        for (const group of groups.values()) {
          const outcomes = await judgeGroup(tx, group, { thaw, defaultZone, now });
          for (const [at, press] of group.entries()) judged.set(press, outcomes[at] ?? UNKNOWN);
        }
        return presses.map((press) => judged.get(press) ?? UNKNOWN);
      }),
  };
}
