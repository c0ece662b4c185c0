import type { Topic } from "../core/facts/fact.ts";
import type { QuizKind } from "../core/rounds/round.ts";
import type { Period } from "../core/standings.ts";
import type {
  DailySettings,
  DailyStatus,
  FactView,
  GuildSettings,
  LeaderboardView,
  LobbyView,
  MissView,
  PracticeAnswerView,
  PracticeView,
  PressOutcome,
  ResultView,
} from "./views.ts";

/** Who asks: `guildId` is null for a user install outside a server, which sees the shipped notes only. */
export type Asker = { readonly guildId: string | null; readonly userId: string };

/** A member of a server, with what decides who may do what. */
export type Member = {
  readonly guildId: string;
  readonly userId: string;
  readonly roleIds: readonly string[];
  readonly mayManageServer: boolean;
  readonly mayManageMessages: boolean;
};

/** A channel; a thread stands in `parentId`. */
export type Place = { readonly channelId: string; readonly parentId: string | null };

export type QuizWish = {
  readonly topic: string | null;
  /** 1 to 25. */
  readonly questions: number;
  /** 5 to 120. */
  readonly seconds: number;
  readonly kind: QuizKind;
  readonly speed: boolean;
};

/** A press on an answer, as Discord told it. `interactionId` carries the time of the press. */
export type Press = {
  readonly interactionId: string;
  readonly guildId: string;
  readonly channelId: string;
  readonly messageId: string;
  readonly userId: string;
  readonly roundId: string;
  readonly position: number;
  readonly choice: number;
};

/** What the bot can do for people. Refusals are thrown as StudyError; everything expected is a value. */
export type App = {
  /** Topics whose name holds what was typed, best first, at most 25. */
  topics(guildId: string | null, typed: string): readonly Topic[];
  readonly facts: {
    /** One fact that this asker has not seen lately. */
    pick(asker: Asker, wish: { topic: string | null; about: string | null }): Promise<FactView>;
  };
  readonly rounds: {
    /** Says where a round of this member should be, or refuses (settings, a live round, nothing to ask). Changes nothing. */
    prepare(member: Member, place: Place, wish: QuizWish): Promise<{ place: "here" | "thread" }>;
    start(member: Member, channelId: string, wish: QuizWish): Promise<LobbyView>;
    /** The same wish as an earlier round of this server. */
    again(member: Member, place: Place, roundId: string): Promise<LobbyView>;
    /** Has the round announced by a message of its own, where the command's reply can't be it. */
    announce(roundId: string): Promise<void>;
    /** Records the message that announced the round. */
    announced(roundId: string, messageId: string): Promise<void>;
    startNow(member: Member, channelId: string, roundId: string): Promise<void>;
    /** By round, or null for the live one in the channel. */
    stop(member: Member, channelId: string, roundId: string | null): Promise<void>;
    press(press: Press): Promise<PressOutcome>;
    revealNow(member: Member, channelId: string, roundId: string, position: number): Promise<void>;
    /** Of one question, or of the whole round with `position` null. */
    result(asker: Member, roundId: string, position: number | null): Promise<ResultView>;
    /** Null for those who didn't play. */
    misses(asker: Member, roundId: string): Promise<readonly MissView[] | null>;
    /** Stores a report once per member and question; only by those who were asked it. False: not asked. */
    report(asker: Member, roundId: string, position: number): Promise<"stored" | "already" | "notAsked">;
  };
  readonly practice: {
    next(asker: Asker, topic: string | null): Promise<PracticeView>;
    /** Another question on the topic of an earlier one. */
    nextAfter(asker: Asker, practiceId: string): Promise<PracticeView>;
    /** A question on a daily post's fact or one of the last seven. */
    fromDaily(asker: Member, slot: string): Promise<PracticeView>;
    /** The first choice counts; null where the question is not this asker's. */
    answer(asker: Asker, practiceId: string, choice: number): Promise<PracticeAnswerView | null>;
  };
  leaderboard(
    asker: { guildId: string; userId: string },
    wish: { period: Period; topic: string | null } | { cursor: string },
  ): Promise<LeaderboardView>;
  readonly daily: {
    set(
      member: Member,
      settings: Omit<DailySettings, "zone"> & { zone: string | null },
    ): Promise<DailyStatus>;
    show(guildId: string): Promise<DailyStatus>;
    off(member: Member): Promise<void>;
    /** Posts the next concept at once, in the daily channel or, before any was set, the given one; once a request. */
    now(member: Member, channelId: string, requestId: string): Promise<{ channelId: string }>;
  };
  readonly settings: {
    get(guildId: string): Promise<GuildSettings>;
    /** Load, decide, save: `change` is given what is set at that moment. */
    set(member: Member, change: (before: GuildSettings) => Partial<GuildSettings>): Promise<GuildSettings>;
  };
};
