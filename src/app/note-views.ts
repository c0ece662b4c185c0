import type { NoteProblem, UnitKind } from "../core/notes/note.ts";
import type { Shortage } from "../core/questions/shortage.ts";
import type { FactView } from "./fact-view.ts";
import type { AskedQuestion } from "./views.ts";

/** A file that a member hands over: what Discord says of it; nothing of it is believed before it is read. */
export type Upload = { readonly name: string; readonly size: number; readonly url: string };

/** What one note holds. `own` is the server's, the others are shared by all. */
export type NoteSummary = {
  readonly file: string;
  /** Its topic. */
  readonly topic: string;
  readonly isOwn: boolean;
  /** False for a shared note that the server switched off. */
  readonly isOn: boolean;
  readonly facts: number;
  /** Questions that may be asked, authored and generated. */
  readonly questions: number;
  /** Why it gives few questions, or none; null where it gives enough for a round. */
  readonly shortage: Shortage | null;
  /** Authored questions with several right options: members choose all that fit. */
  readonly selectAll: number;
  readonly problems: number;
  /** When the server's own note was last changed; null for shared ones. */
  readonly changedAt: number | null;
};

/** What a server may keep, and how much of it is used. `characters` are UTF-16 units. */
export type Quota = {
  readonly notes: { readonly used: number; readonly most: number };
  readonly characters: { readonly used: number; readonly most: number };
};

export type NotesView = {
  /** Own notes first, then shared ones, each by file name. */
  readonly notes: readonly NoteSummary[];
  readonly quota: Quota;
  readonly mayEdit: boolean;
  /** Messages that wait for an editor. */
  readonly suggestions: number;
};

/** Problems of one file, by line. */
export type FileProblems = { readonly file: string; readonly problems: readonly NoteProblem[] };

/** How the facts of an own note change: `kept` includes those that only moved. */
export type FactChange = {
  readonly kept: number;
  readonly changed: number;
  readonly added: number;
  readonly retired: number;
};

/** One file of an upload that could be read. `change` is null where the server has no note of that name. */
export type DraftNote = NoteSummary & { readonly change: FactChange | null };

/** An upload as its member sees it before it is saved. `draftId` is null where nothing in it can be saved. */
export type DraftView = {
  readonly draftId: string | null;
  readonly notes: readonly DraftNote[];
  /** Files that couldn't be read at all: what is wrong and what to do. */
  readonly refused: readonly FileRefusal[];
  readonly problems: readonly FileProblems[];
  /** At most three, from what the upload would add. */
  readonly samples: readonly AskedQuestion[];
  /** Things that were left out, such as an Anki deck's media, with their counts. */
  readonly skipped: readonly {
    readonly file: string;
    readonly what: "media" | "emptyCards";
    readonly count: number;
  }[];
};

/** Why a file of an upload is not taken; each code has its sentence in the wording. */
export type FileRefusal = {
  readonly file: string;
  readonly code:
    | "notFromDiscord"
    | "tooLarge"
    | "noteTooLarge"
    | "tooManyNotes"
    | "tooManyCharacters"
    | "notUtf8"
    | "binary"
    | "pdf"
    | "word"
    | "slides"
    | "sheet"
    | "picture"
    | "archive"
    | "unknownType"
    | "damaged"
    | "tooCostly"
    | "noFacts"
    | "notFetched";
  readonly values: Readonly<Record<string, string | number>>;
};

/** What became of an upload, a removal or an undoing. */
export type SavedNote = {
  readonly file: string;
  readonly topic: string;
  readonly change: FactChange;
  /** Until when [Undo] works. */
  readonly undoUntil: number;
  /** What [Undo] takes back. */
  readonly version: string;
  readonly questions: number;
};

export type SavedView = {
  readonly notes: readonly SavedNote[];
  /** True once: the server has its first own notes, and shared ones are on beside them. */
  readonly asksOnlyOwn: boolean;
};

/** One own or shared note, with a page of its facts. */
export type NoteView = {
  readonly note: NoteSummary;
  readonly mayEdit: boolean;
  readonly facts: readonly { readonly line: number; readonly kind: UnitKind; readonly text: string }[];
  /** Counts from 0. */
  readonly page: number;
  readonly pages: number;
  readonly problems: readonly NoteProblem[];
};

/** A file to hand out. */
export type ExportedFile = { readonly name: string; readonly text: string };

/** A message of Discord that a member wants to keep as a note. */
export type SaveableMessage = {
  readonly messageId: string;
  readonly channelId: string;
  readonly authorUserId: string;
  readonly isByBot: boolean;
  readonly content: string;
  /** The message's own address. */
  readonly url: string;
};

/** A suggested note. `facts` is what it would add; nobody is named. */
export type SuggestionView = {
  readonly suggestionId: string;
  readonly state: "open" | "accepted" | "withdrawn";
  readonly facts: readonly FactView[];
  readonly problems: readonly NoteProblem[];
  readonly url: string;
  /** When it is erased unless it is accepted. */
  readonly expiresAt: number;
  readonly mayAccept: boolean;
};
