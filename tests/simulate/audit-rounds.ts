import type { Selectable } from "kysely";
import type { Db } from "../../src/storage/database.ts";
import type { Schema } from "../../src/storage/schema.ts";
import { auditRound, totalsFromLedger, totalsStored } from "../support/audit.ts";
import type { Running } from "../support/bot.ts";
import { auditQuestions } from "./audit-questions.ts";
import type { Group } from "./group.ts";
import { MINUTE } from "./plan.ts";
import type { Stage } from "./stage.ts";

export type RoundFigures = { rounds: number; acknowledged: number; presses: number; unreachable: number };

/** A round that nothing moved on for so long ends. */
const OVERDUE = 10 * MINUTE;

/** Holds rounds against what members gave and were told, and against their messages. */
export class RoundAudit {
  readonly figures: RoundFigures = { rounds: 0, acknowledged: 0, presses: 0, unreachable: 0 };
  readonly #stage: Stage;
  #auditedUntil = 0;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** The breaches of all rounds that began since the last audit: by now all of them are over. */
  async audit(groups: readonly Group[], db: Db): Promise<string[]> {
    const rounds = await db
      .selectFrom("rounds")
      .selectAll()
      .where("started_at", ">=", this.#auditedUntil)
      .execute();
    this.#auditedUntil = this.#stage.world.time.now();
    const byHall = new Map(groups.map((group) => [group.hall, group]));
    const breaches: string[] = [];
    for (const round of rounds) {
      const group = byHall.get(round.channel_id);
      if (group === undefined) continue;
      const found = await this.#auditRound(db, round, group);
      breaches.push(
        ...found.map((breach) => `round ${round.round_id} in ${group.hall} (${round.end}): ${breach}`),
      );
    }
    const known = new Set(rounds.map(({ round_id }) => round_id));
    for (const { crowd } of groups) {
      const old = crowd.pressed.filter(({ press, outcome }) => !known.has(press.roundId) && outcome !== null);
      for (const { press, outcome } of old)
        if (outcome?.kind !== "roundOver" && outcome?.kind !== "tooLate")
          breaches.push(`an old button of ${press.roundId} said ${outcome?.kind}`);
      this.figures.presses += crowd.pressed.length;
      this.figures.acknowledged += crowd.pressed.filter(({ outcome }) => outcome !== null).length;
      crowd.pressed.splice(0);
    }
    return breaches;
  }

  async #auditRound(db: Db, round: Selectable<Schema["rounds"]>, group: Group): Promise<string[]> {
    const { world, fleet, leaks, ends } = this.#stage;
    const { round_id: id, phase, end } = round;
    this.figures.rounds += 1;
    if (end === "unreachable") this.figures.unreachable += 1;
    const messages = world.discord.in(group.hall);
    const { pressed } = group.crowd;
    const ended = ends.filter(({ roundId }) => roundId === id).map(({ at }) => at);
    return [
      ...(phase === "over" ? [] : [`never ended: ${phase}`]),
      ...this.#leftBehind(round),
      ...(await auditRound(db, id, messages, pressed)),
      ...(await auditQuestions({
        db,
        round,
        messages,
        pressed,
        leaks,
        ends: ended,
        downs: fleet.silences.downs(),
        absences: fleet.silences.absences(),
      })),
    ];
  }

  /** A round ends as overdue only where nobody was there, or Discord took nothing. */
  #leftBehind({ end, ended_at }: Selectable<Schema["rounds"]>): string[] {
    if (end !== "overdue" || ended_at === null) return [];
    const { fleet, weather } = this.#stage;
    const span = { from: ended_at - OVERDUE, to: ended_at };
    const isExcused =
      weather.isBad(span) ||
      fleet.silences.downs().some(({ from, to }) => from <= span.to && to >= span.from);
    return isExcused ? [] : ["ended as overdue, though all was well"];
  }

  /** Whether the boards show what the ledger adds up to, as it is stored and as members see it. */
  async boards({ app, database: { db } }: Running, groups: readonly Group[]): Promise<string[]> {
    const [stored, rebuilt] = [await totalsStored(db), await totalsFromLedger(db)];
    const isEqual = JSON.stringify([...stored].sort()) === JSON.stringify([...rebuilt].sort());
    const breaches = isEqual ? [] : ["the boards differ from the ledger"];
    for (const { guildId, members } of groups) {
      const asker = { guildId, userId: members[0] ?? "" };
      const { rows } = await app.leaderboard(asker, { period: "all", topic: null });
      for (const { userId, points, right, answers, rounds } of rows) {
        const shown = `${points} points, ${right} of ${answers} right, ${rounds} rounds`;
        const wanted = rebuilt.get(JSON.stringify([guildId, "all", "", userId]));
        if (shown !== wanted) breaches.push(`the board of ${guildId} shows ${shown} instead of ${wanted}`);
      }
      const points = rows.map((row) => row.points);
      if (points.some((more, at) => more > (points[at - 1] ?? more))) breaches.push("a board isn't in order");
    }
    return breaches;
  }
}
