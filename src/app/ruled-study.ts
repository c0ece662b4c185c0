import type { ItemStatistics } from "../core/questions/people/item-statistics.ts";
import { withPins } from "../core/questions/people/ruling.ts";
import type { RulingStore, StatisticsStore } from "./question-stores.ts";
import type { Studies, Study } from "./study.ts";

/** A study to draw from: the editors' pins are laid over its questions. */
export type RuledStudy = Study & {
  /** Ids of questions that are not to be asked. */
  readonly barred: ReadonlySet<string>;
  /** What the server's rounds have shown, by question id. */
  readonly statistics: ReadonlyMap<string, ItemStatistics>;
};

/** The ruled study of a guild; outside of servers nobody rules. */
export type RuledStudies = (guildId: string | null) => Promise<RuledStudy>;

type Parts = {
  readonly studies: Studies;
  readonly rulings: RulingStore;
  readonly statistics: StatisticsStore;
};

/** Lays each server's rulings over what it studies. */
export function makeRuledStudies({ studies, rulings, statistics }: Parts): RuledStudies {
  return async (guildId) => {
    const study = await studies(guildId);
    if (guildId === null) return { ...study, barred: new Set(), statistics: new Map() };
    const { barred, pins } = await rulings.rulings(guildId);
    return { ...study, bank: withPins(study.bank, pins), barred, statistics: await statistics.of(guildId) };
  };
}
