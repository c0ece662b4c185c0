import type { Fingerprint } from "../core/facts/fact.ts";
import type { PresentFact } from "../core/facts/identity.ts";
import type { NoteText } from "../core/notes/note.ts";
import type { FactChange, SavedNote } from "./note-views.ts";

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
