import type { Fingerprint } from "../core/facts/fact.ts";
import type { PresentFact } from "../core/facts/identity.ts";
import type { NoteText } from "../core/notes/note.ts";
import type { Question } from "../core/questions/question.ts";
import type { RoundChange } from "../core/rounds/event.ts";
import type { AnswerPress, Judgement } from "../core/rounds/press.ts";
import type { Answer, Round, RoundSend } from "../core/rounds/round.ts";
import type { FactChange, SavedNote } from "./note-views.ts";
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
    readonly starterUserId: string;
    readonly open: boolean;
    readonly position: number;
  } | null;
  readonly question: Question | null;
  readonly points: number;
  readonly closesEarlyAt: number | null;
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
  /** Rounds that have not ended, or have something left to send. */
  unfinished(): Promise<readonly string[]>;
  /** Load, decide, save. Null where there is no such round. `done` marks a send as said in the same transaction. */
  change(
    roundId: string,
    now: number,
    decide: (round: Round) => RoundChange,
    done?: { sendId: number; version: number; messageId: string | null },
  ): Promise<Round | null>;
  /** Judges presses one after another in one transaction. */
  press(presses: readonly RoundPress[], now: number): Promise<readonly JudgedPress[]>;
  /** Takes the round for one process until a time; false while another has it. */
  claim(roundId: string, owner: string, now: number, until: number): Promise<boolean>;
  release(roundId: string, owner: string): Promise<void>;
  nextSend(roundId: string): Promise<WaitingSend | null>;
  /** When something must happen next: a press may have brought it forward. */
  dueAt(roundId: string): Promise<number | null>;
  postponeSend(sendId: number, dueAt: number): Promise<void>;
  dropSend(sendId: number, version: number, now: number): Promise<void>;
  answers(roundId: string, position: number): Promise<readonly AwardedAnswer[]>;
  answersOf(roundId: string, userId: string): Promise<readonly AwardedAnswer[]>;
  /** Best first; equal points by user id. */
  sums(roundId: string): Promise<readonly RoundSum[]>;
  report(roundId: string, position: number, userId: string, now: number): Promise<boolean>;
};

/** Whose facts are told: a server's own, or the shared ones for null; `files` null for all of its notes. */
export type FactScope = { readonly guildId: string | null; readonly files: readonly string[] | null };

/** The lasting ids of the facts told, and how each of their files changed. */
export type SyncedFacts = {
  readonly ids: ReadonlyMap<Fingerprint, string>;
  readonly changes: ReadonlyMap<string, FactChange>;
};

/** The lasting ids of facts and authored questions. */
export type FactStore = {
  /** Gives each its lasting id, new or known, and retires those of the scope that are gone; no other scope changes. */
  sync(
    scope: FactScope,
    facts: readonly PresentFact[],
    newId: () => string,
    now: number,
  ): Promise<SyncedFacts>;
  /** The lasting ids of those that have one; changes nothing. */
  known(fingerprints: readonly Fingerprint[]): Promise<ReadonlyMap<Fingerprint, string>>;
  /** How a server's own facts would change, were these the facts of their files. */
  compare(
    guildId: string,
    facts: readonly PresentFact[],
    files: readonly string[],
  ): Promise<ReadonlyMap<string, FactChange>>;
};

/** A server's own note as it is stored. */
export type OwnNote = { readonly note: NoteText; readonly changedAt: number };

/** How long a note is, in UTF-16 units, and when it was changed. */
export type NoteSize = { readonly characters: number; readonly changedAt: number };

/** How much a server's own notes are; `characters` are UTF-16 units. */
export type NoteUsage = { readonly notes: number; readonly characters: number };

/** A change of an own note: the note as it will be, or null where it is removed, with the facts in it. */
export type NoteChange = {
  readonly file: string;
  readonly note: NoteText | null;
  readonly facts: readonly PresentFact[];
};

/** Who does something with a server's notes, and when. */
export type NoteDeed = { readonly guildId: string; readonly userId: string; readonly now: number };

/** What saving takes: `newId` makes lasting ids and versions; what `check` throws, given what will be kept, changes nothing. */
export type NoteSaving = NoteDeed & {
  readonly newId: () => string;
  readonly check: (kept: NoteUsage) => void;
};

/** One saved change of a note; `version` is what [Undo] takes back. */
export type SavedChange = Pick<SavedNote, "file" | "change" | "version">;

/** An upload that waits for its member's word. */
export type NoteDraft = { readonly draftId: string; readonly notes: readonly NoteText[] };

/** A note as it was before a change; null where there was none. */
export type NoteUndo = { readonly file: string; readonly before: NoteText | null };

/** Each function is one transaction. */
export type NoteStore = {
  /** A server's own notes by file name, each with the server as its owner. */
  own(guildId: string): Promise<readonly OwnNote[]>;
  /** The same without their texts: how long each is, and when it was changed. */
  sizes(guildId: string): Promise<ReadonlyMap<string, NoteSize>>;
  usage(guildId: string): Promise<NoteUsage>;
  /** The servers that have notes of their own. */
  guilds(): Promise<readonly string[]>;
  /** Files of the shared notes that a server switched off. */
  off(guildId: string): Promise<ReadonlySet<string>>;
  switchOff(guildId: string, files: readonly string[]): Promise<void>;
  /** True the first time for a server. */
  askOnlyOwn(guildId: string): Promise<boolean>;
  /** Keeps an upload for its member; the server's oldest beyond `most` are dropped. */
  keepDraft(draft: NoteDraft, deed: NoteDeed, most: number): Promise<void>;
  /** The member's own draft, within an hour. */
  draft(draftId: string, deed: NoteDeed): Promise<NoteDraft | null>;
  dropDraft(draftId: string, deed: NoteDeed): Promise<void>;
  /** Saves changes; those of a draft only while it is there, which uses it up: null where it is gone. */
  save(
    changes: readonly NoteChange[],
    saving: NoteSaving,
    draftId: string | null,
  ): Promise<readonly SavedChange[] | null>;
  /** What taking back a change brings back; null unless it is its note's latest and not older than a day. */
  undoable(version: string, deed: NoteDeed): Promise<NoteUndo | null>;
  /** Takes back a change, which is a change of its own; null as above. */
  undo(version: string, change: NoteChange, saving: NoteSaving): Promise<SavedChange | null>;
  /** Drops drafts, versions and open suggestions whose time is over. */
  prune(now: number): Promise<void>;
};

/** A suggested message. An accepted one's text is its note's, and empty where that was removed; a withdrawn one has neither text nor people. */
export type Suggestion = {
  readonly id: string;
  readonly guildId: string;
  readonly messageId: string;
  readonly channelId: string;
  readonly authorUserId: string | null;
  readonly suggesterUserId: string | null;
  readonly text: string;
  readonly url: string;
  readonly state: "open" | "accepted" | "withdrawn";
  readonly createdAt: number;
};

/** Each function is one transaction. */
export type SuggestionStore = {
  /** Stores an open one, or gives what is stored of the same message; null where `most` are open already. */
  add(suggestion: Suggestion, most: number): Promise<Suggestion | null>;
  /** A server's own suggestion, unless its time is over. */
  load(suggestionId: string, deed: NoteDeed): Promise<Suggestion | null>;
  /** How many are open. */
  open(guildId: string, now: number): Promise<number>;
  /** Saves the note and takes the suggestion as accepted; false where it isn't open any more. */
  accept(suggestionId: string, change: NoteChange, saving: NoteSaving): Promise<boolean>;
  /** Erases it: here, in the notes and what they were, and in the facts. */
  withdraw(suggestionId: string, deed: NoteDeed): Promise<void>;
};

export type BoardSum = RoundSum & { readonly rounds: number };

/** A place on a board, for keyset pages. */
export type BoardPlace = { readonly points: number; readonly userId: string };

export type ScoreStore = {
  /** Rows after (or before) a place, best first, at most `limit`. */
  page(
    board: { guildId: string; period: string; topic: string },
    from: { after?: BoardPlace; before?: BoardPlace; limit: number },
  ): Promise<readonly BoardSum[]>;
  /** How many members have more points. */
  above(board: { guildId: string; period: string; topic: string }, points: number): Promise<number>;
  own(board: { guildId: string; period: string; topic: string }, userId: string): Promise<BoardSum | null>;
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

export type DailyStore = {
  get(guildId: string): Promise<DailyFeed | null>;
  /** Saves a feed; a slot on its way goes where the feed now says, unless it may stand in the old channel already. */
  save(feed: DailyFeed, setByUserId: string): Promise<void>;
  off(guildId: string): Promise<void>;
  recent(guildId: string, limit: number): Promise<readonly DailySlotView[]>;
  /** Feeds whose next time has come. */
  due(now: number): Promise<readonly DailyFeed[]>;
  /** Makes the slots that have come due and moves the feed on, unless it was changed meanwhile. */
  open(
    feed: DailyFeed,
    slots: readonly { localDate: string; dueAt: number; skipped: string | null }[],
    nextAt: number | null,
  ): Promise<void>;
  /** Claims one pending slot for this process, with one more try counted. */
  claim(owner: string, now: number, until: number): Promise<PendingSlot | null>;
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

export type PracticeQuestion = {
  readonly id: string;
  readonly guildId: string | null;
  readonly userId: string;
  readonly origin: "practice" | "daily";
  readonly topic: string | null;
  readonly factId: string;
  readonly question: Question;
  readonly choice: number | null;
};

export type PracticeStore = {
  ask(question: PracticeQuestion, now: number): Promise<void>;
  load(practiceId: string): Promise<PracticeQuestion | null>;
  /** Records the first choice; gives the choice on record. */
  answer(practiceId: string, choice: number, now: number): Promise<number>;
  /** Lasting ids of the facts that this member practised last, newest first. */
  lately(userId: string, guildId: string | null, limit: number): Promise<readonly string[]>;
};

/** When the bot last ran and heard Discord. */
export type PresenceStore = {
  aliveAt(): Promise<number | null>;
  alive(now: number): Promise<void>;
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
  readonly suggestions: SuggestionStore;
};
