/** Where a note came from and what it says, before anything is understood. */
export type NoteText = {
  /** The name people see, relative to the notes' folder; also the note's key in fingerprints. */
  readonly file: string;
  readonly text: string;
};

/** What a unit is: later formats (definitions, cards, table rows, authored questions) add kinds here. */
export type UnitKind = "sentence" | "listItem";

/** One piece of a note. Lines count from 1 and include both ends. */
export type Unit = {
  readonly kind: UnitKind;
  /** Plain text: markup removed, white space folded, NFC. */
  readonly text: string;
  readonly line: number;
  readonly endLine: number;
  /** Headings above the unit, outermost first, without the note's title. */
  readonly heading: readonly string[];
};

/** A thing in a note that a person should look at; `code` is stable, `message` says what and what to do. */
export type NoteProblem = { readonly line: number; readonly code: string; readonly message: string };

/** The note's own source (its "PDF Notes" line): `url` only where it is an absolute http(s) address. */
export type SourceLink = { readonly label: string; readonly url: string | null };

export type Note = {
  readonly file: string;
  /** The topic: first H1, front matter `title`, else the file's name. */
  readonly title: string;
  readonly sourceLink: SourceLink | null;
  readonly units: readonly Unit[];
  readonly problems: readonly NoteProblem[];
};
