import type { Fact } from "../facts/fact.ts";
import { stemsOf } from "../facts/stems.ts";
import type { Blank, BlankReason } from "./blanks/blank.ts";
import { type ForeignWords, foreignBlanks } from "./blanks/foreign-blanks.ts";
import { foreignGapped, type Stemmer } from "./blanks/foreign-gapped.ts";
import { expansionBlanks } from "./blanks/named-blanks.ts";
import { namesOf } from "./blanks/names.ts";
import type { Candidate, Proposals, Proposer, Rejection } from "./candidate.ts";

const worth: Readonly<Record<BlankReason, number>> = {
  named: 0.9,
  marked: 0.8,
  expansion: 0.7,
  term: 0.6,
  name: 0.5,
  phrase: 0.4,
};
const LEAST = 0.75;
const LEAST_BESIDE = 1.2;
const MOST = 2;
const TRIED = 8;

/** Typed clozes of sentences that aren't English: they are read by patterns, marks and capitals, not taken apart. */
export const foreignClozes: Proposer = ({ sentences, facts, terms }) => {
  const words = foreignWords(facts);
  const names = namesOf(terms, words.defined);
  const stems = rememberedStems();
  const found = sentences
    .filter(({ fact }) => fact.language !== "en")
    .map(({ fact }) => {
      const blanks = [...expansionBlanks({ fact }), ...foreignBlanks(fact, words)].sort(
        (a, b) => worthOf(b) - worthOf(a) || a.from - b.from,
      );
      return clozesOf(fact, blanks.slice(0, TRIED), (blank) =>
        foreignGapped({ fact, blank, names, stems }, worthOf(blank) / 2),
      );
    });
  return {
    candidates: found.flatMap(({ candidates }) => candidates),
    rejected: found.flatMap(({ rejected }) => rejected),
  };
};

function clozesOf(
  fact: Fact,
  blanks: readonly Blank[],
  gap: (blank: Blank) => ReturnType<typeof foreignGapped>,
): Proposals {
  const candidates: Candidate[] = [];
  const rejected: Rejection[] = [];
  const taken: Blank[] = [];
  for (const blank of blanks) {
    if (candidates.length >= MOST || worthOf(blank) < (candidates.length > 0 ? LEAST_BESIDE : LEAST)) break;
    if (taken.some((other) => other.from < blank.to && blank.from < other.to)) continue;
    const made = gap(blank);
    if ("code" in made) rejected.push({ fact, ...made });
    else {
      candidates.push(made);
      taken.push(blank);
    }
  }
  return { candidates, rejected };
}

function worthOf({ reason, score }: Blank): number {
  return worth[reason] + score;
}

/** Counts the words of all lines by language, and gathers what has a definition. */
function foreignWords(facts: readonly Fact[]): ForeignWords {
  const counts = new Map<string, number>();
  const fronts = new Set<string>();
  for (const { text, language, pair } of facts) {
    const front = pair?.front.replace(/ ?\([^()]*\)/gu, "").trim() ?? "";
    if (/^\p{L}[\p{L}-]{3,}(?: [\p{L}-]+){0,2}$/u.test(front)) fronts.add(front);
    if (language === "en") continue;
    for (const word of new Set(text.toLowerCase().match(/[\p{L}\p{M}-]+/gu)))
      counts.set(`${language} ${word}`, (counts.get(`${language} ${word}`) ?? 0) + 1);
  }
  return {
    lines: (language, word) => counts.get(`${language} ${word.toLowerCase()}`) ?? 0,
    defined: [...fronts],
  };
}

/** Headings and keys come again and again: each text is taken apart once. */
function rememberedStems(): Stemmer {
  const known = new Map<string, ReadonlySet<string>>();
  return (text, language) => {
    const id = `${language} ${text}`;
    const stems = known.get(id) ?? stemsOf(text, language);
    known.set(id, stems);
    return stems;
  };
}
