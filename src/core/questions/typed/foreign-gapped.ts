import type { Fact } from "../../facts/fact.ts";
import { topicPath } from "../../facts/library.ts";
import type { Language } from "../../notes/language.ts";
import type { Candidate } from "../candidate.ts";
import { type Flaw, showsWord } from "../gaps/lint.ts";
import { typedQuestion } from "../item.ts";
import type { Blank } from "./blank.ts";
import { typedKey } from "./key.ts";
import { keyFlaw, placeFlaw } from "./key-flaw.ts";
import { hasTwin, type Names } from "./names.ts";
import { isSpelt } from "./spelt.ts";
import { type Part, stemOf } from "./stem.ts";

const FEWEST_SEEN = 4;
const LONGEST = 320;
const MOST_GAPS = 2;

/** A fact of any language, and the part of it to leave out. */
export type ForeignTrial = {
  readonly fact: Fact;
  readonly blank: Blank;
  readonly names: Names;
  readonly stems: Stemmer;
};

/** The stems of a text of a language. */
export type Stemmer = (text: string, language: Language) => ReadonlySet<string>;

/** The typed question that leaves a blank out of a text that isn't English, at `score`; or what speaks against it. */
export function foreignGapped({ fact, blank, names, stems }: ForeignTrial, score: number): Candidate | Flaw {
  const { text, language } = fact;
  const key = text.slice(blank.from, blank.to);
  const also = furtherPlaces(text, key, blank);
  const flaw = keyFlaw(key) ?? placeFlaw(text, blank);
  if (flaw !== null) return flaw;
  if (also.length >= MOST_GAPS) return { code: "manyGaps", detail: key };
  if (text.length > LONGEST) return { code: "longStem", detail: key };
  const rest = [...also, blank].sort((a, b) => b.from - a.from).reduce(without, text);
  const seen = [...stems(rest, language)];
  if (seen.length < (blank.reason === "named" ? FEWEST_SEEN - 1 : FEWEST_SEEN))
    return { code: "shortStem", detail: key };
  const own = [...stems(key, language)];
  const titles = topicPath(fact).map((heading) => [...stems(heading, language)]);
  const isShown =
    own.some((stem) => seen.some((other) => showsWord(other, stem))) ||
    titles.some((all) => own.every((stem) => all.some((other) => showsWord(other, stem))));
  const stem = stemOf({ text, to: text.length, language, blank, also });
  if (isShown || own.length === 0 || isSpelt(key, stem)) return { code: "givenAway", detail: key };
  if (blank.reason !== "named" && hasTwin({ key, stem, term: null, fact, names }))
    return { code: "twinHint", detail: key };
  return {
    fact,
    score,
    question: typedQuestion({
      fact,
      stem,
      key,
      typed: typedKey(key, { language, term: null, isPerson: false, inflects: false, names }),
    }),
  };
}

function without(text: string, { from, to }: Part): string {
  return `${text.slice(0, from)} ${text.slice(to)}`;
}

/** Where else the text has the key as words of their own. */
function furtherPlaces(text: string, key: string, blank: Blank): Part[] {
  const places: Part[] = [];
  for (let from = text.indexOf(key); from >= 0; from = text.indexOf(key, from + 1)) {
    const to = from + key.length;
    const isWord = !/[\p{L}\p{N}-]$/u.test(text.slice(0, from)) && !/^[\p{L}\p{N}-]/u.test(text.slice(to));
    if (isWord && from !== blank.from) places.push({ from, to });
  }
  return places;
}
