import { isWord, type Word, wordsOf } from "../../facts/english.ts";
import type { Fact, Fingerprint } from "../../facts/fact.ts";
import type { Rejection } from "../candidate.ts";
import { amountOf } from "../numbers/figure.ts";
import { opposites } from "../statements/opposites.ts";
import { isContent, isHedged, type Sentence } from "./sentence.ts";
import type { TermBank } from "./term-bank.ts";

/** A claim taken apart into what two must share to be about one matter, and what they can differ in. */
type Claim = {
  readonly fact: Fact;
  /** Subject and predicate without numbers and negations, one name for both of two opposites. */
  readonly matter: string;
  readonly isDenied: boolean;
  readonly amounts: readonly number[];
  /** Which of two opposites each is, in the order of the matter's. */
  readonly sides: string;
};

/** Of one matter so many different claims are compared with all: more are a table in words. */
const MOST_VERSIONS = 8;

/**
 * Facts that another line contradicts, each with that line: the same is said of the same subject with another number, once
 * denied and once not, or with the opposite word. Hedged claims and bounds can stand beside each other.
 */
export function contradictionsAmong(bank: TermBank): ReadonlyMap<Fingerprint, Fact> {
  const poles = polesByStem();
  const claims = bank.sentences
    .map((sentence) => claimOf(sentence, { bank, poles }))
    .filter((claim) => claim !== null);
  const found = new Map<Fingerprint, Fact>();
  for (const alike of Map.groupBy(claims, ({ matter }) => matter).values()) {
    for (const [a, b] of pairsAmong(alike)) {
      if (!found.has(a.fact.fingerprint)) found.set(a.fact.fingerprint, b.fact);
      if (!found.has(b.fact.fingerprint)) found.set(b.fact.fingerprint, a.fact);
    }
  }
  return found;
}

/** Why nothing is asked about the facts that another line contradicts. */
export function contradictedFacts(
  facts: readonly Fact[],
  contradicted: ReadonlyMap<Fingerprint, Fact>,
): Rejection[] {
  return facts.flatMap((fact) => {
    const other = contradicted.get(fact.fingerprint);
    if (other === undefined) return [];
    return [{ fact, code: "contradicted", detail: `line ${other.line} of ${other.file}: ${other.text}` }];
  });
}

/** The first claim of each version beside all that contradict it. */
function pairsAmong(alike: readonly Claim[]): (readonly [Claim, Claim])[] {
  const versions = Map.groupBy(alike, ({ isDenied, amounts, sides }) =>
    JSON.stringify([isDenied, amounts, sides]),
  );
  const firsts = [...versions.values()].flatMap((same) => same.slice(0, 1)).slice(0, MOST_VERSIONS);
  return firsts.flatMap((first) =>
    alike.filter((claim) => contradict(first, claim)).map((claim) => [first, claim] as const),
  );
}

/** One number differs, or else either the denial or an opposite: denied opposites say the same. */
function contradict(a: Claim, b: Claim): boolean {
  const isTurned = (a.isDenied !== b.isDenied) !== (a.sides !== b.sides);
  const isSame = a.isDenied === b.isDenied && a.sides === b.sides;
  const others = a.amounts.filter((amount, at) => amount !== b.amounts[at]).length;
  if (a.amounts.length !== b.amounts.length) return false;
  return others === 0 ? isTurned : others === 1 && isSame;
}

type Pole = { readonly pair: string; readonly side: number };

/** Each word that has an opposite, by its stem: the name of the two and which it is. */
function polesByStem(): ReadonlyMap<string, Pole> {
  const stems = new Map(wordsOf(opposites.flat().join(" ")).map(({ text, stem }) => [text, stem]));
  const poles = new Map<string, Pole>();
  for (const pair of opposites) {
    const [first, second] = pair.map((word) => stems.get(word) ?? word);
    if (first === undefined || second === undefined || first === second) continue;
    const name = poles.get(first)?.pair ?? poles.get(second)?.pair ?? first;
    poles.set(first, { pair: name, side: 0 });
    poles.set(second, { pair: name, side: 1 });
  }
  return poles;
}

const quantifiers = new Set(["", "a", "an", "the", "no", "all", "every", "each"]);
const bounds = new Set(
  "least most to about around over under than between before after until till since within from by every up".split(
    " ",
  ),
);
const denials = /^(?:not|n't|never|no|cannot|neither|none|without)$/u;
/** "has eight bits", "consists of exactly eight bits", "is eight bits long". */
const fillers =
  /^(?:contain|consist|compris|includ|possess|total)(?:e|s|es|ed|ing)?$|^(?:always|exactly|precisely|altogether|only|long)$/u;

type Evidence = { readonly bank: TermBank; readonly poles: ReadonlyMap<string, Pole> };

/** Null where the claim isn't plain, leaves itself open, or bounds a number instead of giving it. */
function claimOf(sentence: Sentence, { bank, poles }: Evidence): Claim | null {
  const { clause, fact } = sentence;
  if (clause === null || !quantifiers.has(clause.determiner)) return null;
  const { subject: core, bracket } = clause;
  const whole = sentence.claim.filter(isWord);
  const named = sentence.words.slice(core.from, core.to);
  const own = new Set([
    ...named,
    ...(bracket === null ? [] : sentence.words.slice(bracket.from, bracket.to)),
  ]);
  const words = whole.filter((word) => !own.has(word));
  const amounts = words.map(numberIn);
  const isOpen = amounts.some((amount, at) => amount !== null && bounds.has(low(words[at - 1])));
  if (isOpen || isHedged(whole) || /\bnot only\b/iu.test(fact.text)) return null;
  const subject = bank.subjectOf.get(sentence)?.id ?? named.filter(isContent).map(({ stem }) => stem);
  const turns = words.flatMap((word, at) => turnAt(words, at, poles.get(word.stem)));
  turns.sort((a, b) => (a.matter < b.matter ? -1 : 1));
  const rest = words.filter((word) => isContent(word) && !poles.has(word.stem)).flatMap(restOf);
  return {
    fact,
    matter: JSON.stringify([subject, turns.map(({ matter }) => matter), [...new Set(rest)].sort()]),
    isDenied: whole.filter((word) => denials.test(low(word))).length % 2 === 1,
    amounts: amounts.filter((amount) => amount !== null),
    sides: turns.map(({ side }) => side).join(""),
  };
}

/** An opposite with the word that it turns. */
function turnAt(words: readonly Word[], at: number, pole: Pole | undefined) {
  if (pole === undefined) return [];
  const turned = words.slice(at + 1).find(isContent)?.stem ?? "";
  return [{ matter: `${pole.pair} ${turned}`, side: pole.side }];
}

/** What a word says besides its number: "bit" of "32-bit". */
function restOf(word: Word): string[] {
  if (fillers.test(low(word)) || denials.test(low(word))) return [];
  if (numberIn(word) === null) return [word.stem];
  const unit = low(word).replace(/^[\d.,]+-?/u, "");
  return unit === "" || amountOf(unit) !== null ? [] : [unit.replace(/s$/u, "")];
}

/** "8", "1,250", "32-bit" and "eight" give a number. */
function numberIn(word: Word): number | null {
  const digits = /^\d+(?:[.,]\d+)*/u.exec(word.text)?.[0];
  return amountOf(digits ?? low(word));
}

function low(word: Word | undefined): string {
  return word?.text.toLowerCase() ?? "";
}
