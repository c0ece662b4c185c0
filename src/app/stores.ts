import type { DueSlot } from "../core/daily.ts";
import type { PracticeKind } from "../core/exercises/draw.ts";
import type { Exercise } from "../core/exercises/exercise.ts";
import type { Response } from "../core/exercises/response.ts";
import type { Question } from "../core/questions/question.ts";
import type { Absence } from "../core/rounds/absence.ts";
import type { RoundChange } from "../core/rounds/event.ts";
import type { AnswerPress, Judgement } from "../core/rounds/press.ts";
import type { Answer, Round, RoundHead, RoundQuestion, RoundSend } from "../core/rounds/round.ts";
import type { FactStore, NoteStore, SuggestionStore } from "./note-stores.ts";
import type { GuildStore, PrivacyStore, PruningStore } from "./privacy-stores.ts";
import type { ReportSendStore, ReportStore, RulingStore, StatisticsStore } from "./question-stores.ts";
import type { ScoreStore } from "./score-stores.ts";
import type { DailySettings, DailySlotView, GuildSettings } from "./views.ts";

/** A row that says what must be sent for a round; it stays until Discord has it. */
export type WaitingSend = {
  readonly send: RoundSend;
  readonly sendId: number;
  /** Grows when the same thing must be said anew: only the version that was sent is done. */
  readonly version: number;
  readonly tries: number;
  readonly dueAt: number;
  /** When it was first to be sent, for telling whether Discord still remembers its nonce. */
  readonly since: number;
  /** The message it became the first time, for a send that may be said anew. */
  readonly messageId: string | null;
};

/** A press with its round's id. */
export type RoundPress = AnswerPress & { readonly roundId: string };

/** What a press became, after its commit. `closesEarlyAt` is set where it made the question close early. */
export type JudgedPress = {
  readonly judgement: Judgement | { readonly kind: "unknownRound" };
  readonly round: {
    readonly starterUserId: string | null;
    readonly open: boolean;
    readonly position: number;
  } | null;
  readonly question: Question | null;
  /** What it earned so far; null where its question is void. */
  readonly points: number | null;
  readonly closesEarlyAt: number | null;
};

/** A question that a member is about to answer, and what they answered before. */
export type PressedOn = {
  readonly round: RoundHead;
  readonly question: RoundQuestion;
  /** How many the round has. */
  readonly questions: number;
  readonly answer: Answer | null;
};

/** One member's sums over a round. */
export type RoundSum = {
  readonly userId: string;
  readonly points: number;
  readonly right: number;
  readonly answers: number;
};

/** One answer with what it earned, null before it was awarded. */
export type AwardedAnswer = Answer & { readonly points: number | null };

/** A round to be saved; `forget` are the lasting ids of the facts whose cycle begins anew. */
export type RoundPlan = {
  readonly round: Round;
  readonly wished: number;
  readonly forget: readonly string[];
};

/** Whether a round is this process's to work on; "taken" by another, it may be had at `freeAt`. */
export type Claim =
  | { readonly kind: "ours" | "noRound" }
  | { readonly kind: "taken"; readonly freeAt: number };

/** Each function is one transaction; `now` is given, so that nothing in storage reads a clock. */
export type RoundStore = {
  /**
   * Draws a round from what the guild was asked in the current cycle, by lasting ids, saves it with its frozen
   * questions and marks their facts as asked; unless a round is live in the channel.
   */
  start(
    place: { guildId: string; channelId: string },
    draw: (asked: ReadonlySet<string>) => RoundPlan,
  ): Promise<{ kind: "started"; round: Round } | { kind: "live"; round: Round }>;
  load(roundId: string): Promise<{ round: Round; wished: number } | null>;
  liveIn(channelId: string): Promise<Round | null>;
  /** The ids of the questions of a guild that members are answering now: their answers are not out. */
  beingAsked(guildId: string): Promise<ReadonlySet<string>>;
  /** Rounds that have not ended, or have something left to send. */
  unfinished(): Promise<readonly string[]>;
  /** Rounds at which something must happen by now, or must be sent. */
  due(now: number): Promise<readonly string[]>;
  /** How many rounds have begun and not ended. */
  open(): Promise<number>;
  /** Load, decide, save. Null where there is no such round. `done` marks a send as said in the same transaction. */
  change(
    roundId: string,
    now: number,
    decide: (round: Round) => RoundChange,
    done?: { sendId: number; version: number; messageId: string | null },
  ): Promise<Round | null>;
  /** Judges presses one after another in one transaction. */
  press(presses: readonly RoundPress[], now: number): Promise<readonly JudgedPress[]>;
  /** Changes nothing; null where there is no such question. */
  pressedOn(press: {
    readonly roundId: string;
    readonly position: number;
    readonly userId: string;
  }): Promise<PressedOn | null>;
  /** Takes the round for one process until a time, unless another has it. */
  claim(roundId: string, owner: string, now: number, until: number): Promise<Claim>;
  release(roundId: string, owner: string): Promise<void>;
  nextSend(roundId: string): Promise<WaitingSend | null>;
  /** When something must happen next: a press may have brought it forward. */
  dueAt(roundId: string): Promise<number | null>;
  postponeSend(sendId: number, dueAt: number): Promise<void>;
  dropSend(sendId: number, version: number, now: number): Promise<void>;
  answers(roundId: string, position: number): Promise<readonly AwardedAnswer[]>;
  answersOf(roundId: string, userId: string): Promise<readonly AwardedAnswer[]>;
  /** The positions of the questions whose points don't count. */
  voided(roundId: string): Promise<ReadonlySet<number>>;
  /** The members of a guild who don't want to be shown to others with points or ranks. */
  hidden(guildId: string): Promise<ReadonlySet<string>>;
  /** Best first; equal points by user id. */
  sums(roundId: string): Promise<readonly RoundSum[]>;
};

export type SettingsStore = {
  get(guildId: string): Promise<GuildSettings | null>;
  /** Load, decide, save; `decide` gets null where nothing was set yet, and what it throws changes nothing. */
  change(guildId: string, decide: (settings: GuildSettings | null) => GuildSettings): Promise<GuildSettings>;
};

export type DailyFeed = DailySettings & { readonly guildId: string; readonly nextAt: number | null };

export type PendingSlot = {
  readonly guildId: string;
  readonly localDate: string;
  readonly dueAt: number;
  readonly channelId: string;
  readonly factId: string | null;
  readonly tries: number;
};

/** What has come due of a feed, and when it is due next. */
export type Opening = {
  readonly feed: DailyFeed;
  readonly slots: readonly DueSlot[];
  readonly nextAt: number | null;
};

export type DailyStore = {
  get(guildId: string): Promise<DailyFeed | null>;
  /** Saves a feed; a slot on its way goes where the feed now says, unless it may stand in the old channel already. */
  save(feed: DailyFeed): Promise<void>;
  off(guildId: string): Promise<void>;
  recent(guildId: string, limit: number): Promise<readonly DailySlotView[]>;
  /** Feeds whose next time has come. */
  due(now: number): Promise<readonly DailyFeed[]>;
  /** Makes the slots that have come due and moves their feeds on, but for feeds that were changed meanwhile. */
  open(openings: readonly Opening[]): Promise<void>;
  /** Claims at most so many pending slots for this process, with one more try counted of each. */
  claim(owner: string, now: number, until: number, most: number): Promise<readonly PendingSlot[]>;
  /**
   * Fixes which fact a slot will show, before it is sent. `decide` is given the lasting ids of all facts posted in the
   * guild, oldest first, then those chosen for slots on their way.
   */
  choose(slot: PendingSlot, decide: (history: readonly string[]) => string | null): Promise<string | null>;
  sent(slot: PendingSlot, message: { messageId: string; at: number }): Promise<void>;
  skip(slot: PendingSlot, reason: string): Promise<void>;
  /** Has a slot tried again at a time; `reason` tells why it wasn't sent, "forbidden" being certain. */
  retry(slot: PendingSlot, at: number, reason: "forbidden" | "failed"): Promise<void>;
  /** Notes a post outside of the slots before it is sent; gives the fact on record where the post is known. */
  reserve(
    post: { guildId: string; slot: string; at: number },
    decide: (history: readonly string[]) => string | null,
  ): Promise<string | null>;
  /** Takes back a post that could not be sent. */
  release(guildId: string, slot: string): Promise<void>;
  /** The facts of a post and of the posts before it, newest first, at most `limit`; empty where there is no such post. */
  postsUpTo(guildId: string, slot: string, limit: number): Promise<readonly string[]>;
};

/** An exercise that a member was given, and how far they have done it. */
export type Practice = {
  readonly id: string;
  readonly guildId: string | null;
  readonly userId: string;
  readonly origin: "practice" | "daily";
  /** What was wished for, so that the next one can be like it. */
  readonly topic: string | null;
  readonly kind: PracticeKind;
  /** The lasting ids of the facts that the exercise is about, as `factsIn` tells them. */
  readonly factIds: readonly string[];
  readonly exercise: Exercise;
  readonly response: Response | null;
};

/** What a deed makes of a practice; `credits` are what it earns, fact by fact, once it is answered. */
export type PracticeChange = {
  readonly response: Response | null;
  readonly credits: readonly { readonly factId: string; readonly credit: number }[];
};

export type PracticeStore = {
  ask(practice: Practice, now: number): Promise<void>;
  load(practiceId: string): Promise<Practice | null>;
  /** Load, decide, save; what was answered stays, whatever is decided. Gives the practice as it is now, null for an unknown one. */
  change(
    practiceId: string,
    now: number,
    decide: (practice: Practice) => PracticeChange,
  ): Promise<Practice | null>;
  /** Lasting ids of the facts that this member practised last, newest first. */
  lately(userId: string, guildId: string | null, limit: number): Promise<readonly string[]>;
  /** Lasting ids of the facts that this member was wrong on more often than right, in rounds and in practice. */
  missed(userId: string, guildId: string | null): Promise<readonly string[]>;
};

/** When the bot last ran and heard Discord, and when it didn't. */
export type PresenceStore = {
  aliveAt(): Promise<number | null>;
  alive(now: number): Promise<void>;
  /** Keeps an absence that is over, if it was long; gives the latest that was. */
  back(absence: Absence): Promise<Absence | null>;
};

export type Stores = {
  readonly rounds: RoundStore;
  readonly facts: FactStore;
  readonly scores: ScoreStore;
  readonly settings: SettingsStore;
  readonly daily: DailyStore;
  readonly practice: PracticeStore;
  readonly presence: PresenceStore;
  readonly notes: NoteStore;
  readonly reports: ReportStore;
  readonly reportSends: ReportSendStore;
  readonly rulings: RulingStore;
  readonly statistics: StatisticsStore;
  readonly suggestions: SuggestionStore;
  readonly privacy: PrivacyStore;
  readonly pruning: PruningStore;
  readonly guilds: GuildStore;
};
