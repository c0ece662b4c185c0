import type { App } from "./app.ts";
import { type DailyUpkeep, makeDaily } from "./daily.ts";
import { makeFacts, matchingTopics } from "./facts.ts";
import { makeTellFailure } from "./failures.ts";
import { makeLeaderboard } from "./leaderboard.ts";
import type { Libraries } from "./libraries.ts";
import { makeNotes } from "./notes.ts";
import type {
  Channels,
  Clock,
  Downloads,
  Importer,
  Logger,
  MemberExports,
  NewId,
  Reader,
  Timers,
} from "./ports.ts";
import { makePractice } from "./practice.ts";
import { makePrivacy } from "./privacy.ts";
import { makePruning } from "./pruning.ts";
import { makeQuestionReview } from "./question-review.ts";
import { withQuotas } from "./quotas.ts";
import { makeReportSender, type ReportSender } from "./report-sender.ts";
import { Play } from "./round-play.ts";
import { makeRounds } from "./rounds.ts";
import { makeRuledStudies } from "./ruled-study.ts";
import { makeSettings } from "./settings.ts";
import type { Stores } from "./stores.ts";
import type { Studies } from "./study.ts";
import { makeSuggestions } from "./suggestions.ts";

export type AppParts = {
  readonly stores: Stores;
  readonly studies: Studies;
  readonly libraries: Libraries;
  readonly downloads: Downloads;
  readonly importer: Importer;
  readonly reader: Reader;
  readonly exports: MemberExports;
  readonly channels: Channels;
  readonly timers: Timers;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Logger;
  readonly defaultZone: string;
  /** How long raw answers are kept. */
  readonly keepAnswersDays: number;
};

/** "present" are all servers that the bot is in, those of an outage too; one of an outage has not been left. */
export type GuildEvent =
  | { readonly kind: "present"; readonly guildIds: readonly string[] }
  | { readonly kind: "joined" | "left"; readonly guildId: string };

/** What keeps the app going, besides what members ask of it. */
export type Upkeep = {
  /** Discord is heard: rounds go on, and what came due meanwhile is sent. `awaySince` is null where the database knows. */
  resume(awaySince: number | null): Promise<void>;
  /** Discord isn't heard any more. */
  pause(): void;
  /** Notes that the bot is there, and looks after rounds of a process that isn't; at least once a second while rounds are on. */
  alive(): Promise<void>;
  /** Which servers the bot is in, as Discord tells it: what is kept of one that it left is erased after thirty days. Never rejects. */
  guilds(event: GuildEvent): Promise<void>;
  /** Opens and sends daily concepts that are due, and does what else is due; what is under way isn't begun again. Never rejects. */
  tick(): Promise<void>;
  close(): Promise<void>;
};

/** Puts the use cases together over their edges. */
export function makeApp(parts: AppParts): { app: App; upkeep: Upkeep } {
  const { stores, studies, clock, newId, log } = parts;
  const owner = newId();
  const settings = makeSettings(stores.settings, parts.defaultZone);
  const tellFailure = makeTellFailure(settings.get, parts.channels, log);
  const ruled = makeRuledStudies({ ...stores, studies });
  const play = new Play({ ...parts, rounds: stores.rounds, studies: ruled, owner, tellFailure });
  const daily = makeDaily({ ...parts, daily: stores.daily, settings: settings.get, owner, tellFailure });
  const reportSender = makeReportSender({ ...parts, ...stores, settings: settings.get });
  const tellAdmins = () => void reportSender.send();
  const app: App = {
    topics: async (guildId, typed) => matchingTopics((await studies(guildId)).bank.library.topics, typed),
    facts: makeFacts(studies, newId),
    rounds: makeRounds({
      rounds: stores.rounds,
      reports: stores.reports,
      settings: settings.get,
      studies: ruled,
      tellAdmins,
      play,
      channels: parts.channels,
      clock,
      newId,
    }),
    practice: makePractice({ ...stores, studies: ruled, tellAdmins, clock, newId }),
    leaderboard: makeLeaderboard({ scores: stores.scores, settings: settings.get, studies, clock }),
    daily,
    settings,
    questions: makeQuestionReview({
      ...stores,
      studies,
      settings: settings.get,
      clock,
      wakeRound: (roundId) => void play.wake(roundId),
      tellAdmins,
    }),
    notes: makeNotes({ ...parts, ...stores, settings: settings.get }),
    privacy: makePrivacy({ ...parts, ...stores }),
    suggestions: makeSuggestions({ ...parts, ...stores, settings: settings.get }),
  };
  const counted = withQuotas(app, { settings: settings.get, clock });
  return { app: counted, upkeep: makeUpkeep({ ...parts, play, daily, reportSender }) };
}

type UpkeepParts = Pick<AppParts, "stores" | "clock" | "log" | "keepAnswersDays"> & {
  readonly play: Play;
  readonly daily: DailyUpkeep;
  readonly reportSender: ReportSender;
};

/** The same work, but never twice at a time: whoever asks meanwhile waits for what is under way. */
function alone(work: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> | null = null;
  return () => {
    underWay ??= work().finally(() => {
      underWay = null;
    });
    return underWay;
  };
}

function makeUpkeep({ play, daily, reportSender, ...parts }: UpkeepParts): Upkeep {
  const { stores, clock, log } = parts;
  const pruning = makePruning({ ...stores, ...parts });
  let isHeard = false;
  const dailyTick = alone(() =>
    daily.tick().catch((error: unknown) => log.error({ error }, "The daily tick failed")),
  );
  const pruningTick = alone(() =>
    pruning.tick().catch((error: unknown) => log.error({ error }, "What is too old could not be pruned")),
  );
  let ticking: Promise<unknown> = Promise.resolve();
  async function tick() {
    if (!isHeard) return;
    // None waits for the others: a channel may be slow to take what it is told.
    ticking = Promise.all([dailyTick(), reportSender.send(), pruningTick()]);
    await ticking;
  }
  const guildsNotKept = (error: unknown) =>
    log.error({ error }, "Which servers the bot is in could not be kept");
  async function keepGuilds(event: GuildEvent) {
    const { guilds } = stores;
    if (event.kind === "present") return guilds.present(event.guildIds, clock());
    return event.kind === "joined" ? guilds.joined(event.guildId) : guilds.left(event.guildId, clock());
  }
  return {
    async resume(awaySince) {
      const since = awaySince ?? (await stores.presence.aliveAt()) ?? clock();
      isHeard = true;
      void tick();
      const absence = { from: since, to: clock() };
      // A disk that takes nothing must not keep rounds from going on.
      const lasting = await stores.presence.back(absence).catch((error: unknown) => {
        log.error({ error }, "An absence could not be kept");
        return absence;
      });
      await play.resume(absence, lasting);
    },
    pause() {
      isHeard = false;
      play.pause();
    },
    async alive() {
      if (!isHeard) return;
      await stores.presence.alive(clock());
      await play.sweep();
    },
    guilds: (event) => keepGuilds(event).catch(guildsNotKept),
    tick,
    async close() {
      daily.close();
      await play.close();
      await pruning.close();
      await ticking;
      await reportSender.close();
    },
  };
}
