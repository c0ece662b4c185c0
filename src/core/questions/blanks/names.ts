import { distance } from "../../facts/edit-distance.ts";
import type { Term } from "../term.ts";
import type { TermBank } from "../term-bank.ts";
import { hintFor } from "./hint.ts";

/** The names that the notes give to things, as keys are looked up among them. */
export type Names = {
  /** The term of which this is a name, by the stems of its words joined by spaces. */
  readonly termOf: (id: string) => Term | null;
  /** Other names that a slip or two of the pen could lead to from a key. */
  readonly near: (key: string) => readonly string[];
  /** Other names that fit the same hint, and other nouns that also end alike. */
  readonly fitting: (key: string) => readonly string[];
};

/** Slips that are forgiven at most, and the letters at an end that are alike even then, but for rare cases. */
const SLIPS = 2;
const END = 3;
/** Words of so many letters that share their hint and their end are of one kind: "mitosis" and "meiosis". */
const TWIN_FROM = 6;

/** Indexes the names of all terms, and other words that the notes define. */
export function namesOf({ terms, sentences }: TermBank, defined: readonly string[] = []): Names {
  const byId = new Map<string, Term>();
  const byEdge = new Map<string, Set<string>>();
  const byHint = new Map<string, Set<string>>();
  const byShape = new Map<string, Set<string>>();
  for (const term of terms) {
    for (const { text, stems } of term.aliases) {
      const id = stems.join(" ");
      if (!byId.has(id)) byId.set(id, term);
      for (const edge of edgesOf(text)) add(byEdge, edge, text);
      add(byHint, hinted(text), text);
    }
  }
  for (const text of defined) add(byHint, hinted(text), text);
  for (const { words } of sentences)
    for (const { text, tag } of words)
      if (tag === "NOUN" && text.length >= TWIN_FROM) add(byShape, shapeOf(text), text.toLowerCase());
  return {
    termOf: (id) => byId.get(id) ?? null,
    near: (key) => {
      const found = new Set(edgesOf(key).flatMap((edge) => [...(byEdge.get(edge) ?? [])]));
      return [...found].filter((other) => isNear(other.toLowerCase(), key.toLowerCase()));
    },
    fitting: (key) =>
      [...(byHint.get(hinted(key)) ?? []), ...(byShape.get(shapeOf(key)) ?? [])].filter(
        (other) => other.toLowerCase() !== key.toLowerCase(),
      ),
  };
}

/** A key and where it is asked for. */
export type Asked = {
  readonly key: string;
  readonly stem: string;
  readonly term: Term | null;
  readonly names: Names;
};

/** Whether another term fits the hint as well, "meiosis" beside "mitosis", and isn't seen in the stem. */
export function hasTwin({ key, stem, term, names }: Asked): boolean {
  const own = new Set(
    [key, ...(term?.aliases.map(({ text }) => text) ?? [])].map((text) => text.toLowerCase()),
  );
  const low = stem.toLowerCase();
  return names
    .fitting(key)
    .some((other) => !own.has(other.toLowerCase()) && !low.includes(other.toLowerCase()));
}

function shapeOf(text: string): string {
  return `${hinted(text)} ${text.toLowerCase().slice(-END)}`;
}

function hinted(text: string): string {
  return hintFor(text, { initials: true }).toLowerCase();
}

function edgesOf(text: string): string[] {
  const low = text.toLowerCase();
  return [`${low.slice(0, 1)}-`, `-${low.slice(-END)}`];
}

function isNear(other: string, key: string): boolean {
  return other !== key && Math.abs(other.length - key.length) <= SLIPS && distance(other, key) <= SLIPS;
}

function add(index: Map<string, Set<string>>, key: string, text: string): void {
  const before = index.get(key);
  if (before === undefined) index.set(key, new Set([text]));
  else before.add(text);
}
