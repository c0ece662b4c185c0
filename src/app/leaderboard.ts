import { StudyError } from "../core/errors.ts";
import { topicNamed } from "../core/facts/library.ts";
import { hash } from "../core/random.ts";
import { type Period, periodKey } from "../core/standings.ts";
import { datesAround, localDate } from "../core/time.ts";
import type { App } from "./app.ts";
import { type Cursor, readCursor, writeCursor } from "./cursor.ts";
import type { Clock } from "./ports.ts";
import type { BoardSum, ScoreStore } from "./score-stores.ts";
import type { Studies } from "./study.ts";
import type { BoardRow, GuildSettings, LeaderboardView } from "./views.ts";

const ROWS = 10;

export type LeaderboardParts = {
  readonly scores: ScoreStore;
  readonly settings: (guildId: string) => Promise<GuildSettings>;
  readonly studies: Studies;
  readonly clock: Clock;
};

type Board = { readonly guildId: string; readonly period: string; readonly topic: string };

function topicTag(topic: string | null): string {
  return topic === null ? "" : hash(topic).slice(0, 12);
}

function datesOf(period: Period, today: string): LeaderboardView["dates"] {
  if (period === "all") return null;
  return period === "day" ? { from: today, to: today } : datesAround(today, period);
}

/** Pages of a server's boards, by keyset. */
export function makeLeaderboard({ scores, settings, studies, clock }: LeaderboardParts): App["leaderboard"] {
  async function topicByTag(guildId: string, tag: string): Promise<string | null> {
    if (tag === "") return null;
    const topic = (await studies(guildId)).bank.library.topics.find(({ name }) => topicTag(name) === tag);
    if (topic === undefined) throw new StudyError("unknownTopic", { topic: "" });
    return topic.name;
  }

  async function topicCalled(guildId: string, typed: string | null): Promise<string | null> {
    return typed === null ? null : topicNamed((await studies(guildId)).bank.library, typed).name;
  }

  async function withRank(board: Board, sum: BoardSum): Promise<BoardRow> {
    return { ...sum, rank: (await scores.above(board, sum.points)) + 1 };
  }

  /** Ties share a rank. Those of the first row may begin on a page before; all others stand here. */
  async function ranked(board: Board, sums: readonly BoardSum[]): Promise<BoardRow[]> {
    const groups = [...Map.groupBy(sums, ({ points }) => points).values()];
    const rows: BoardRow[] = [];
    let rank = 0;
    for (const [at, group] of groups.entries()) {
      const [first] = group;
      if (first === undefined) continue;
      if (at < 2) ({ rank } = await withRank(board, first));
      rows.push(...group.map((sum) => ({ ...sum, rank })));
      rank += group.length;
    }
    return rows;
  }

  async function top(board: Board) {
    const sums = await scores.page(board, { limit: ROWS + 1 });
    return { shown: sums.slice(0, ROWS), hasPrevious: false, hasNext: sums.length > ROWS };
  }

  /** One row more than is shown tells whether there is another page. Where a page has run empty, the top is shown. */
  async function page(board: Board, cursor: Cursor | null) {
    if (cursor === null) return top(board);
    const { points, userId } = cursor;
    const limit = ROWS + 1;
    if (cursor.direction === "before") {
      const sums = await scores.page(board, { before: { points, userId }, limit });
      return sums.length <= ROWS ? top(board) : { shown: sums.slice(1), hasPrevious: true, hasNext: true };
    }
    const sums = await scores.page(board, { after: { points, userId }, limit });
    if (sums.length === 0) return top(board);
    return { shown: sums.slice(0, ROWS), hasPrevious: true, hasNext: sums.length > ROWS };
  }

  return async ({ guildId, userId }, wish) => {
    const cursor = "cursor" in wish ? readCursor(wish.cursor) : null;
    const period = "cursor" in wish ? (cursor?.period ?? "week") : wish.period;
    const topic =
      "cursor" in wish
        ? await topicByTag(guildId, cursor?.topic ?? "")
        : await topicCalled(guildId, wish.topic);
    const { zone } = await settings(guildId);
    const today = localDate(clock(), zone);
    const board = { guildId, period: periodKey(period, today), topic: topic ?? "" };
    const { shown, hasPrevious, hasNext } = await page(board, cursor);
    const own = await scores.own(board, userId);
    const [first, last] = [shown[0], shown.at(-1)];
    const at = (direction: Cursor["direction"], sum: BoardSum) =>
      writeCursor({ period, topic: topicTag(topic), direction, points: sum.points, userId: sum.userId });
    return {
      guildId,
      period,
      dates: datesOf(period, today),
      topic,
      zone,
      rows: await ranked(board, shown),
      own: own === null ? null : await withRank(board, own),
      isHidden: await scores.isHidden(guildId, userId),
      previous: hasPrevious && first !== undefined ? at("before", first) : null,
      next: hasNext && last !== undefined ? at("after", last) : null,
    };
  };
}
