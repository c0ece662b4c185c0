import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { makeLibrary } from "#src/core/facts/library.ts";
import { type NoteReading, readingOf } from "#src/core/facts/note-reading.ts";
import type { Note, NoteText } from "#src/core/notes/note.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { notesIn } from "#tests/support/note-texts.ts";
import { median } from "../support/measured.ts";

/** Our time from bytes to facts is at most so many times remark's own parse of the same bytes. */
const LIMIT_RATIO = 3;
/** Twice the text takes at most so many times as long. */
const LIMIT_GROWTH = 2.5;
/** One changed file among 200 is read again within so many milliseconds. */
const LIMIT_REREAD = 100;
const TURNS = 7;

/** About a megabyte of notes in every form: the shipped ones and the corpus, again and again. */
function corpus(bytes: number): string[] {
  const texts = ["data/", "tests/fixtures/corpus/"].flatMap(notesIn).map(({ text }) => text);
  const chosen: string[] = [];
  for (let size = 0, at = 0; size < bytes; at += 1) {
    const text = texts[at % texts.length] ?? "";
    chosen.push(text);
    size += Buffer.byteLength(text);
  }
  return chosen;
}

function milliseconds(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

const note = (text: string, at: number): NoteText => ({ file: `${at}.md`, text });
const toFacts = (texts: readonly string[]) =>
  texts.map((text, at) => readingOf(readNote(note(text, at))).facts.length);
const parse = (texts: readonly string[]) =>
  texts.map((text) => unified().use(remarkParse).use(remarkGfm).parse(text).children.length);

/** Medians of turns in which both lead by turns, on the same bytes. */
function throughput(): { ours: number; remark: number; megabytes: number } {
  const texts = corpus(1_000_000);
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1_000_000;
  const ours: number[] = [];
  const remark: number[] = [];
  for (let turn = 0; turn <= TURNS; turn += 1) {
    const measure = {
      ours: () => ours.push(milliseconds(() => toFacts(texts))),
      remark: () => remark.push(milliseconds(() => parse(texts))),
    };
    for (const who of turn % 2 === 0 ? (["ours", "remark"] as const) : (["remark", "ours"] as const))
      measure[who]();
  }
  return { ours: median(ours.slice(1)), remark: median(remark.slice(1)), megabytes };
}

const pieces: readonly string[] = [
  "=",
  ":",
  "|",
  "[",
  "$",
  "`",
  "*a ",
  "a :: b\n",
  "a | b\n",
  "A) b\n",
  "(T)\n",
  "==a ",
  "{{c1::",
  "- a\n",
  "A cell is alive. ",
];

/** The worst growth over hostile runs of signs and one long note, from one size to its double. */
function growth(): { worst: number; piece: string } {
  const time = (text: string) => Math.min(...[0, 1, 2].map(() => milliseconds(() => toFacts([text]))));
  const grown = pieces.map((piece) => {
    const make = (size: number) => piece.repeat(Math.ceil(size / piece.length));
    // A run that takes a few milliseconds shows the clock's noise, not growth.
    const [once, twice] = [time(make(50_000)), time(make(100_000))];
    return { piece, worst: twice < 20 ? 0 : twice / Math.max(1, once) };
  });
  const texts = corpus(400_000).join("\n\n");
  const long = { piece: "one long note", worst: time(texts) / time(texts.slice(0, texts.length / 2)) };
  return [...grown, long].toSorted((a, b) => b.worst - a.worst)[0] ?? long;
}

/** Two hundred notes of some 5 KB, of which one has changed: it is read alone, and the library made of all. */
function reread(): number {
  const texts = Array.from({ length: 200 }, (_, at) =>
    corpus(5_000).join(`\n\nNote ${at} is a note with a number.\n\n`),
  );
  const known = new WeakMap<Note, NoteReading>();
  const remembered = (each: Note) => {
    const reading = known.get(each) ?? readingOf(each);
    known.set(each, reading);
    return reading;
  };
  const notes: Note[] = texts.map((text, at) => readNote(note(text, at)));
  makeLibrary(notes, remembered);
  return median(
    [1, 2, 3, 4, 5].map((turn) =>
      milliseconds(() => {
        notes[100] = readNote(
          note(`${texts[100]}\n\nTurn ${turn} is the turn that changed this note.\n`, 100),
        );
        makeLibrary(notes, remembered);
      }),
    ),
  );
}

/** From bytes to facts beside remark's own parse, growth with size, and the reading of one changed file. */
export async function benchNotes(): Promise<boolean> {
  const { ours, remark, megabytes } = throughput();
  const ratio = ours / remark;
  console.log(
    `${(megabytes / (ours / 1_000)).toFixed(2)} MB/s from bytes to facts, remark's parse alone ` +
      `${(megabytes / (remark / 1_000)).toFixed(2)} MB/s: ${ratio.toFixed(2)} times its time (limit ${LIMIT_RATIO})`,
  );
  const { worst, piece } = growth();
  console.log(
    `worst growth at twice the size: ${worst.toFixed(2)} (${JSON.stringify(piece)}, limit ${LIMIT_GROWTH})`,
  );
  const again = reread();
  console.log(`one changed file among 200: ${again.toFixed(0)} ms (limit ${LIMIT_REREAD})`);
  return ratio <= LIMIT_RATIO && worst <= LIMIT_GROWTH && again <= LIMIT_REREAD;
}
