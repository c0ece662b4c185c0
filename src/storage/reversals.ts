import type { RoundHead } from "../core/rounds/round.ts";
import type { Award } from "../core/scores.ts";
import { chunks } from "./chunks.ts";
import type { Tx } from "./database.ts";
import { boardedAwards, insertAwards, ledgerOf } from "./ledger.ts";
import { Sums } from "./sums.ts";

type OfRound = Pick<RoundHead, "id" | "guildId">;

/** What each member has of a question in the end, corrections and reversals counted. */
function netOf(awards: readonly Award[]): Award[] {
  const byMember = Map.groupBy(awards, ({ userId }) => userId);
  const total = (of: readonly number[]) => of.reduce((sum, each) => sum + each, 0);
  return [...byMember.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    return {
      ...first,
      points: total(own.map(({ points }) => points)),
      right: total(own.map(({ right }) => right)),
      answers: total(own.map(({ answers }) => answers)),
    };
  });
}

/** Takes what stands on the boards from their totals, and the entries with it: the question may count again that day. */
async function unboard(tx: Tx, round: OfRound, position: number, nets: readonly Award[]): Promise<void> {
  const entries = await tx
    .selectFrom("board_entries")
    .select("board_user_id")
    .where("round_id", "=", round.id)
    .where("position", "=", position)
    .execute();
  const boarded = new Set(entries.map((row) => row.board_user_id));
  await tx
    .deleteFrom("board_entries")
    .where("round_id", "=", round.id)
    .where("position", "=", position)
    .execute();
  const sums = new Sums(round.guildId, await boardedAwards(tx, round.id, []));
  for (const net of nets) if (boarded.has(net.userId)) sums.add(net);
  for (const sum of sums.rows()) {
    const key = {
      guild_id: sum.guild_id,
      period: sum.period,
      topic: sum.topic,
      total_user_id: sum.total_user_id,
    };
    await tx
      .updateTable("totals")
      .where((eb) => eb.and(key))
      .set((eb) => ({
        points: eb("points", "-", sum.points),
        right: eb("right", "-", sum.right),
        answers: eb("answers", "-", sum.answers),
        rounds: eb("rounds", "-", sum.rounds),
      }))
      .execute();
    await tx
      .deleteFrom("totals")
      .where((eb) => eb.and({ ...key, rounds: 0 }))
      .execute();
  }
}

/** Takes back all that the ledger gives for a question of a round, by opposite rows; once done, again changes nothing. */
export async function reverseAwards(tx: Tx, round: OfRound, position: number, now: number): Promise<void> {
  const nets = netOf((await ledgerOf(tx, round.id)).filter((award) => award.position === position));
  await unboard(tx, round, position, nets);
  const opposite = nets
    .filter(({ points, right, answers }) => points !== 0 || right !== 0 || answers !== 0)
    .map((net) => ({ ...net, points: -net.points, right: -net.right, answers: -net.answers }));
  for (const some of chunks(opposite)) await insertAwards(tx, round, some, now);
}

/** The same for a question that was voided before the award came; false for one that wasn't. */
export async function reverseVoided(tx: Tx, round: OfRound, position: number, now: number): Promise<boolean> {
  const voided = await tx
    .selectFrom("voids")
    .select("position")
    .where("round_id", "=", round.id)
    .where("position", "=", position)
    .executeTakeFirst();
  if (voided !== undefined) await reverseAwards(tx, round, position, now);
  return voided !== undefined;
}
