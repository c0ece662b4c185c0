import model from "wink-eng-lite-web-model";
import winkNLP, { type ItsFunction } from "wink-nlp";
import { makeTagger } from "#src/core/facts/english.ts";
import { makeLibrary } from "#src/core/facts/library.ts";
import { readingOf } from "#src/core/facts/note-reading.ts";
import type { Note } from "#src/core/notes/note.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { type Bank, makeBank } from "#src/core/questions/bank.ts";
import { median } from "../support/measured.ts";
import { madeGlossary, madeNotes } from "./made-notes.ts";

/**
 * From read notes to their bank takes at most so many times the tagger's own time on the same statements. The goal is 4:
 * the limit holds what is reached.
 */
const LIMIT_RATIO = 14;
/** Twice the facts take at most so many times as long. */
const LIMIT_GROWTH = 2.5;
/** A glossary of 110 KB is a bank within so many milliseconds, its Markdown read too. */
const LIMIT_GLOSSARY = 2_000;
const TURNS = 7;
const SIZES = [100, 1_250, 2_500, 5_000, 10_000] as const;

/** Milliseconds of processor time, so that what else the machine does changes little. */
function cost(work: () => unknown): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1_000;
}

function bankOf(notes: readonly Note[]): Bank {
  const tag = makeTagger();
  return makeBank(
    makeLibrary(notes, (note) => readingOf(note, tag)),
    tag,
  );
}

/** What wink-nlp alone needs for what the engine asks of it: words, stems and tags of one statement after another. */
function makeBareTagger(): (texts: readonly string[]) => unknown {
  const { readDoc, its } = winkNLP(model, ["sbd", "pos"]);
  const stem: unknown = its.stem;
  if (!isOfTokens(stem)) throw new Error("wink-nlp has no stems");
  return (texts) =>
    texts.map((text) => {
      const tokens = readDoc(text).tokens();
      return [tokens.out(), tokens.out(stem), tokens.out(its.pos)].length;
    });
}

/** wink's own types leave out `its.stem` here, though the function is made for it. */
function isOfTokens(value: unknown): value is ItsFunction<string> {
  return typeof value === "function";
}

/** Medians of turns in which both lead by turns, on the same statements. */
function throughput() {
  const texts = madeNotes(2_000, "throughput");
  const notes = texts.map(readNote);
  const { library, questions } = bankOf(notes);
  const statements = library.facts.map(({ text }) => text);
  const tagAll = makeBareTagger();
  const ours: number[] = [];
  const tagger: number[] = [];
  for (let turn = 0; turn <= TURNS; turn += 1) {
    const measure = {
      ours: () => ours.push(cost(() => bankOf(notes))),
      tagger: () => tagger.push(cost(() => tagAll(statements))),
    };
    for (const who of turn % 2 === 0 ? (["ours", "tagger"] as const) : (["tagger", "ours"] as const))
      measure[who]();
  }
  const megabytes = texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1_000_000;
  const facts = statements.length;
  return {
    ours: median(ours.slice(1)),
    tagger: median(tagger.slice(1)),
    megabytes,
    facts,
    questions: questions.length,
  };
}

/** Cost by number of facts, the least of three. */
function growth(): { readonly facts: number; readonly milliseconds: number }[] {
  return SIZES.map((facts) => {
    const notes = madeNotes(facts, "growth").map(readNote);
    return { facts, milliseconds: Math.min(...[0, 1, 2].map(() => cost(() => bankOf(notes)))) };
  });
}

/** From notes to bank beside the tagger alone, growth with the number of facts, and a glossary of near-duplicates. */
export async function benchQuestions(): Promise<boolean> {
  const { ours, tagger, megabytes, facts, questions } = throughput();
  const ratio = ours / tagger;
  console.log(
    `${(facts / (ours / 1_000)).toFixed(0)} facts/s, ${(megabytes / (ours / 1_000)).toFixed(2)} MB/s from notes to bank ` +
      `(${facts} facts, ${questions} questions), the tagger alone ` +
      `${(facts / (tagger / 1_000)).toFixed(0)} facts/s, ${(megabytes / (tagger / 1_000)).toFixed(2)} MB/s: ` +
      `${ratio.toFixed(2)} times its time (limit ${LIMIT_RATIO})`,
  );
  const sizes = growth();
  for (const each of sizes)
    console.log(
      `${String(each.facts).padStart(6)} facts: ${each.milliseconds.toFixed(0).padStart(6)} ms, ` +
        `${((1_000 * each.milliseconds) / each.facts).toFixed(0)} µs a fact`,
    );
  const doublings = sizes.slice(2).map((each, at) => each.milliseconds / (sizes[at + 1]?.milliseconds ?? 1));
  const worst = Math.max(...doublings);
  console.log(`worst growth at twice the facts: ${worst.toFixed(2)} (limit ${LIMIT_GROWTH})`);
  const text = madeGlossary(110_000, "glossary");
  const glossary = median([0, 1, 2].map(() => cost(() => bankOf([readNote(text)]))));
  console.log(
    `a glossary of ${Math.round(Buffer.byteLength(text.text) / 1_000)} KB: ${glossary.toFixed(0)} ms (limit ${LIMIT_GLOSSARY})`,
  );
  return ratio <= LIMIT_RATIO && worst <= LIMIT_GROWTH && glossary <= LIMIT_GLOSSARY;
}
