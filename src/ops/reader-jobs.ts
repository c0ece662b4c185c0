import type { Fact } from "../core/facts/fact.ts";
import { factsOf, makeLibrary } from "../core/facts/library.ts";
import type { Note, NoteText } from "../core/notes/note.ts";
import { readNote } from "../core/notes/read-note.ts";
import { type Bank, makeBank } from "../core/questions/bank.ts";
import { hash } from "../core/random.ts";

/** What a reader is asked for. */
export type ReaderJob =
  | { readonly kind: "read"; readonly notes: readonly NoteText[] }
  | { readonly kind: "bank"; readonly notes: readonly NoteText[] };

/** What it answers: the notes as they were read, or the bank of all of them. */
export type ReaderAnswer = readonly Note[] | Bank;

/** So many read notes are remembered; the one that was asked for longest ago goes first. */
const REMEMBERED = 1_000;

/** Does a reader's jobs. A note that was read before with the same text is not read again. */
export function makeReaderJobs(): (job: ReaderJob) => ReaderAnswer {
  const known = new Map<string, Note>();
  const facts = new WeakMap<Note, readonly Fact[]>();
  const read = (text: NoteText): Note => {
    const { owner, file, format, title, source } = text;
    const key = hash(owner ?? "", file, format ?? "", title ?? "", source?.url ?? "", text.text);
    const note = known.get(key) ?? readNote(text);
    known.delete(key);
    known.set(key, note);
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
    return note;
  };
  const factsIn = (note: Note): readonly Fact[] => {
    const found = facts.get(note) ?? factsOf(note);
    facts.set(note, found);
    return found;
  };
  return ({ kind, notes }) =>
    kind === "read" ? notes.map(read) : makeBank(makeLibrary(notes.map(read), factsIn));
}
