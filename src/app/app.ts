import type { Deed } from "../core/exercises/response.ts";
import type { Topic } from "../core/facts/fact.ts";
import type { ReportReason } from "../core/questions/people/report.ts";
import type { Pin } from "../core/questions/people/ruling.ts";
import type { AnswerPress, QuestionPress } from "../core/rounds/press.ts";
import type { QuizKind } from "../core/rounds/round.ts";
import type { Period } from "../core/standings.ts";
import type { FactView } from "./fact-view.ts";
import type {
  DraftView,
  ExportedFile,
  FileProblems,
  FileRefusal,
  NotesView,
  NoteView,
  SaveableMessage,
  SavedView,
  SuggestionView,
  Upload,
} from "./note-views.ts";
import type { PrivateFile } from "./ports.ts";
import type { PracticeWish } from "./practice.ts";
import type { PracticeAnswerView, PracticeView } from "./practice-views.ts";
import type { FormView, PressOutcome, RefusedOutcome } from "./press-views.ts";
import type {
  DossierView,
  Fix,
  PageOf,
  QuestionChoice,
  ReportingView,
  ReportOutcome,
  ReviewedQuestion,
  StatisticsRow,
} from "./question-views.ts";
import type {
  DailySettings,
  DailyStatus,
  GuildSettings,
  LeaderboardView,
  LobbyView,
  MissView,
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

/** A press on a question, as Discord told it. `interactionId` carries its time. */
export type Opening = QuestionPress & { readonly roundId: string };

/** A press that answers, or the submit of a typed answer's form. */
export type Press = AnswerPress & { readonly roundId: string };

/** What the bot can do for people. Refusals are thrown as StudyError; everything expected is a value. */
export type App = {
  /** Topics whose name holds what was typed, best first, at most 25. */
  topics(guildId: string | null, typed: string): Promise<readonly Topic[]>;
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
    /** The form for a typed answer, or why it comes too late. Changes nothing. */
    form(opening: Opening): Promise<FormView | RefusedOutcome>;
    revealNow(member: Member, channelId: string, roundId: string, position: number): Promise<void>;
    /** Of one question, or of the whole round with `position` null. */
    result(asker: Member, roundId: string, position: number | null): Promise<ResultView>;
    /** Null for those who didn't play. */
    misses(asker: Member, roundId: string): Promise<readonly MissView[] | null>;
    /** The reasons that this member may report a revealed question for. */
    reporting(asker: Member, roundId: string, position: number): Promise<ReportingView>;
    /** Stores a report, one a member for each question of a round; another reason replaces the first. */
    report(asker: Member, roundId: string, position: number, reason: ReportReason): Promise<ReportOutcome>;
    /** The report "rightToo" of a member without an answer on record, with what they say was right. */
    claim(asker: Member, roundId: string, position: number, text: string): Promise<ReportOutcome>;
  };
  readonly practice: {
    next(asker: Asker, wish: PracticeWish): Promise<PracticeView>;
    /** Another exercise of the topic and kind that an earlier one was wished for. */
    nextAfter(asker: Asker, practiceId: string): Promise<PracticeView>;
    /** A question on a daily post's fact or one of the last seven. */
    fromDaily(asker: Member, slot: string): Promise<PracticeView>;
    /** An exercise of the asker's own as it is now; null where it isn't theirs. */
    show(asker: Asker, practiceId: string): Promise<PracticeView | PracticeAnswerView | null>;
    /** Does a part of an exercise; what is answered stays. Null where it isn't the asker's, or the deed not for it. */
    respond(asker: Asker, practiceId: string, deed: Deed): Promise<PracticeView | PracticeAnswerView | null>;
    /** The same as with a round's question, once it is answered. */
    reporting(asker: Member, practiceId: string): Promise<ReportingView>;
    report(asker: Member, practiceId: string, reason: ReportReason): Promise<ReportOutcome>;
  };
  /** What editors see of their server's questions and decide about them; each call is for editors. */
  readonly questions: {
    /** Questions whose stem or file holds what was typed, reported ones first, at most 25; none for others than editors. */
    named(member: Member, typed: string): Promise<readonly QuestionChoice[]>;
    /** Questions that are reported or disabled, the most reported first. */
    flagged(member: Member, page: number): Promise<PageOf<ReviewedQuestion>>;
    /** "unknownQuestion" where the server neither has nor had it. */
    show(member: Member, questionId: string): Promise<DossierView>;
    disable(member: Member, questionId: string): Promise<DossierView>;
    /** The reports so far count no more. */
    enable(member: Member, questionId: string): Promise<DossierView>;
    /** Takes back its points of the last seven days; `rounds` is 0 where nothing was left to take back. */
    void(member: Member, questionId: string): Promise<{ readonly rounds: number }>;
    /** What rounds have shown, the hardest first. */
    stats(member: Member, page: number): Promise<PageOf<StatisticsRow>>;
    /** What the notes' authors may want to mend, by file and line. */
    fixes(member: Member): Promise<readonly Fix[]>;
    /** Holds another key with its options or ways to type it, or only more such ways, in place of the question's own; "badPin" says why not. */
    pin(member: Member, questionId: string, pin: Pin): Promise<DossierView>;
    unpin(member: Member, questionId: string): Promise<DossierView>;
    /** Makes what a member had typed one more way to type the key. */
    accept(member: Member, questionId: string, claimId: string): Promise<DossierView>;
  };
  readonly notes: {
    list(member: Member): Promise<NotesView>;
    /** Names of own notes, or with `shared` of all, that hold what was typed; at most 25. */
    named(guildId: string, typed: string, shared: boolean): Promise<readonly string[]>;
    /** Fetches and reads files and keeps what can be saved for an hour. For editors. */
    preview(member: Member, uploads: readonly Upload[]): Promise<DraftView>;
    /** Saves a draft of the member's own; once. "draftGone" where it is too old or was saved or discarded. */
    confirm(member: Member, draftId: string): Promise<SavedView>;
    discard(member: Member, draftId: string): Promise<void>;
    /** "unknownNote" where neither the server nor the shared notes have a file of that name. */
    show(member: Member, file: string, page: number): Promise<NoteView>;
    /** The problems of one own note, or of all of them for null. */
    check(member: Member, file: string | null): Promise<readonly FileProblems[]>;
    /** The same for files that are not saved. */
    checkUploads(
      member: Member,
      uploads: readonly Upload[],
    ): Promise<{ readonly checked: readonly FileProblems[]; readonly refused: readonly FileRefusal[] }>;
    /** Retires an own note's facts; [Undo] brings them back within a day. For editors. */
    remove(member: Member, file: string): Promise<SavedView>;
    /** Takes back one saving or removal, within a day and only while it is the note's latest. For editors. */
    undo(member: Member, version: string): Promise<SavedView>;
    /** Which shared notes are on, by file name; unknown names are left out. For editors. */
    switchShared(member: Member, on: readonly string[]): Promise<NotesView>;
    /** Switches all shared notes off. For editors. */
    onlyOwn(member: Member): Promise<NotesView>;
    /** The cards, facts and questions of one note, or of all that the server sees for null, for other programs. */
    export(member: Member, file: string | null, format: "anki" | "csv"): Promise<ExportedFile>;
  };
  readonly suggestions: {
    /** Any member suggests a message; the same message again gives the same suggestion. */
    suggest(member: Member, message: SaveableMessage): Promise<SuggestionView>;
    /** For editors. */
    accept(member: Member, suggestionId: string): Promise<SuggestionView>;
    /** By the message's author, whoever suggested it, or an editor, also after it was accepted: its text is erased. */
    withdraw(member: Member, suggestionId: string): Promise<SuggestionView>;
  };
  /** What is kept about the asker: of the server where they ask, or of everywhere outside of one. */
  readonly privacy: {
    export(asker: Asker): Promise<PrivateFile>;
    /** Erases nothing yet; the id confirms it within a quarter of an hour. */
    askErasure(asker: Asker): Promise<{ readonly requestId: string }>;
    /** Erases what was asked for; "erasureGone" where it was done, is too old, or isn't the asker's. */
    erase(asker: Asker, requestId: string): Promise<void>;
    /** Names the member on boards and in lists of a round's players, or no more; points count all the same. */
    show(member: Pick<Member, "guildId" | "userId">, isShown: boolean): Promise<void>;
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
