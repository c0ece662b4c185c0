import type { AuthoredQuestion, SourceLink, Unit } from "../notes/note.ts";
import type { NotedList } from "./lists.ts";

/** Hash of a note's owner and file, the normalised text and its count among equal texts: no heading, no line. */
export type Fingerprint = string;

/** Where a fact or an authored question stands. */
export type Place = {
  readonly fingerprint: Fingerprint;
  /** As it is shown: a fragment stands behind its prefix and a colon. An authored question's is its stem. */
  readonly text: string;
  readonly file: string;
  /** The server whose own note it is; null for the notes that all share. */
  readonly owner: string | null;
  readonly line: number;
  readonly endLine: number;
  /** The note's title. */
  readonly topic: string;
  /** Headings below the title, outermost first. */
  readonly heading: readonly string[];
  readonly sourceLink: SourceLink | null;
};

/** A statement worth knowing. The offsets of its marks are into its whole `text`. */
export type Fact = Place & Omit<Unit, "text">;

/** A question that the note's author wrote, with a place and an identity like a fact's; it is never told as a fact. */
export type AuthoredFact = Place & { readonly question: AuthoredQuestion };

/** A list that is practised as a whole, with a place and an identity like a fact's; it is never told as a fact. */
export type ListFact = Place & Pick<NotedList, "steps" | "members" | "language">;

/** A topic that can be chosen: a note, or a heading in it; its name is the path joined by " › ". */
export type Topic = {
  readonly name: string;
  readonly path: readonly string[];
  readonly facts: number;
  /** Authored questions at and below it. */
  readonly questions: number;
};
