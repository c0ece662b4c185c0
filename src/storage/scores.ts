import type { Selectable } from "kysely";
import type { BoardSum, ScoreStore } from "../app/score-stores.ts";
import type { Db } from "./database.ts";
import type { Schema } from "./schema.ts";

/** Members are counted in steps of 64 points: `points >> STEP`, as the triggers of the migration do. */
const STEP = 6;

type Board = { guildId: string; period: string; topic: string };

function sumOf(row: Selectable<Schema["totals"]>): BoardSum {
  return {
    userId: row.total_user_id,
    points: row.points,
    right: row.right,
    answers: row.answers,
    rounds: row.rounds,
  };
}

/** Boards, read from the totals by keyset: a page costs the same however far down it is. */
export function makeScores(db: Db): ScoreStore {
  const board = ({ guildId, period, topic }: Board) =>
    db
      .selectFrom("totals")
      .where("guild_id", "=", guildId)
      .where("period", "=", period)
      .where("topic", "=", topic);
  /** Without those who don't want to be shown. */
  const shown = (which: Board) =>
    board(which).where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("hidden_members")
            .select("hidden_user_id")
            .whereRef("hidden_members.guild_id", "=", "totals.guild_id")
            .whereRef("hidden_user_id", "=", "total_user_id"),
        ),
      ),
    );
  /** Few hide: each is looked up on the board by its key. */
  const hiddenAbove = async (which: Board, points: number) => {
    const { members } = await db
      .selectFrom("hidden_members")
      .crossJoin("totals")
      .select(({ fn }) => fn.countAll<number>().as("members"))
      .where("hidden_members.guild_id", "=", which.guildId)
      .where("totals.guild_id", "=", which.guildId)
      .where("period", "=", which.period)
      .where("topic", "=", which.topic)
      .whereRef("total_user_id", "=", "hidden_user_id")
      .where("points", ">", points)
      .executeTakeFirstOrThrow();
    return members;
  };
  return {
    async page(which, { after, before, limit }) {
      const place = after ?? before;
      const query = shown(which).selectAll().limit(limit);
      if (place === undefined) {
        const rows = await query.orderBy("points", "desc").orderBy("total_user_id").execute();
        return rows.map(sumOf);
      }
      const { points, userId } = place;
      const isForward = after !== undefined;
      const rows = await query
        .where("points", isForward ? "<=" : ">=", points)
        .where((eb) =>
          eb.or([
            eb("points", isForward ? "<" : ">", points),
            eb("total_user_id", isForward ? ">" : "<", userId),
          ]),
        )
        .orderBy("points", isForward ? "desc" : "asc")
        .orderBy("total_user_id", isForward ? "asc" : "desc")
        .execute();
      const sums = rows.map(sumOf);
      return isForward ? sums : sums.reverse();
    },
    // Whole steps are summed, and only within the step of these points are members counted one by one.
    async above(which, points) {
      const step = points >> STEP;
      const steps = await db
        .selectFrom("rank_steps")
        .select(({ fn }) => fn.sum<number | null>("size").as("members"))
        .where("guild_id", "=", which.guildId)
        .where("period", "=", which.period)
        .where("topic", "=", which.topic)
        .where("step", ">", step)
        .executeTakeFirstOrThrow();
      const within = await board(which)
        .select(({ fn }) => fn.countAll<number>().as("members"))
        .where("points", ">", points)
        .where("points", "<", (step + 1) << STEP)
        .executeTakeFirstOrThrow();
      return (steps.members ?? 0) + within.members - (await hiddenAbove(which, points));
    },
    async own(which, userId) {
      const row = await board(which).selectAll().where("total_user_id", "=", userId).executeTakeFirst();
      return row === undefined ? null : sumOf(row);
    },
    async isHidden(guildId, userId) {
      const row = await db
        .selectFrom("hidden_members")
        .select("hidden_user_id")
        .where("guild_id", "=", guildId)
        .where("hidden_user_id", "=", userId)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
