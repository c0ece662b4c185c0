import type { Fact, Fingerprint } from "../facts/fact.ts";
import type { Pair } from "../notes/note.ts";
import type { Question } from "../questions/question.ts";

/** A fact as a left and a right side. */
export type Paired = {
  readonly fact: Fact;
  readonly pair: Pair;
  /** How a statement's right side begins: those of one set begin alike, so that grammar tells nothing. "" for other facts. */
  readonly opening: string;
};

/** Pairs that can stand together, in reading order: of one note, kind and class, or statements under one heading. */
export type Deck = {
  readonly paired: readonly Paired[];
  /** How often each side stands in it, fronts and backs apart. */
  readonly counts: ReadonlyMap<string, number>;
};

/** The decks among some facts that have more than `fewest` pairs. */
export function decksOf(
  facts: readonly Fact[],
  questions: readonly Question[],
  fewest: number,
): readonly Deck[] {
  const decks = [
    ...Map.groupBy(twoSided(facts), keyOf).values(),
    ...Map.groupBy(stated(facts, questions), placeOf).values(),
  ];
  return decks.filter((deck) => deck.length > fewest).map((paired) => ({ paired, counts: countsOf(paired) }));
}

/** A pair's sides as a deck counts them. */
export function sidesOf({ front, back }: Pair): readonly string[] {
  return [`front ${front.toLowerCase()}`, `back ${back.toLowerCase()}`];
}

function twoSided(facts: readonly Fact[]): Paired[] {
  return facts.flatMap((fact) =>
    fact.pair === null || !fact.isExact ? [] : [{ fact, pair: fact.pair, opening: "" }],
  );
}

/** Statements of which a question has shown that what they say is true of their own subject only. */
function stated(facts: readonly Fact[], questions: readonly Question[]): Paired[] {
  const said = new Map<Fingerprint, Paired["pair"]>();
  for (const question of questions) {
    const pair = sidesIn(question);
    if (pair !== null && !said.has(question.fact)) said.set(question.fact, pair);
  }
  return facts.flatMap((fact) => {
    const pair = said.get(fact.fingerprint);
    if (pair === undefined) return [];
    const [, verb = "", rest = ""] = /^(\S+)\s+(.+)$/u.exec(pair.back) ?? [];
    const isCopula = /^(?:is|are|was|were)$/u.test(verb);
    const opening = isCopula ? verb : /[^s]s$/u.test(verb) ? "does" : "do";
    return [{ fact, pair: isCopula ? { ...pair, back: rest } : pair, opening }];
  });
}

/** "X ____." with what is said of X, or "____ is …" with X. */
function sidesIn({ kind, stem, key: [key = ""], isAuthored }: Question): Pair | null {
  if (isAuthored) return null;
  const back = /^____ ((?:is|are|was|were) [^_]+?)\.?$/u.exec(stem)?.[1];
  if (kind === "choice" && back !== undefined) return { front: key, back, twoWay: false };
  const front = /^([^_]+) ____\.$/u.exec(stem)?.[1];
  return kind === "statement" && front !== undefined ? { front, back: key, twoWay: false } : null;
}

function keyOf({ fact: { owner, file, kind, className } }: Paired): string {
  return JSON.stringify([owner, file, kind, className]);
}

function placeOf({ fact: { owner, file, heading }, opening }: Paired): string {
  return JSON.stringify([owner, file, opening, ...heading]);
}

function countsOf(paired: readonly Paired[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { pair } of paired)
    for (const side of sidesOf(pair)) counts.set(side, (counts.get(side) ?? 0) + 1);
  return counts;
}
