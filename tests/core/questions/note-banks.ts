import { makeLibrary } from "#src/core/facts/library.ts";
import type { NoteText } from "#src/core/notes/note.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { type Bank, makeBank } from "#src/core/questions/bank.ts";
import { drawQuiz } from "#src/core/questions/quiz/quiz.ts";
import { bankRules } from "./bank-rules.ts";

/** Shipped and fixture notes, and those of the judged set that the engine has never seen. */
export const folders = [
  "data/",
  "tests/fixtures/notes/",
  "tests/fixtures/corpus/",
  "tests/judged/notes/held-out/",
];
/** The notes that the engine is tuned on: so many that a test takes a few of them, and a proof takes all. */
export const tunedFolder = "tests/judged/notes/tuned/";

/** The questions of some notes. */
export function bankOf(notes: readonly NoteText[]): Bank {
  return makeBank(makeLibrary(notes.map(readNote)));
}

function idsOf({ questions }: Bank): string {
  return JSON.stringify(questions.map(({ id }) => id).sort());
}

function quizOf(note: NoteText): string {
  const wish = { topic: null, kinds: "mixed", count: 10, seed: 7, used: new Set<string>() } as const;
  const drawn = drawQuiz({ ...wish, bank: bankOf([note]), barred: new Set(), statistics: new Map() });
  return JSON.stringify(drawn.questions);
}

/** What must hold of a note and its questions; each rule gives what breaks it. */
export const noteRules: Readonly<Record<string, (note: NoteText, bank: Bank) => readonly string[]>> = {
  ...Object.fromEntries(
    Object.entries(bankRules).map(([name, rule]) => [name, (_: NoteText, bank: Bank) => rule(bank)]),
  ),
  "inserted lines change no id": (note, bank) => {
    const text = note.text.replaceAll(/\n\n+(?=#)/gu, "\n\nTODO: look this up again before the exam\n\n");
    return idsOf(bankOf([{ ...note, text }])) === idsOf(bank) ? [] : [note.file];
  },
  "the same seed makes the same quiz, byte for byte": (note) => {
    const [first, second] = [quizOf(note), quizOf(note)];
    return first === second ? [] : [note.file];
  },
};
