import type { Fact } from "../../facts/fact.ts";
import { topicPath } from "../../facts/library.ts";
import { stemsOf } from "../../facts/stems.ts";
import { hash } from "../../random.ts";
import type { Candidate, Proposer, Rejection } from "../candidate.ts";
import { inOrder, question } from "../item.ts";
import type { Question } from "../question.ts";
import type { Runs } from "../terms/runs.ts";
import { lineSaying, type Said, saidIn } from "./pair-mentions.ts";
import { type PairFact, pairFactOf, type Side } from "./pair-side.ts";
import { isTermOf } from "./pair-term.ts";
import { type Asked, holdsAll, isNearOption, LONGEST_OPTION, pairVetoOn, shownOf } from "./pair-vetoes.ts";

/** A term is asked for by its definition, a back by its front. */
type Direction = "term" | "back";

/** What is asked of a side, and where it stands among the pairs of its note. */
export type Sided = Asked & { readonly of: PairFact };

/** So many neighbours in the note are looked at, and so many stand as wrong options. */
const NEIGHBOURS = 40;
const MOST_WRONG = 3;
const FEWEST_WRONG = 2;
const LONGEST_STEM = 320;
/** A word that so many pairs of a note have tells none of them. */
const FREQUENT = 4;

/**
 * Asks cards, definitions and two-column rows of tables, in any language: at most once in each direction. Definitions are asked
 * both ways, a card as it was written and a row by its first column, unless they say that both ways are meant.
 */
export const pairChoices: Proposer = ({ facts, terms: { runs } }) => {
  const candidates: Candidate[] = [];
  const rejected: Rejection[] = [];
  const linesOf = saidIn(facts, runs);
  for (const deck of decksOf(facts, runs)) {
    for (const direction of ["back", "term"] as const) {
      const sided = sidedIn(deck, direction);
      const sides = sidesOf(sided);
      for (const [at, one] of sided.entries()) {
        const { fact } = one.of;
        if (!isAsked(one.of, direction)) continue;
        const result = questionOf({ sided, sides, at, one, direction, said: linesOf(fact), runs });
        if ("code" in result) rejected.push({ fact, ...result });
        else candidates.push({ fact, question: result, score: result.options.length / 4 });
      }
    }
  }
  return { candidates, rejected };
};

/** The pairs of one note, kind and class, in reading order; a formula without an exact form is in none. */
function decksOf(facts: readonly Fact[], runs: Runs): PairFact[][] {
  const pairs = facts.flatMap((fact) =>
    fact.pair === null || !fact.isExact ? [] : [pairFactOf(fact, { pair: fact.pair, runs })],
  );
  const decks = Map.groupBy(pairs, ({ fact: { owner, file, kind, className } }) =>
    JSON.stringify([owner, file, kind, className]),
  );
  return [...decks.values()];
}

function isAsked({ fact, pair }: PairFact, direction: Direction): boolean {
  if (fact.kind === "definition" || pair.twoWay) return true;
  return direction === (fact.kind === "card" ? "back" : "term");
}

/** Each pair of a deck as it is asked for in a direction. */
export function sidedIn(deck: readonly PairFact[], direction: Direction): Sided[] {
  const sides = deck.map((of) =>
    direction === "term"
      ? { of, given: of.back, wanted: of.front }
      : { of, given: of.front, wanted: of.back },
  );
  const counts = new Map<string, number>();
  for (const { given } of sides)
    for (const stem of given.stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return sides.map((each) => ({ ...each, telling: tellingOf(each.given, counts) }));
}

/** A short side tells by all of its words. */
function tellingOf({ stems, text }: Side, counts: ReadonlyMap<string, number>): ReadonlySet<string> {
  if (stems.size <= 2 && !/[?？]$/u.test(text)) return stems;
  return new Set([...stems].filter((stem) => (counts.get(stem) ?? 0) < FREQUENT));
}

/** The pairs of a note by what is shown and what is looked for. */
type Sides = Readonly<Record<"given" | "wanted", ReadonlyMap<string, readonly Sided[]>>>;

function sidesOf(sided: readonly Sided[]): Sides {
  return {
    given: Map.groupBy(sided, ({ given }) => given.folded),
    wanted: Map.groupBy(sided, ({ wanted }) => wanted.folded),
  };
}

type Try = {
  readonly sided: readonly Sided[];
  readonly sides: Sides;
  readonly at: number;
  readonly one: Sided;
  readonly direction: Direction;
  readonly said: Said;
  readonly runs: Runs;
};

function questionOf(attempt: Try): Question | Flaw {
  const { one, direction } = attempt;
  const { fact } = one.of;
  const stem = stemOf(one.of, direction);
  const flaw = flawOf(attempt, stem);
  if (flaw !== null) return flaw;
  const { wrong, vetoed } = wrongFor(attempt);
  if (wrong.length < FEWEST_WRONG) return { code: "fewOptions", detail: vetoed };
  const key = one.wanted.text;
  const longest = Math.max(...wrong.map((each) => each.length));
  if (key.length >= 24 && longest < key.length * 0.75) return { code: "longestKey", detail: key };
  return question({
    fact,
    kind: fact.kind === "card" ? "choice" : direction === "term" ? "term" : "definition",
    stem,
    options: inOrder([key, ...wrong]),
    key,
    explanation: fact.text,
  });
}

/** The fact with a gap for the side asked for; a front that asks stands as it is. */
function stemOf({ fact, pair, front, back }: PairFact, direction: Direction): string {
  const sign = fact.language === "zh" ? "：" : ": ";
  if (direction === "back")
    return /[?？]$/u.test(front.text) ? front.text : `${front.text.replace(/\s*[:：]$/u, "")}${sign}____`;
  const isFirst = fact.prefix === null && fact.text.startsWith(pair.front) && fact.kind !== "card";
  // A table's first column has its name in its header only: "Port: ____ – Protocol: SSH".
  if (fact.kind === "tableRow" && fact.className !== null && isFirst)
    return `${fact.className}: ____${fact.text.slice(pair.front.length)}`;
  return isFirst ? `____${fact.text.slice(pair.front.length)}` : `____${sign}${back.text}`;
}

type Flaw = { readonly code: string; readonly detail: string };

function flawOf({ sides, one, runs }: Try, stem: string): Flaw | null {
  const { given, wanted, of } = one;
  if (wanted.text.length > LONGEST_OPTION)
    return { code: "longOption", detail: `${wanted.text.length} letters` };
  if (stem.length > LONGEST_STEM) return { code: "longStem", detail: `${stem.length} letters` };
  if (of.fact.kind === "definition" && !isTermOf(of)) return { code: "noTerm", detail: of.front.text };
  const twin = twinOf(sides, one);
  if (twin !== null) return { code: "ambiguous", detail: twin };
  const shown = shownOf(one);
  if (shown !== null) return { code: "givenAway", detail: shown };
  const title = stemsOf(topicPath(of.fact).join(" "), wanted.language, runs);
  if (holdsAll(title, wanted.stems)) return { code: "givenAway", detail: `the title shows “${wanted.text}”` };
  return given.stems.size === 0 && wanted.stems.size === 0 ? { code: "shortStem", detail: stem } : null;
}

/** Another pair of the note with one of its sides; of pairs with both sides alike the first is asked. */
function twinOf(sides: Sides, { given, wanted, of }: Sided): string | null {
  const alike = [...(sides.given.get(given.folded) ?? []), ...(sides.wanted.get(wanted.folded) ?? [])];
  for (const other of alike) {
    if (other.of === of) continue;
    const sameGiven = other.given.folded === given.folded;
    const isSame = sameGiven && other.wanted.folded === wanted.folded;
    if (isSame && other.of.fact.line > of.fact.line) continue;
    return `line ${other.of.fact.line} has “${sameGiven ? given.text : wanted.text}” too`;
  }
  return null;
}

/** The best wrong options, of the same heading and near in the note first, and a count of vetoes. */
function wrongFor({ sided, at, one, said }: Try): {
  readonly wrong: string[];
  readonly vetoed: string;
} {
  const codes = new Map<string, number>();
  const safe: { readonly side: Side; readonly score: number; readonly order: string }[] = [];
  for (const other of neighbours(sided, at)) {
    const veto = pairVetoOn(one, other) ?? saidElsewhere(one, other, said);
    if (veto !== null) codes.set(veto.code, (codes.get(veto.code) ?? 0) + 1);
    else safe.push({ side: other.wanted, score: nearness(one, other), order: orderOf(one, other) });
  }
  safe.sort((a, b) => b.score - a.score || (a.order < b.order ? -1 : 1));
  const best: Side[] = [];
  for (const { side } of safe) {
    if (best.length < MOST_WRONG && !isNearOption(side, best)) best.push(side);
  }
  const vetoed = [...codes].map(([code, count]) => `${code} ${count}`).join(", ");
  return { wrong: best.map(({ text }) => text), vetoed: vetoed || "no other pairs" };
}

/** V5: another line of the note says of the other what is asked. */
function saidElsewhere({ telling, of }: Sided, { wanted }: Sided, said: Said): Flaw | null {
  const fact = lineSaying(said, { name: wanted.stems, claim: telling, but: of.fact });
  return fact === null ? null : { code: "V5", detail: `line ${fact.line} says it too` };
}

function neighbours(sided: readonly Sided[], at: number): Sided[] {
  const from = Math.max(0, Math.min(at - NEIGHBOURS / 2, sided.length - NEIGHBOURS - 1));
  return sided.slice(from, from + NEIGHBOURS + 1).filter((_, index) => from + index !== at);
}

/** How near another pair is: its heading, its table, how it asks, the ending of its word, its length. */
function nearness({ of, given, wanted }: Sided, other: Sided): number {
  const isBeside = of.fact.heading.join("\n") === other.of.fact.heading.join("\n");
  const isAlike = wanted.folded.slice(-3) === other.wanted.folded.slice(-3);
  const length =
    Math.min(wanted.text.length, other.wanted.text.length) /
    Math.max(wanted.text.length, other.wanted.text.length);
  return (
    (isBeside ? 2 : 0) +
    (isAlike ? 0.5 : 0) +
    (asksAlike(given.text, other.given.text) ? 3 : 0) +
    (of.fact.className === other.of.fact.className ? 1 : 0) +
    length
  );
}

/** "What is the gerund of …?" of both. */
function asksAlike(a: string, b: string): boolean {
  const opening = (text: string) => /^(?:\S+ ){3,6}?of\b/u.exec(text)?.[0];
  return /[?？]$/u.test(a) && opening(a) !== undefined && opening(a) === opening(b);
}

function orderOf({ of }: Sided, other: Sided): string {
  return hash("pair", of.fact.fingerprint, other.wanted.text);
}
