import type { Stores } from "../app/stores.ts";
import { makeDaily } from "./daily.ts";
import type { Db } from "./database.ts";
import { makeFacts } from "./facts.ts";
import { makeGuilds } from "./guilds.ts";
import { makeNotes } from "./notes.ts";
import { makePractice } from "./practice.ts";
import { makePresence } from "./presence.ts";
import { makePrivacy } from "./privacy.ts";
import { makePruning } from "./pruning.ts";
import { makeReportSends } from "./report-sends.ts";
import { makeReports } from "./reports.ts";
import { makeRounds } from "./rounds.ts";
import { makeRulings } from "./rulings.ts";
import { makeScores } from "./scores.ts";
import { makeSettings } from "./settings.ts";
import { makeStatistics } from "./statistics.ts";
import { makeSuggestions } from "./suggestions.ts";

/** All stores over one database. `defaultZone` is the zone of guilds that have set none. */
export function makeStores(db: Db, defaultZone: string): Stores {
  return {
    rounds: makeRounds(db, defaultZone),
    facts: makeFacts(db),
    scores: makeScores(db),
    settings: makeSettings(db),
    daily: makeDaily(db),
    practice: makePractice(db),
    presence: makePresence(db),
    notes: makeNotes(db),
    reports: makeReports(db),
    reportSends: makeReportSends(db),
    rulings: makeRulings(db),
    statistics: makeStatistics(db),
    suggestions: makeSuggestions(db),
    privacy: makePrivacy(db),
    pruning: makePruning(db),
    guilds: makeGuilds(db),
  };
}
