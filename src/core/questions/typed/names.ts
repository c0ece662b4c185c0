import { distance } from "../../facts/edit-distance.ts";
import type { Place } from "../../facts/fact.ts";
import type { Term } from "../terms/term.ts";
import type { TermBank } from "../terms/term-bank.ts";
import { hintFor } from "./hint.ts";

/** The names that the notes give to things, as keys are looked up among them. */
export type Names = {
  /** The term of which this is a name, by the stems of its words joined by spaces. */
  readonly termOf: (id: string) => Term | null;
  /** Other names that a slip or two of the pen could lead to from a key. */
  readonly near: (key: string) => readonly string[];
  /** Other names in the fact's note that fit the same hint, and other nouns there that also end alike. */
  readonly fitting: (key: string, fact: Place) => readonly string[];
};

/** Slips that are forgiven at most, and the letters at an end that are alike even then, but for rare cases. */
const SLIPS = 2;
const END = 3;
/** Words of so many letters that share their hint and their end are of one kind: "mitosis" and "meiosis". */
const TWIN_FROM = 6;

/** What a note defines, and where. */
export type Defined = { readonly text: string; readonly fact: Place };

function noteOf({ owner, file }: Place): string {
  return `${JSON.stringify([owner, file])} `;
}

/** Indexes the names of all terms, and the nouns that stand beside them. */
export function namesOf({ terms, sentences }: TermBank): Names {
  const byId = new Map<string, Term>();
  const byEdge = new Map<string, Spelling[]>();
  const spelt = new Set<string>();
  const byHint = new Map<string, Set<string>>();
  for (const term of terms) {
    for (const { text, stems } of term.aliases) {
      const id = stems.join(" ");
      if (!byId.has(id)) byId.set(id, term);
      if (!spelt.has(text))
        for (const edge of edgesOf(text, text.length)) put(byEdge, edge, spellingOf(text));
      spelt.add(text);
      for (const note of new Set(term.owns.map(({ fact }) => noteOf(fact))))
        add(byHint, note + hinted(text), text);
    }
  }
  const shapes = new Map<string, string>();
  for (const { words, fact } of sentences) {
    const note = noteOf(fact);
    for (const { text, tag } of words) {
      if (tag !== "NOUN" || text.length < TWIN_FROM) continue;
      const shape = shapes.get(text) ?? shapeOf(text);
      shapes.set(text, shape);
      add(byHint, note + shape, text.toLowerCase());
    }
  }
  const found = new Map<string, readonly string[]>();
  return {
    termOf: (id) => byId.get(id) ?? null,
    near: (key) => {
      const near = found.get(key) ?? nearIn(byEdge, key);
      found.set(key, near);
      return near;
    },
    fitting: (key, fact) => {
      const note = noteOf(fact);
      return [hinted(key), shapeOf(key)].flatMap((shape) => othersIn(byHint, note + shape, key));
    },
  };
}

/** The same names, and other words that the notes define. */
export function withDefined(names: Names, defined: readonly Defined[]): Names {
  const byHint = new Map<string, Set<string>>();
  for (const { text, fact } of defined) add(byHint, noteOf(fact) + hinted(text), text);
  return {
    ...names,
    fitting: (key, fact) => [
      ...names.fitting(key, fact),
      ...othersIn(byHint, noteOf(fact) + hinted(key), key),
    ],
  };
}

function othersIn(byHint: ReadonlyMap<string, ReadonlySet<string>>, hint: string, key: string): string[] {
  const low = key.toLowerCase();
  return [...(byHint.get(hint) ?? [])].filter((other) => other.toLowerCase() !== low);
}

function nearIn(byEdge: ReadonlyMap<string, readonly Spelling[]>, key: string): readonly string[] {
  const own = spellingOf(key);
  const near = new Set<string>();
  for (const more of [-2, -1, 0, 1, 2]) {
    for (const edge of edgesOf(key, key.length + more)) {
      for (const other of byEdge.get(edge) ?? []) if (isNear(other, own)) near.add(other.text);
    }
  }
  return [...near];
}

/** A key and where it is asked for. */
export type Asked = {
  readonly key: string;
  readonly stem: string;
  readonly term: Term | null;
  readonly fact: Place;
  readonly names: Names;
};

/** Whether another term fits the hint as well, "meiosis" beside "mitosis", and isn't seen in the stem. */
export function hasTwin({ key, stem, term, fact, names }: Asked): boolean {
  const own = new Set(
    [key, ...(term?.aliases.map(({ text }) => text) ?? [])].map((text) => text.toLowerCase()),
  );
  const low = stem.toLowerCase();
  return names
    .fitting(key, fact)
    .some((other) => !own.has(other.toLowerCase()) && !low.includes(other.toLowerCase()));
}

function shapeOf(text: string): string {
  return `${hinted(text)} ${text.toLowerCase().slice(-END)}`;
}

function hinted(text: string): string {
  return hintFor(text).toLowerCase();
}

/** A name as it is compared: in lower case, with the letters that it has as bits, and those that it has twice. */
type Spelling = {
  readonly text: string;
  readonly low: string;
  readonly letters: number;
  readonly twice: number;
};

function spellingOf(text: string): Spelling {
  const low = text.toLowerCase();
  let [letters, twice] = [0, 0];
  for (const sign of low) {
    const bit = 1 << (sign.charCodeAt(0) % 31);
    twice |= letters & bit;
    letters |= bit;
  }
  return { text, low, letters, twice };
}

function edgesOf(text: string, length: number): string[] {
  const low = text.toLowerCase();
  return [`${low.slice(0, 1)}- ${length}`, `-${low.slice(-END)} ${length}`];
}

/** A slip takes one letter and brings another, so that most names are apart by their letters alone. */
function isNear(other: Spelling, key: Spelling): boolean {
  return (
    other.low !== key.low &&
    bitsOf(other.letters ^ key.letters) + bitsOf(other.twice ^ key.twice) <= 2 * SLIPS &&
    distance(other.low, key.low, { most: SLIPS }) <= SLIPS
  );
}

function bitsOf(bits: number): number {
  let [left, count] = [bits, 0];
  for (; left !== 0; left &= left - 1) count += 1;
  return count;
}

function put(index: Map<string, Spelling[]>, key: string, spelling: Spelling): void {
  const before = index.get(key);
  if (before === undefined) index.set(key, [spelling]);
  else before.push(spelling);
}

function add(index: Map<string, Set<string>>, key: string, text: string): void {
  const before = index.get(key);
  if (before === undefined) index.set(key, new Set([text]));
  else before.add(text);
}
