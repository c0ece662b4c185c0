import type { App } from "./app.ts";
import { makeNoteChanges } from "./note-changes.ts";
import { makeNoteDrafts } from "./note-drafts.ts";
import { makeNoteExport } from "./note-export.ts";
import type { NoteParts } from "./note-parts.ts";
import type { SuggestionStore } from "./note-stores.ts";
import { makeNoteSummaries } from "./note-summaries.ts";
import { makeNoteSwitches } from "./note-switches.ts";

/** A server's notes: what they hold, uploads, changes, and which of the shared ones are on. */
export function makeNotes(parts: NoteParts & { readonly suggestions: SuggestionStore }): App["notes"] {
  const summaries = makeNoteSummaries(parts);
  return {
    ...summaries,
    ...makeNoteDrafts(parts),
    ...makeNoteChanges(parts),
    ...makeNoteSwitches(parts, summaries.list),
    ...makeNoteExport(parts),
  };
}
