import type { NoteReading } from "../core/facts/note-reading.ts";
import type { NoteText } from "../core/notes/note.ts";
import type { Bank } from "../core/questions/bank.ts";
import type { FileRefusal, Upload } from "./note-views.ts";
import type { Whose } from "./privacy-stores.ts";
import type { ReportedView } from "./question-views.ts";
import type { DailyPostView, FailureView, RoundMessageView } from "./views.ts";

/** Where an edge says what happened; `fields` are structured and never hold names, texts or tokens. */
export type Logger = {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

/** The time now, UTC milliseconds. */
export type Clock = () => number;

/** Everything that the app says in a channel of its own accord; the Discord edge renders it. */
export type Announcement = RoundMessageView | DailyPostView | FailureView | ReportedView;

/**
 * How a sending went. "sent" carries the message's own snowflake time; "gone": the message or channel no longer
 * exists; "forbidden": Discord says the bot may not; "failed": try again later, `isOutage` where nothing can be sent to
 * any channel for now, `refused` where Discord says that something is missing though it told that it isn't.
 */
export type Delivery =
  | { readonly kind: "sent"; readonly messageId: string; readonly at: number }
  | { readonly kind: "gone"; readonly what: "message" | "channel" }
  | { readonly kind: "forbidden"; readonly missing: string }
  | {
      readonly kind: "failed";
      readonly reason: string;
      readonly isOutage?: boolean;
      readonly refused?: string;
    };

/**
 * What reading a channel back told. "unknown": it couldn't be read, so the message may or may not be there; `isOutage` and
 * `refused` as in a delivery.
 */
export type Finding =
  | { readonly kind: "found"; readonly messageId: string; readonly at: number }
  | { readonly kind: "none" }
  | { readonly kind: "forbidden"; readonly missing: string }
  | {
      readonly kind: "unknown";
      readonly reason: string;
      readonly isOutage?: boolean;
      readonly refused?: string;
    };

/** The way out to Discord's channels. It never throws for what Discord answers; it returns a Delivery. */
export type Channels = {
  /** Sends once: the same `nonce` (at most 25 characters) within minutes gives the message already sent. */
  post(channelId: string, announcement: Announcement, nonce: string): Promise<Delivery>;
  edit(channelId: string, messageId: string, announcement: Announcement): Promise<Delivery>;
  /** Looks among our own messages in the channel since a time for the one that this announcement became. */
  find(channelId: string, announcement: Announcement, since: number): Promise<Finding>;
  /** What the bot is known to lack in a channel now, or why Discord keeps refusing there; null where nothing is known. */
  refusalIn(channelId: string): string | null;
};

/** Makes opaque ids that nobody can guess. */
export type NewId = () => string;

/** Wakes `wake` at a time; setting it again for the same key replaces it. A row, not a timer, decides what is due. */
export type Timers = {
  set(key: string, at: number, wake: () => void): void;
  clear(key: string): void;
  close(): void;
};

/** A file as it came: its bytes, or why it isn't taken. */
export type Fetched =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "refused"; readonly refusal: FileRefusal };

/** Fetches what a member uploaded, from Discord's own hosts only, with a cap on its size. Never throws for what it met. */
export type Downloads = { fetch(upload: Upload): Promise<Fetched> };

/** A file's bytes as a note's text, or why it can't be one; `skipped` counts what was left out. */
export type Imported =
  | {
      readonly kind: "note";
      readonly note: NoteText;
      readonly skipped: readonly { readonly what: "media" | "emptyCards"; readonly count: number }[];
    }
  | { readonly kind: "refused"; readonly refusal: FileRefusal };

/** Turns files into notes: Markdown and text as they are, CSV and Anki decks as tables. Hostile ones are refused. */
export type Importer = {
  read(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<Imported>;
};

/** Work that takes long, done beside the event loop. Throws where it takes too long. */
export type Reader = {
  read(notes: readonly NoteText[]): Promise<readonly NoteReading[]>;
  /** The questions of all these notes together. */
  bank(notes: readonly NoteText[]): Promise<Bank>;
};

/** A file for a member: JSON, compressed where it would be too large for Discord. */
export type PrivateFile = { readonly name: string; readonly bytes: Uint8Array };

/** Everything that is kept about a member, read beside the event loop. */
export type MemberExports = { of(whose: Whose): Promise<PrivateFile> };
