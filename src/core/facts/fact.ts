import type { SourceLink, UnitKind } from "../notes/note.ts";

/** Hash of a note's file, the fact's normalised text and its count among equal texts: no heading, no line. */
export type Fingerprint = string;

/** A statement worth knowing, with the place in the notes where it stands. */
export type Fact = {
  readonly fingerprint: Fingerprint;
  readonly kind: UnitKind;
  readonly text: string;
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
  /** The note's title. */
  readonly topic: string;
  /** Headings below the title, outermost first. */
  readonly heading: readonly string[];
  readonly sourceLink: SourceLink | null;
};

/** A topic that can be chosen: a note, or a heading in it; its name is the path joined by " › ". */
export type Topic = {
  readonly name: string;
  readonly path: readonly string[];
  readonly facts: number;
};
