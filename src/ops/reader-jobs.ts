import { makeTagger } from "../core/facts/english.ts";
import { makeLibrary } from "../core/facts/library.ts";
import { type NoteReading, readingOf } from "../core/facts/note-reading.ts";
import type { Note, NoteText } from "../core/notes/note.ts";
import { readNote } from "../core/notes/read-note.ts";
import { type Bank, makeBank } from "../core/questions/bank.ts";
import { hash } from "../core/random.ts";

/** What a reader is asked for. */
export type ReaderJob =
  | { readonly kind: "read"; readonly notes: readonly NoteText[] }
  | { readonly kind: "bank"; readonly notes: readonly NoteText[] };

/** What it answers: the notes as they were read, or the bank of all of them. */
export type ReaderAnswer = readonly NoteReading[] | Bank;

/** So many read notes are remembered; the one that was asked for longest ago goes first. */
const REMEMBERED = 1_000;

/** Does a reader's jobs. A note that was read before with the same text is not read again. */
export function makeReaderJobs(): (job: ReaderJob) => ReaderAnswer {
  const known = new Map<string, Note>();
  const readings = new WeakMap<Note, NoteReading>();
  const noteOf = (text: NoteText): Note => {
    const { owner, file, format, title, source } = text;
    const key = hash(owner ?? "", file, format ?? "", title ?? "", source?.url ?? "", text.text);
    const note = known.get(key) ?? readNote(text);
    known.delete(key);
    known.set(key, note);
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
    return note;
  };
  return ({ kind, notes }) => {
    const tag = makeTagger();
    const readingIn = (note: Note): NoteReading => {
      const reading = readings.get(note) ?? readingOf(note, tag);
      readings.set(note, reading);
      return reading;
    };
    const read = notes.map(noteOf);
    return kind === "read" ? read.map(readingIn) : makeBank(makeLibrary(read, readingIn), tag);
  };
}
