import type { Language } from "./language.ts";

/** How a note's text is read: as Markdown, or as rows of fields as Anki, Quizlet and spreadsheets export them. */
export type NoteFormat = "markdown" | "table";

/** Where a note came from and what it says, before anything is understood. */
export type NoteText = {
  /** The name people see, relative to the notes' folder; also the note's key in fingerprints. */
  readonly file: string;
  readonly text: string;
  /** Markdown unless given. */
  readonly format?: NoteFormat;
  /** The server whose own note it is; the notes that everyone shares have none. */
  readonly owner?: string;
  /** Where the note says neither: its topic, and the place that it was taken from. */
  readonly title?: string;
  readonly source?: SourceLink;
};

/** What tells a note from all others, as one text: whose it is, and its file. */
export function noteKey({ owner, file }: { readonly owner: string | null; readonly file: string }): string {
  return JSON.stringify([owner, file]);
}

/** What a unit is; a cloze is a card as well. */
export type UnitKind = "sentence" | "listItem" | "definition" | "card" | "tableRow";

/** A term and what is said of it, or a card's two sides; `twoWay` where either may be asked. */
export type Pair = { readonly front: string; readonly back: string; readonly twoWay: boolean };

/** A part of a unit's text that its author made stand out: `from` and `to` are offsets, `to` not included. */
export type Mark = {
  readonly from: number;
  readonly to: number;
  /** "bold", "highlight" and "wikilink" name a key concept; "cloze" is what the author wants asked. */
  readonly kind: "bold" | "highlight" | "wikilink" | "cloze";
  readonly hint?: string;
};

/** Which of a note's lists an item stands in, at which place from 0, and how many items that list has. */
export type ListPlace = { readonly list: number; readonly at: number; readonly of: number };

/** A unit as an item of a list: its number where the list is numbered, and the words that the list stands under. */
export type ListItem = ListPlace & { readonly ordinal: number | null; readonly intro: string | null };

/** A picture that stands beside a unit; `url` as written, so it may be relative to the note. */
export type Image = { readonly alt: string; readonly url: string };

/** One piece of a note. Lines count from 1 and include both ends; they hold all words of `text`. */
export type Unit = {
  readonly kind: UnitKind;
  /** Plain text: markup removed, white space folded, NFC. Without `prefix`. */
  readonly text: string;
  /** What a fragment must be read under: the item, line or heading above it. Null for what stands by itself. */
  readonly prefix: string | null;
  readonly line: number;
  readonly endLine: number;
  /** Headings above the unit, outermost first, without the note's title. */
  readonly heading: readonly string[];
  readonly language: Language;
  readonly pair: Pair | null;
  /** Null for what is no item of a list, and for what follows an item's first statement. */
  readonly item: ListItem | null;
  /** What kind of thing a table's first column names: its header. */
  readonly className: string | null;
  readonly marks: readonly Mark[];
  readonly images: readonly Image[];
  /** False where a formula is shown as its TeX source, since Unicode has no exact form of it. */
  readonly isExact: boolean;
};

/** A question with its key that the note's author wrote. Lines include stem, options, key and explanation. */
export type AuthoredQuestion = {
  readonly kind: "choice" | "true-false";
  readonly stem: string;
  /** As written, letters removed; "True" and "False" for statements. */
  readonly options: readonly string[];
  /** Indexes into `options`, ascending; several where all of them must be chosen. */
  readonly key: readonly number[];
  readonly explanation: string | null;
  /** Options such as "all of the above" or "A and C" must stay in the order written. */
  readonly isPinned: boolean;
  readonly line: number;
  readonly endLine: number;
  readonly heading: readonly string[];
  readonly language: Language;
  readonly images: readonly Image[];
  readonly isExact: boolean;
};

/** A thing in a note that a person should look at; `code` is stable, `message` says what and what to do. */
export type NoteProblem = { readonly line: number; readonly code: string; readonly message: string };

/** The note's own source (its "PDF Notes" line): `url` only where it is an absolute http(s) address. */
export type SourceLink = { readonly label: string; readonly url: string | null };

export type Note = {
  readonly file: string;
  readonly owner: string | null;
  /** The topic: first H1, front matter `title`, else the file's name. */
  readonly title: string;
  /** The language of most of its units. */
  readonly language: Language;
  readonly sourceLink: SourceLink | null;
  readonly units: readonly Unit[];
  readonly questions: readonly AuthoredQuestion[];
  readonly problems: readonly NoteProblem[];
};
