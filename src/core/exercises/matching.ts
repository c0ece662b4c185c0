import type { Tagger } from "../facts/english.ts";
import type { Fact } from "../facts/fact.ts";
import { sourceOf } from "../questions/item.ts";
import { lineSaying, namedTogether, type Said, saidIn } from "../questions/pairs/pair-mentions.ts";
import { type PairFact, pairFactOf, type Side } from "../questions/pairs/pair-side.ts";
import { isNearOption, pairVetoOn, shownOf } from "../questions/pairs/pair-vetoes.ts";
import { type Sided, sidedIn } from "../questions/pairs/pairs.ts";
import { hash, type Random, shuffled } from "../random.ts";
import { type Deck, type Paired, sidesOf } from "./decks.ts";
import type { Matching } from "./exercise.ts";

/** A set has so many pairs at least. */
export const FEWEST = 4;
const MOST = 6;
/** All sides stand in one message, each whole. */
const LONGEST_LEFT = 80;
const LONGEST_RIGHT = 160;
const LONGEST_ALL = 1_000;
/** So many pairs around the first are tried. */
const NEIGHBOURS = 30;
/** A line that names something has so many letters of its longest word at least. */
const NAME_LETTERS = 4;

/** A pair seen from both sides. */
type Both = {
  readonly of: PairFact;
  readonly asTerm: Sided;
  readonly asBack: Sided;
  /** It is a statement: its sides are no equals, as those of a definition are. */
  readonly isStated: boolean;
};

/** What pairs are matched from: their deck, all facts of its note, and how words are taken apart. */
export type Matchable = {
  readonly deck: Deck;
  readonly note: readonly Fact[];
  readonly tag: Tagger;
  readonly random: Random;
};

/**
 * Four to six pairs of a deck with one right side more, the given fact's among them: no right side fits another left side, no
 * left and right side share a word that matters. Null where the deck has too few such pairs.
 */
export function matchingAt(anchor: Paired, { deck, note, tag, random }: Matchable): Matching | null {
  const near = nearby(anchor, deck.paired, random);
  const usable = bothIn(near, tag).filter((each) => isUsable(each) && isAlone(each, deck));
  const [first, ...others] = usable;
  if (first === undefined || first.of.fact !== anchor.fact) return null;
  const said = saidIn(naming(near, note), tag)(anchor.fact);
  const size = FEWEST + Math.floor(random() * (MOST - FEWEST + 1));
  const chosen = [first];
  for (const other of others) {
    if (chosen.length > size) break;
    if (chosen.every((each) => areApart(each, other, said)) && hasRoom(chosen, other)) chosen.push(other);
  }
  const decoy = chosen.length > FEWEST ? chosen.pop() : undefined;
  return decoy === undefined ? null : matching(chosen, decoy, random);
}

function matching(chosen: readonly Both[], decoy: Both, random: Random): Matching | null {
  const [anchor] = chosen;
  if (anchor === undefined) return null;
  const pairs = shuffled(chosen, random).map(({ of: { fact, front, back } }) => ({
    fact: fact.fingerprint,
    left: front.text,
    right: back.text,
    line: fact.line,
  }));
  const { fact } = anchor.of;
  return {
    id: hash("exercise", fact.fingerprint, "matching", ...pairs.map((pair) => pair.fact).sort()).slice(0, 24),
    kind: "matching",
    fact: fact.fingerprint,
    source: sourceOf(fact),
    pairs,
    rights: shuffled([...pairs.map(({ right }) => right), decoy.of.back.text], random),
  };
}

/** The fact itself, then those around it in any order, of the same heading first. */
function nearby(anchor: Paired, deck: readonly Paired[], random: Random): Paired[] {
  const at = deck.indexOf(anchor);
  const from = Math.max(0, Math.min(at - NEIGHBOURS / 2, deck.length - NEIGHBOURS - 1));
  const around = deck.slice(from, from + NEIGHBOURS + 1).filter((each) => each !== anchor);
  const heading = anchor.fact.heading.join("\n");
  const isBeside = ({ fact }: Paired) => fact.heading.join("\n") === heading;
  const mixed = shuffled(around, random);
  return [anchor, ...mixed.filter(isBeside), ...mixed.filter((each) => !isBeside(each))];
}

function bothIn(near: readonly Paired[], tag: Tagger): Both[] {
  const pairs = near.map(({ fact, pair }) => pairFactOf(fact, { pair, runs: tag }));
  const terms = sidedIn(pairs, "term");
  const backs = sidedIn(pairs, "back");
  return pairs.flatMap((of, at) => {
    const [asTerm, asBack, paired] = [terms[at], backs[at], near[at]];
    if (asTerm === undefined || asBack === undefined || paired === undefined) return [];
    return [{ of, asTerm, asBack, isStated: paired.opening !== "" }];
  });
}

function isUsable({ of: { front, back }, asTerm, asBack }: Both): boolean {
  const isShort = front.text.length <= LONGEST_LEFT && back.text.length <= LONGEST_RIGHT;
  const says = front.stems.size > 0 && back.stems.size > 0;
  return isShort && says && shownOf(asTerm) === null && shownOf(asBack) === null;
}

/** No other pair of the whole deck has one of its sides. */
function isAlone({ of: { pair } }: Both, { counts }: Deck): boolean {
  return sidesOf(pair).every((side) => counts.get(side) === 1);
}

function hasRoom(chosen: readonly Both[], other: Both): boolean {
  const letters = [...chosen, other].map(({ of }) => of.front.text.length + of.back.text.length);
  return letters.reduce((sum, each) => sum + each, 0) <= LONGEST_ALL;
}

/**
 * Neither pair's right side fits the other's left side, by the vetoes, by their words, and by all that the note says. What one
 * line names together may share or include what is stated of it.
 */
function areApart(a: Both, b: Both, said: Said): boolean {
  return (
    !share(a.of.front, b.of.back) &&
    !share(b.of.front, a.of.back) &&
    !isNearOption(a.of.back, [b.of.back]) &&
    !(a.isStated && namedTogether(said, a.of.front.stems, b.of.front.stems)) &&
    pairVetoOn(a.asBack, b.asBack) === null &&
    pairVetoOn(b.asBack, a.asBack) === null &&
    fitsAsTerm(a.asTerm, b.asTerm, said) &&
    fitsAsTerm(b.asTerm, a.asTerm, said)
  );
}

/** Left sides are only read, so that their type and length tell nothing: the other vetoes hold for them. */
function fitsAsTerm(key: Sided, other: Sided, said: Said): boolean {
  const veto = pairVetoOn(key, other);
  if (veto !== null && veto.code !== "V7" && veto.code !== "V8") return false;
  const { fact } = key.of;
  return lineSaying(said, { name: other.wanted.stems, claim: key.telling, but: fact }) === null;
}

function share(a: Side, b: Side): boolean {
  return [...a.stems].some((stem) => b.stems.has(stem));
}

/** The facts that may name a left side: only they are taken apart for what they say. */
function naming(near: readonly Paired[], note: readonly Fact[]): Fact[] {
  const names = near.map(({ pair }) => longestWord(pair.front.toLowerCase()));
  return note.filter(({ text }) => {
    const line = text.toLowerCase();
    return names.some((name) => line.includes(name.slice(0, NAME_LETTERS)));
  });
}

function longestWord(name: string): string {
  return name
    .split(/[^\p{L}\p{N}]+/u)
    .reduce((longest, word) => (word.length > longest.length ? word : longest));
}
