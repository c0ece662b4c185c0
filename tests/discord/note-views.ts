import type {
  DraftNote,
  DraftView,
  FileRefusal,
  NoteSummary,
  NotesView,
  NoteView,
  SavedNote,
  SavedView,
  SuggestionView,
} from "../../src/app/note-views.ts";
import type { NoteProblem } from "../../src/core/notes/note.ts";
import { answered, asked, at } from "./views.ts";

export function summary(change: Partial<NoteSummary> = {}): NoteSummary {
  return {
    file: "os.md",
    topic: "Operating systems",
    isOwn: true,
    isOn: true,
    facts: 11,
    questions: 8,
    shortage: null,
    selectAll: 0,
    problems: 0,
    changedAt: at,
    ...change,
  };
}

export function shared(change: Partial<NoteSummary> = {}): NoteSummary {
  return summary({ file: "biology.md", topic: "Biology", isOwn: false, changedAt: null, ...change });
}

export function notesView(change: Partial<NotesView> = {}): NotesView {
  return {
    notes: [summary(), shared(), shared({ file: "deep-learning.md", topic: "Deep Learning", isOn: false })],
    quota: { notes: { used: 1, most: 100 }, characters: { used: 3_456, most: 1_000_000 } },
    mayEdit: true,
    suggestions: 2,
    ...change,
  };
}

export function problem(line: number, message = "This question has no key. Write one."): NoteProblem {
  return { line, code: "noKey", message };
}

export function draftNote(change: Partial<DraftNote> = {}): DraftNote {
  return { ...summary(), change: null, ...change };
}

export function draft(change: Partial<DraftView> = {}): DraftView {
  return {
    draftId: "D1",
    notes: [draftNote()],
    refused: [],
    problems: [],
    samples: [asked],
    skipped: [],
    ...change,
  };
}

export function savedNote(change: Partial<SavedNote> = {}): SavedNote {
  return {
    file: "os.md",
    topic: "Operating systems",
    change: { kept: 8, changed: 3, added: 2, retired: 1 },
    undoUntil: at,
    version: "V1",
    questions: 8,
    ...change,
  };
}

export function saved(change: Partial<SavedView> = {}): SavedView {
  return { notes: [savedNote()], asksOnlyOwn: false, ...change };
}

export function noteView(change: Partial<NoteView> = {}): NoteView {
  return {
    note: summary(),
    mayEdit: true,
    facts: [{ line: 3, kind: "sentence", text: "A process is a program that runs." }],
    page: 0,
    pages: 1,
    problems: [],
    ...change,
  };
}

export function suggestion(change: Partial<SuggestionView> = {}): SuggestionView {
  return {
    suggestionId: "S1",
    state: "open",
    facts: [{ text: answered.source.text, source: answered.source }],
    problems: [],
    url: "https://discord.com/channels/1/2/3",
    expiresAt: at,
    mayAccept: true,
    ...change,
  };
}

const values = { bytes: 12_000_000, most: 10_485_760, characters: 600_000 };

/** A refusal of each kind. */
export const refusals: Readonly<Record<FileRefusal["code"], FileRefusal>> = {
  notFromDiscord: { file: "a.md", code: "notFromDiscord", values },
  tooLarge: { file: "a.md", code: "tooLarge", values },
  noteTooLarge: { file: "a.md", code: "noteTooLarge", values },
  tooManyNotes: { file: "a.md", code: "tooManyNotes", values },
  tooManyCharacters: { file: "a.md", code: "tooManyCharacters", values },
  notUtf8: { file: "a.md", code: "notUtf8", values },
  binary: { file: "a.bin", code: "binary", values },
  pdf: { file: "a.pdf", code: "pdf", values },
  word: { file: "a.docx", code: "word", values },
  slides: { file: "a.pptx", code: "slides", values },
  sheet: { file: "a.xlsx", code: "sheet", values },
  picture: { file: "a.png", code: "picture", values },
  archive: { file: "a.zip", code: "archive", values },
  unknownType: { file: "a.xyz", code: "unknownType", values },
  damaged: { file: "a.apkg", code: "damaged", values },
  tooCostly: { file: "a.md", code: "tooCostly", values },
  noFacts: { file: "a.md", code: "noFacts", values },
  notFetched: { file: "a.md", code: "notFetched", values },
};
