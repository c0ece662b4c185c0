import { makeLibrary } from "#src/core/facts/library.ts";
import type { NoteText } from "#src/core/notes/note.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { type Bank, makeBank } from "#src/core/questions/bank.ts";
import type { Question } from "#src/core/questions/question.ts";
import { drawQuiz } from "#src/core/questions/quiz/quiz.ts";
import { hash, seeded, shuffled } from "#src/core/random.ts";
import { notesIn } from "#tests/support/note-texts.ts";
import { decoyOf } from "./decoy.ts";
import type { Item, NoteSet } from "./item.ts";

/** One decoy for so many items. */
const DECOY_SHARE = 10;

/** The notes of a set, by code points. */
export function notesOf(set: NoteSet): readonly NoteText[] {
  return notesIn(`tests/judged/notes/${set}/`);
}

/** The banks of a set's notes, each note a library by itself, as a small group has it. */
export function banksOf(set: NoteSet): readonly Bank[] {
  return notesOf(set).map((note) => makeBank(makeLibrary([readNote(note)])));
}

/** What a wish for a sample says: how many questions of each note at most, and the seed. */
export type SampleWish = { readonly set: NoteSet; readonly perFile: number; readonly seed: number };

/**
 * What members would see: the questions of a mixed quiz on each note, authored ones left out, and decoys among them, in an
 * order that the seed decides.
 */
export function sampleOf({ set, perFile, seed }: SampleWish): Item[] {
  const random = seeded("sample", seed);
  const items = banksOf(set).flatMap((bank) => {
    const wish = {
      bank,
      topic: null,
      kinds: "mixed",
      count: perFile,
      seed,
      used: new Set<string>(),
    } as const;
    const drawn = drawQuiz({ ...wish, barred: new Set(), statistics: new Map() }).questions;
    const languages = new Map(bank.library.facts.map(({ fingerprint, language }) => [fingerprint, language]));
    return drawn
      .filter(({ isAuthored }) => !isAuthored)
      .map((question) => ({ ...itemOf(question), language: languages.get(question.fact) ?? "other" }));
  });
  const decoys = shuffled(items, random)
    .flatMap((each) => decoyOf(each, items, random) ?? [])
    .slice(0, Math.round(items.length / DECOY_SHARE));
  return shuffled([...items, ...decoys], random);
}

function itemOf({ id, kind, stem, options, key, typed, explanation, source }: Question) {
  const { file, line, heading, text } = source;
  return {
    id: hash("item", id, ...options).slice(0, 12),
    decoy: null,
    questionId: id,
    kind,
    stem,
    options: [...options],
    key: [...key],
    accepted: [...(typed?.accepted ?? [])],
    explanation,
    source: { file, line, heading: [...heading], text },
  };
}
