import type { Given } from "../core/questions/given.ts";
import type { QuestionKind, QuestionSource } from "../core/questions/question.ts";
import type { Shortage } from "../core/questions/shortage.ts";
import type { QuizKind, RoundEnd } from "../core/rounds/round.ts";
import type { Period } from "../core/standings.ts";
import type { FactView } from "./fact-view.ts";

/** A question as members see it before its answer: nothing here tells the key. */
export type AskedQuestion = {
  readonly kind: QuestionKind;
  /** The title of its note and the headings above it that give nothing away: what its words are about. */
  readonly path: readonly string[];
  readonly stem: string;
  readonly options: readonly string[];
};

/** What a given answer is told with: no more, since it is made at every press. */
export type PressedQuestion = Pick<AskedQuestion, "kind" | "options">;

/** A question as members see it after its answer. `keys` are indexes into `options`, none where the answer is typed. */
export type AnsweredQuestion = AskedQuestion & {
  readonly keys: readonly number[];
  /** What is right, in words: the right options, or the ways to write what is typed, the notes' own first. */
  readonly answers: readonly string[];
  readonly explanation: string;
  readonly source: QuestionSource;
  /** An editor holds another answer right than the note's own words, which then explain nothing. */
  readonly isCorrected?: true;
  /** What it is where it is no question. */
  readonly exercise?: "matching" | "order" | "list" | "recall";
};

/** The public reply to `/quiz start`. `wished` is more than `questions` where the notes give fewer good ones. */
export type LobbyView = {
  readonly kind: "lobby";
  readonly roundId: string;
  readonly guildId: string;
  readonly channelId: string;
  readonly topic: string | null;
  readonly questions: number;
  readonly wished: number;
  /** Why there are fewer than wished, while the round waits to begin. */
  readonly shortage: Shortage | null;
  /** The least time for a question, with the server's pace. */
  readonly seconds: number;
  readonly speed: boolean;
  readonly firstQuestionAt: number;
  readonly quizKind: QuizKind;
  /** False once the first question is on its way or the round is over: the buttons go. */
  readonly waiting: boolean;
  readonly over: boolean;
};

export type QuestionView = {
  readonly kind: "question";
  readonly roundId: string;
  readonly position: number;
  readonly count: number;
  readonly question: AskedQuestion;
  readonly closesAt: number;
};

export type RevealView = {
  readonly kind: "reveal";
  readonly roundId: string;
  readonly guildId: string;
  readonly position: number;
  readonly count: number;
  readonly question: AnsweredQuestion;
  /** Answers per option; of a typed question there are none, what members wrote stays theirs. */
  readonly tallies: readonly number[];
  readonly answered: number;
  /** Wholly right ones. */
  readonly right: number;
  /** An editor has voided it: its points don't count. */
  readonly isVoid: boolean;
  /** At most three, best first, none where it is void; `milliseconds` from the question's opening. */
  readonly fastest: readonly {
    readonly userId: string;
    readonly points: number;
    readonly milliseconds: number;
  }[];
};

/** A line that tells why a question has its full time again. */
export type AwayView = { readonly kind: "away"; readonly position: number; readonly closesAt: number };

/** The line that tells that a question's points don't count any more. */
export type VoidedView = { readonly kind: "voided"; readonly position: number; readonly startedAt: number };

export type StandingRow = {
  /** Ties share a rank: 1, 1, 3. */
  readonly rank: number;
  readonly userId: string;
  readonly points: number;
  readonly right: number;
};

export type StandingsView = {
  readonly kind: "standings";
  readonly roundId: string;
  readonly guildId: string;
  readonly end: RoundEnd;
  readonly stoppedByUserId: string | null;
  /** Questions that were asked. */
  readonly questions: number;
  /** How many of them don't count, because an editor voided them. */
  readonly voided: number;
  readonly players: number;
  readonly answers: number;
  readonly rightAnswers: number;
  /** At most ten. */
  readonly rows: readonly StandingRow[];
  readonly hardest: { readonly position: number; readonly right: number; readonly answered: number } | null;
};

export type RoundMessageView = LobbyView | QuestionView | RevealView | AwayView | VoidedView | StandingsView;

/** The daily concept. `slot` is the local date, or an opaque id for `/daily now`. */
export type DailyPostView = {
  readonly kind: "daily";
  readonly guildId: string;
  readonly slot: string;
  readonly localDate: string;
  readonly fact: FactView;
};

/**
 * What an admin should know, for the server's admin channel. `reason` is a skipped slot's; `missing` says what the bot is
 * known to lack in the channel, null where nothing is known.
 */
export type FailureView =
  | {
      readonly kind: "failure";
      readonly what: "daily";
      readonly channelId: string;
      readonly localDate: string;
      readonly reason: string;
      readonly missing: string | null;
    }
  | {
      readonly kind: "failure";
      readonly what: "round";
      readonly channelId: string;
      readonly missing: string | null;
    };

/** A member's own result, of one question or of the whole round. */
export type ResultView =
  | {
      readonly kind: "question";
      readonly answered: false;
      readonly rank: number | null;
      readonly total: number;
    }
  | {
      readonly kind: "question";
      readonly answered: true;
      readonly question: AnsweredQuestion;
      readonly given: Given;
      /** How much of it is right, from 0 to 1. */
      readonly credit: number;
      readonly points: number;
      readonly rank: number;
      readonly total: number;
    }
  /** An editor has voided the question. */
  | { readonly kind: "voided"; readonly rank: number | null; readonly total: number }
  | { readonly kind: "notYet" }
  | {
      readonly kind: "round";
      readonly rank: number;
      readonly total: number;
      readonly right: number;
      readonly answered: number;
    }
  | { readonly kind: "notPlayed" };

export type MissView = {
  readonly position: number;
  readonly question: AnsweredQuestion;
  readonly given: Given;
};

/**
 * A page of a board, best first. `next` and `previous` are opaque cursors for the buttons, null at the ends: at most
 * 80 characters of [A-Za-z0-9_-], standing for the period and the topic too, because a topic's name doesn't fit a button.
 */
export type LeaderboardView = {
  readonly guildId: string;
  readonly period: Period;
  /** The period's first and last local date, null for "all". */
  readonly dates: { readonly from: string; readonly to: string } | null;
  readonly topic: string | null;
  readonly zone: string;
  readonly rows: readonly BoardRow[];
  readonly own: BoardRow | null;
  /** Whether the asker isn't shown to others; `own` tells the rank that they would have. */
  readonly isHidden: boolean;
  readonly next: string | null;
  readonly previous: string | null;
};

/** A row of a board: `right` of `answers` were right, in `rounds` rounds. */
export type BoardRow = StandingRow & { readonly rounds: number; readonly answers: number };

export type DailySettings = {
  readonly channelId: string;
  /** Local time, "HH:MM". */
  readonly time: string;
  readonly zone: string;
  readonly topic: string | null;
  /** ISO weekdays, 1 is Monday; never empty. */
  readonly weekdays: readonly number[];
};

export type DailyStatus =
  | { readonly kind: "off"; readonly recent: readonly DailySlotView[] }
  | {
      readonly kind: "on";
      readonly settings: DailySettings;
      readonly nextAt: number;
      /** What keeps the bot from posting in the channel at the moment; null where nothing is known. */
      readonly refused: string | null;
      /** The latest slots, newest first, at most seven. */
      readonly recent: readonly DailySlotView[];
    };

/** `reason` says in a code why a slot was skipped: "late", "forbidden", "gone", "failed", "off", "noFacts". */
export type DailySlotView = {
  readonly localDate: string;
  readonly state: "pending" | "sent" | "skipped";
  readonly reason: string | null;
};

export type GuildSettings = {
  readonly zone: string;
  /** Channels where rounds may be; empty: anywhere. */
  readonly roundChannelIds: readonly string[];
  /** "everyone", "managers" (Manage Server), or a role's members. */
  readonly starters: "everyone" | "managers" | { readonly roleId: string };
  readonly pace: 1 | 1.5 | 2;
  readonly place: "here" | "thread";
  /** How many rounds may be started within an hour, by all members together. */
  readonly roundsPerHour: number;
  readonly editorRoleId: string | null;
  readonly adminChannelId: string | null;
};
