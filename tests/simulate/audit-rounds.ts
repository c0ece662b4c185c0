import { sql } from "kysely";
import type { Db } from "../../src/storage/database.ts";
import { auditRound, totalsFromLedger, totalsStored } from "../support/audit.ts";
import type { Group } from "./group.ts";
import type { Stage } from "./stage.ts";

export type RoundFigures = { rounds: number; acknowledged: number; presses: number; unreachable: number };

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
    const { rows } = await sql<{ id: string; hall: string; phase: string; end: string | null }>`
      select round_id as id, channel_id as hall, phase, "end" from rounds where started_at >= ${this.#auditedUntil}
    `.execute(db);
    this.#auditedUntil = this.#stage.world.time.now();
    const byHall = new Map(groups.map((group) => [group.hall, group]));
    const breaches: string[] = [];
    for (const { id, hall, phase, end } of rows) {
      const group = byHall.get(hall);
      if (group === undefined) continue;
      this.figures.rounds += 1;
      if (phase !== "over") breaches.push(`round ${id} in ${hall} never ended: ${phase}`);
      if (end === "unreachable") this.figures.unreachable += 1;
      const found = await auditRound(db, id, this.#stage.world.discord.in(hall), group.crowd.pressed);
      breaches.push(...found.map((breach) => `round ${id} in ${hall} (${end}): ${breach}`));
    }
    for (const { crowd } of groups) {
      this.figures.presses += crowd.pressed.length;
      this.figures.acknowledged += crowd.pressed.filter(({ outcome }) => outcome !== null).length;
      crowd.pressed.splice(0);
    }
    return breaches;
  }

  /** Whether the boards show what the ledger adds up to. */
  async boards(db: Db): Promise<string[]> {
    const [stored, rebuilt] = [await totalsStored(db), await totalsFromLedger(db)];
    const isEqual = JSON.stringify([...stored].sort()) === JSON.stringify([...rebuilt].sort());
    return isEqual ? [] : ["the boards differ from the ledger"];
  }
}
