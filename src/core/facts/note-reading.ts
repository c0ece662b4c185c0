import type { Note, NoteProblem, Unit } from "../notes/note.ts";
import { type Tagger, wordsOf } from "./english.ts";
import type { AuthoredFact, Fact, Fingerprint, ListFact, Place } from "./fact.ts";
import { fingerprint } from "./fingerprint.ts";
import { notedLists } from "./lists.ts";
import { adviceOn, type NoStatement, whyNoStatement } from "./statement.ts";

/** What a note says, in the order it stands there, and what a person should look at in it. */
export type NoteReading = {
  readonly note: Note;
  readonly facts: readonly Fact[];
  /** Each is known by its stem. */
  readonly authored: readonly AuthoredFact[];
  /** Lists that can be practised as a whole; each is known by its title. */
  readonly lists: readonly ListFact[];
  /** What its reading met, and the lines that are no facts but nearly so. */
  readonly problems: readonly NoteProblem[];
};

/** Looks through a note once. */
export function readingOf(note: Note, tag: Tagger = wordsOf): NoteReading {
  const stated = note.units.map((unit) => statedBy(unit, tag));
  return {
    note,
    facts: factsIn(note, stated),
    authored: authoredIn(note),
    lists: listsIn(note),
    problems: problemsIn(note, stated),
  };
}

/** "CA 125: ovarian cancer" under "Serum markers and their tumours are:": what the two have to do with each other stands there. */
const FEWEST_MEANING = 5;

function isHalf({ pair, prefix, heading }: Unit): boolean {
  const isIntroduced = prefix !== null && !heading.includes(prefix);
  return isIntroduced && pair !== null && pair.back.split(/\s+/u).length < FEWEST_MEANING;
}

/** The unit as it states something, under its prefix only where it needs one; or why it states nothing. */
type Stated = { readonly unit: Unit; readonly reason: NoStatement | null };

function statedBy(unit: Unit, tag: Tagger): Stated {
  const alone = { ...unit, prefix: null };
  if (isHalf(unit)) {
    const part = { ...unit, pair: null };
    return { unit: part, reason: whyNoStatement(part, tag) };
  }
  const reason = whyNoStatement(alone, tag);
  const isFragment = reason === "tooShort" || reason === "noVerb";
  if (!isFragment || unit.prefix === null) return { unit: alone, reason };
  return { unit, reason: whyNoStatement(unit, tag) };
}

function factsIn(note: Note, stated: readonly Stated[]): Fact[] {
  const identify = identifier(note);
  return stated.flatMap(({ unit, reason }) => {
    if (reason !== null) return [];
    const lead = unit.prefix === null ? "" : `${unit.prefix}: `;
    const text = `${lead}${unit.text}`;
    const marks = unit.marks.map((mark) => ({
      ...mark,
      from: mark.from + lead.length,
      to: mark.to + lead.length,
    }));
    return [{ ...unit, marks, ...placeOf(note, text), ...identify(text) }];
  });
}

function authoredIn(note: Note): AuthoredFact[] {
  const identify = identifier(note);
  return note.questions.map((question) => {
    const { stem, line, endLine, heading } = question;
    return { ...placeOf(note, stem), line, endLine, heading, question, ...identify(`question: ${stem}`) };
  });
}

function listsIn(note: Note): ListFact[] {
  const identify = identifier(note);
  return notedLists(note).map((list) => ({
    ...list,
    ...placeOf(note, list.text),
    ...identify(`list: ${list.text}`),
  }));
}

function placeOf({ file, owner, title, sourceLink }: Note, text: string): PlaceOfNote {
  return { text, file, owner, topic: title, sourceLink };
}

type PlaceOfNote = Pick<Place, "text" | "file" | "owner" | "topic" | "sourceLink">;

/** Gives texts of one note their fingerprints, equal ones told apart by their count. */
function identifier({ file, owner }: Note): (text: string) => { readonly fingerprint: Fingerprint } {
  const counts = new Map<Fingerprint, number>();
  return (text) => {
    const first = fingerprint({ owner, file, text, count: 0 });
    const count = counts.get(first) ?? 0;
    counts.set(first, count + 1);
    return { fingerprint: count === 0 ? first : fingerprint({ owner, file, text, count }) };
  };
}

function problemsIn(note: Note, stated: readonly Stated[]): NoteProblem[] {
  const found = stated.flatMap(({ unit: { line }, reason }) => {
    const message = reason === null ? null : adviceOn(reason);
    return reason === null || message === null ? [] : [{ line, code: reason, message }];
  });
  const says = note.questions.length > 0 || stated.some(({ reason }) => reason === null);
  const empty = says || note.units.length === 0 ? [] : [noFacts(note.file)];
  return [...note.problems, ...found, ...empty].sort((a, b) => a.line - b.line);
}

function noFacts(file: string): NoteProblem {
  const message = `${file} has no line that states a fact: write one plain statement per line or list item.`;
  return { line: 1, code: "noFacts", message };
}
