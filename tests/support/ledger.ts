import Database from "better-sqlite3";
import { creditFor, type Given } from "../../src/core/questions/given.ts";
import { givenOf, thawQuestion } from "../../src/storage/round-rows.ts";

/** One answer as the database holds it, with what it must have earned by the one formula. */
export type ExpectedAward = {
  readonly userId: string;
  readonly position: number;
  readonly right: boolean;
  readonly points: number;
};

type AnswerRow = {
  user: string;
  position: number;
  choice: number | null;
  choices: string | null;
  text: string | null;
  left: number;
  duration: number;
  frozen: string;
  speed: number;
};

/** Reads a bot's database file from outside, while the bot runs or after. */
export class LedgerReader {
  readonly #db: Database.Database;

  constructor(file: string) {
    this.#db = new Database(file, { readonly: true });
  }

  close(): void {
    this.#db.close();
  }

  /** What each stored answer of a round must earn, worked out anew from the answer and the frozen question. */
  expected(roundId: string): ExpectedAward[] {
    const rows = this.#db
      .prepare<[string], AnswerRow>(
        `select answer_user_id as user, a.position, choice, choices, text, left_ms as left, duration, frozen, speed
         from answers a join round_questions q using (round_id, position) join rounds using (round_id)
         where a.round_id = ? order by a.position, user`,
      )
      .all(roundId);
    return rows.map((row) => {
      const question = thawQuestion(row.frozen);
      const credit = creditFor(question, givenOf(row));
      const right = credit === 1;
      const isFast = right && row.speed === 1 && question.kind !== "typed";
      const bonus = isFast ? Math.floor((50 * row.left) / row.duration) : 0;
      const points = Math.floor(Math.round(100_000 * credit) / 1_000) + bonus;
      return { userId: row.user, position: row.position, right, points };
    });
  }

  /** What the ledger gave, summed per member and question. */
  awarded(roundId: string): ExpectedAward[] {
    const rows = this.#db
      .prepare<[string], { userId: string; position: number; right: number; points: number }>(
        `select award_user_id as userId, position, sum("right") as right, sum(points) as points
         from awards where round_id = ? group by award_user_id, position order by position, userId`,
      )
      .all(roundId);
    return rows.map((row) => ({ ...row, right: row.right === 1 }));
  }

  /** What each member gave for a question, as it is stored, by user id. */
  given(roundId: string, position: number): Map<string, Given> {
    const rows = this.#db
      .prepare<[string, number], Pick<AnswerRow, "user" | "choice" | "choices" | "text">>(
        "select answer_user_id as user, choice, choices, text from answers where round_id = ? and position = ?",
      )
      .all(roundId, position);
    return new Map(rows.map((row) => [row.user, givenOf(row)]));
  }

  /** The rounds of a channel, oldest first. */
  rounds(channelId: string): { id: string; phase: string; end: string | null }[] {
    return this.#db
      .prepare<[string], { id: string; phase: string; end: string | null }>(
        `select round_id as id, phase, "end" from rounds where channel_id = ? order by started_at`,
      )
      .all(channelId);
  }

  /** The right option's position for a question. */
  key(roundId: string, position: number): number {
    const row = this.#db
      .prepare<[string, number], { frozen: string }>(
        "select frozen from round_questions where round_id = ? and position = ?",
      )
      .get(roundId, position);
    const { options, key } = JSON.parse(row?.frozen ?? "{}");
    return options.indexOf(key[0]);
  }

  /** All-time points per member on a guild's board. */
  totals(guildId: string): Map<string, number> {
    const rows = this.#db
      .prepare<[string], { userId: string; points: number }>(
        "select total_user_id as userId, points from totals where guild_id = ? and period = 'all' and topic = ''",
      )
      .all(guildId);
    return new Map(rows.map(({ userId, points }) => [userId, points]));
  }
}
