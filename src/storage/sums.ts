import type { Award } from "../core/scores.ts";
import { PERIODS, periodKey } from "../core/standings.ts";
import type { Schema } from "./schema.ts";

type Total = Schema["totals"];

/** What decides which boards an award counts on. */
export type Boarded = Pick<Award, "userId" | "topics" | "localDate">;

/**
 * Sums one round's awards per period, topic (the topic "" stands for all) and member. A round is counted once on each
 * board: `before` tells which awards of the round stand there already.
 */
export class Sums {
  readonly #guildId: string;
  readonly #counted: Set<string>;
  readonly #totals = new Map<string, Total>();
  readonly #periods = new Map<string, readonly string[]>();

  constructor(guildId: string, before: readonly Boarded[]) {
    this.#guildId = guildId;
    this.#counted = new Set(before.flatMap((award) => this.#boards(award).map(({ key }) => key)));
  }

  add(award: Award): void {
    for (const { key, period, topic } of this.#boards(award)) {
      const sum = this.#totals.get(key);
      const isNew = award.answers === 1 && !this.#counted.has(key);
      if (isNew) this.#counted.add(key);
      this.#totals.set(key, {
        guild_id: this.#guildId,
        period,
        topic,
        total_user_id: award.userId,
        points: (sum?.points ?? 0) + award.points,
        right: (sum?.right ?? 0) + award.right,
        answers: (sum?.answers ?? 0) + award.answers,
        rounds: (sum?.rounds ?? 0) + (isNew ? 1 : 0),
      });
    }
  }

  rows(): Total[] {
    return [...this.#totals.values()];
  }

  #boards(award: Boarded) {
    return this.#periodsOf(award.localDate).flatMap((period) =>
      ["", ...award.topics].map((topic) => ({
        period,
        topic,
        key: JSON.stringify([period, topic, award.userId]),
      })),
    );
  }

  #periodsOf(localDate: string): readonly string[] {
    const known = this.#periods.get(localDate);
    if (known !== undefined) return known;
    const periods = PERIODS.map((period) => periodKey(period, localDate));
    this.#periods.set(localDate, periods);
    return periods;
  }
}
