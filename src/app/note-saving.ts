import { problemsOf } from "../core/facts/library.ts";
import type { NoteText } from "../core/notes/note.ts";
import { UNDO_LIFE } from "../core/notes/quota.ts";
import type { Member } from "./app.ts";
import { type NoteParts, presentIn } from "./note-parts.ts";
import type { NoteChange, SavedChange } from "./note-stores.ts";
import { countsOf, summaryOf } from "./note-summaries.ts";
import type { SavedNote } from "./note-views.ts";

/** A note as it will be kept, read once more as it is saved: what was read before may be of an older program. */
export async function changesTo(
  notes: readonly NoteText[],
  { reader }: Pick<NoteParts, "reader">,
): Promise<readonly NoteChange[]> {
  const read = await reader.read(notes);
  return notes.flatMap((note, at) => {
    const found = read[at];
    return found === undefined ? [] : [{ file: note.file, note, facts: presentIn(found) }];
  });
}

/** Makes the server's study anew and tells what became of its notes. */
export async function toldChanges(
  member: Member,
  saved: readonly SavedChange[],
  { libraries, clock }: Pick<NoteParts, "libraries" | "clock">,
): Promise<readonly SavedNote[]> {
  const { guildId } = member;
  const { bank } = await libraries.changed(guildId);
  const counts = countsOf(bank);
  const { library } = bank;
  const notes = new Map(
    library.notes
      .filter(({ owner }) => owner === guildId)
      .map((note) => [note.file, { note, problems: problemsOf(library, note) }]),
  );
  const undoUntil = clock() + UNDO_LIFE;
  return saved.map(({ file, change, version }) => {
    const note = notes.get(file);
    const summary = note === undefined ? null : summaryOf(note, counts, { isOn: true, changedAt: null });
    const { topic, questions } = summary ?? { topic: file, questions: 0 };
    return { file, topic, change, undoUntil, version, questions };
  });
}
