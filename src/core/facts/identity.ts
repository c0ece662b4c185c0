import type { Language } from "../notes/language.ts";
import type { AuthoredFact, Fact, Fingerprint, ListFact } from "./fact.ts";
import { foldedText } from "./fingerprint.ts";
import { nearestPairs } from "./nearest.ts";

/** A statement that stands in the notes now: a fact or, with `isQuestion`, the stem of an authored question or a list's title. */
export type PresentFact = {
  readonly fingerprint: Fingerprint;
  readonly file: string;
  readonly text: string;
  /** What a fragment's text begins with, without the colon. */
  readonly prefix: string | null;
  readonly isQuestion: boolean;
  readonly language: Language;
};

/** A statement that has a lasting id, with every fingerprint that it ever had. */
export type KnownFact = Omit<PresentFact, "fingerprint" | "language"> & {
  readonly factId: string;
  readonly fingerprints: readonly Fingerprint[];
  readonly isRetired: boolean;
};

/** What became of a statement: "returned" was retired, "moved" came from another file, "reworded" has a new text. */
export type Settled = {
  readonly present: PresentFact;
  /** Null for "added". */
  readonly known: KnownFact | null;
  readonly how: "kept" | "moved" | "reworded" | "returned" | "added";
};

export type Identities = {
  /** One for each statement that stands in the notes, in their order. */
  readonly settled: readonly Settled[];
  /** Those that stood in the notes and do no longer. */
  readonly gone: readonly KnownFact[];
};

/** What tells a library's facts, authored questions and lists apart. */
export function presentFacts(library: {
  readonly facts: readonly Fact[];
  readonly authored: readonly AuthoredFact[];
  readonly lists: readonly ListFact[];
}): PresentFact[] {
  const facts = library.facts.map((fact) => present(fact, fact, false));
  const stems = library.authored.map((each) =>
    present(each, { prefix: null, language: each.question.language }, true),
  );
  const lists = library.lists.map((list) => present(list, { prefix: null, language: list.language }, true));
  return [...facts, ...stems, ...lists];
}

function present(
  { fingerprint, file, text }: Pick<Fact, "fingerprint" | "file" | "text">,
  { prefix, language }: Pick<Fact, "prefix" | "language">,
  isQuestion: boolean,
): PresentFact {
  return { fingerprint, file, text, prefix, isQuestion, language };
}

/**
 * Says which lasting id each statement has, surest first: one of its own fingerprints; the same text, also where it
 * stood in another file; then, within a file, what is nearest to it in wording (see `nearestPairs`). Nothing is had twice.
 */
export function settleIdentities(known: readonly KnownFact[], now: readonly PresentFact[]): Identities {
  const found = new Map<PresentFact, { readonly known: KnownFact; readonly how: Settled["how"] }>();
  const taken = new Set<KnownFact>();
  const settle = (each: PresentFact, fact: KnownFact | undefined, how: Settled["how"]) => {
    if (fact === undefined || taken.has(fact) || found.has(each)) return;
    taken.add(fact);
    found.set(each, { known: fact, how: fact.isRetired ? "returned" : how });
  };
  const open = () => now.filter((each) => !found.has(each));

  const current = new Map(known.map((fact) => [keyOf(fact, fact.file), fact]));
  for (const each of now) {
    const fact = current.get(keyOf(each, each.file));
    if (fact?.fingerprints.includes(each.fingerprint)) settle(each, fact, "kept");
  }
  const byFingerprint = new Map(known.flatMap((fact) => fact.fingerprints.map((print) => [print, fact])));
  for (const each of open()) {
    const fact = byFingerprint.get(each.fingerprint);
    settle(each, fact, fact !== undefined && isSameText(fact, each) ? "kept" : "reworded");
  }

  const elsewhere = Map.groupBy(
    known.filter((fact) => !taken.has(fact)),
    (fact) => keyOf(fact, ""),
  );
  for (const each of open()) {
    const fact = elsewhere.get(keyOf(each, ""))?.find((one) => !taken.has(one));
    settle(each, fact, fact?.file === each.file ? "kept" : "moved");
  }

  const left = known.filter((fact) => !taken.has(fact) && !fact.isRetired);
  for (const pair of nearestPairs(left, open(), now)) settle(pair.present, pair.known, "reworded");

  return {
    settled: now.map((each) => ({ present: each, ...(found.get(each) ?? { known: null, how: "added" }) })),
    gone: known.filter((fact) => !taken.has(fact) && !fact.isRetired),
  };
}

function keyOf({ text, isQuestion }: Pick<PresentFact, "text" | "isQuestion">, file: string): string {
  return JSON.stringify([file, isQuestion, foldedText(text)]);
}

function isSameText(fact: KnownFact, { text }: PresentFact): boolean {
  return foldedText(fact.text) === foldedText(text);
}
