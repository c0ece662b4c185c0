import { isWord, type Word } from "../../facts/english.ts";
import type { Fact } from "../../facts/fact.ts";
import { topicPath } from "../../facts/library.ts";
import type { Candidate } from "../candidate.ts";
import { type Flaw, showsWord } from "../gaps/lint.ts";
import { typedQuestion } from "../item.ts";
import { hasSurname, isMakerName } from "../terms/person.ts";
import { isContent, type Sentence } from "../terms/sentence.ts";
import type { TermBank } from "../terms/term-bank.ts";
import type { Blank } from "./blank.ts";
import { isDullName } from "./dull-words.ts";
import { typedKey } from "./key.ts";
import { keyFlaw, placeFlaw } from "./key-flaw.ts";
import { hasTwin } from "./names.ts";
import type { Sources } from "./phrase-blanks.ts";
import { isSpelt } from "./spelt.ts";
import { type Part, stemOf } from "./stem.ts";

/** A sentence and the part of it to leave out. */
export type Trial = { readonly sentence: Sentence; readonly blank: Blank; readonly sources: Sources };

const FEWEST_SEEN = 4;
const LONGEST = 320;
const MOST_GAPS = 2;

/** The typed question that leaves a blank out of an English sentence, at `score`; or what speaks against it. */
export function gapped({ sentence, blank, sources }: Trial, score: number): Candidate | Flaw {
  const { fact, words } = sentence;
  const to = shownEnd(sentence, blank);
  const core = words.filter((word) => word.from >= blank.from && word.to <= blank.to && isWord(word));
  const isNaming = blank.reason === "named";
  const term = isNaming ? null : sources.names.termOf(core.map(({ stem }) => stem).join(" "));
  const named = term === null ? [] : (sources.bank.mentions.get(term)?.get(sentence) ?? []);
  const also = [...sameWords(words, core), ...named]
    .map(([first, last]) => ({ from: words[first]?.from ?? 0, to: words[last]?.to ?? 0 }))
    .filter((each) => each.to <= to && (each.to <= blank.from || each.from >= blank.to));
  const seen = words.filter((word) => isSeen(word, { to, core, also }));
  const kept = withoutShown(core, seen);
  const [first, last] = [kept[0], kept.at(-1)];
  if (first === undefined || last === undefined) return givenAway(fact.text.slice(blank.from, blank.to));
  const cut = { ...blank, from: first.from, to: wordEnd(last, fact.text) };
  const key = fact.text.slice(cut.from, cut.to);
  const isCut = kept.length < core.length;
  const flaw =
    keyFlaw(key) ??
    titleFlaw(fact, cut) ??
    placeFlaw(fact.text, cut) ??
    stemFlaw({ to, seen: seen.length + core.length - kept.length, gaps: also.length + 1, blank }, key) ??
    wordsFlaw({ fact, kept, isCut, blank, bank: sources.bank }, key);
  if (flaw !== null) return flaw;
  const stem = stemOf({ text: fact.text, to, language: fact.language, blank: cut, also });
  if (isSpelt(key, stem)) return givenAway(key);
  if (!isNaming && hasTwin({ key, stem, term, fact, names: sources.names }))
    return { code: "twinHint", detail: key };
  return {
    fact,
    score,
    question: typedQuestion({
      fact,
      stem,
      key,
      typed: typedKey(key, {
        language: fact.language,
        term: isCut ? null : term,
        inflects: blank.reason !== "name" && isNominal(last) && last.to === core.at(-1)?.to,
        isPerson: isMakerName(key, fact.text.slice(0, cut.from)) || hasSurname(key),
        names: sources.names,
      }),
    }),
  };
}

/** A part of what the author made stand out, such as a word of a book's title. */
function titleFlaw({ text, marks }: Sentence["fact"], { from, to }: Part): Flaw | null {
  const isTorn = marks.some(
    (mark) =>
      mark.from <= from &&
      mark.to >= to &&
      mark.to - mark.from > to - from + 1 &&
      /^\p{Lu}.* /u.test(text.slice(mark.from, mark.to)),
  );
  return isTorn ? { code: "partOfName", detail: text.slice(from, to) } : null;
}

function sameWords(words: readonly Word[], core: readonly Word[]): (readonly [number, number])[] {
  return words.flatMap((_, at) =>
    core.every((word, index) => isSame(word, words[at + index])) ? [[at, at + core.length - 1] as const] : [],
  );
}

/** The same word, in either number. */
function isSame(word: Word, other: Word | undefined): boolean {
  const bare = (text: string) => text.toLowerCase().replace(/s$/u, "");
  return other !== undefined && bare(word.text) === bare(other.text);
}

type Sight = { readonly to: number; readonly core: readonly Word[]; readonly also: readonly Part[] };

function isSeen(word: Word, { to, core, also }: Sight): boolean {
  const isHidden = also.some((part) => word.from >= part.from && word.to <= part.to);
  return word.to <= to && !isHidden && !core.includes(word) && isContent(word);
}

/** Of a name whose first or last words are seen anyway only the others: "echoic" beside "iconic memory". */
function withoutShown(core: readonly Word[], seen: readonly Word[]): readonly Word[] {
  const isShown = (word: Word | undefined) =>
    word !== undefined && (!isContent(word) || seen.some(({ stem }) => showsWord(stem, word.stem)));
  let [from, to] = [0, core.length];
  while (to > from && isShown(core[to - 1])) to -= 1;
  while (from < to && isShown(core[from])) from += 1;
  const kept = core.slice(from, to);
  return kept.some((word) => isContent(word) && isShown(word)) ? [] : kept;
}

/** The claim, or all of the text where the blank stands behind it; a remark behind its full stop isn't shown. */
function shownEnd({ fact: { text }, claimEnd }: Sentence, { to }: Blank): number {
  const stop = /(?<=\p{L}{5}|\d{4})[.!?](?=\s)/u.exec(text.slice(to));
  const end = to <= claimEnd ? claimEnd : text.length;
  return stop === null ? end : Math.min(end, to + stop.index);
}

/** A full stop that the tagger left on the last word of a text isn't part of the key. */
function wordEnd({ text, to }: Word, whole: string): number {
  return text.length > 1 && text.endsWith(".") && to === whole.length ? to - 1 : to;
}

function givenAway(key: string): Flaw {
  return { code: "givenAway", detail: key };
}

/** What a sentence names, or who made something, takes fewer words to tell. */
function isSure({ reason, score }: Blank): boolean {
  return reason === "named" || (reason === "name" && score >= 1);
}

type Stem = { readonly to: number; readonly seen: number; readonly gaps: number; readonly blank: Blank };

function stemFlaw({ to, seen, gaps, blank }: Stem, key: string): Flaw | null {
  if (gaps > MOST_GAPS) return { code: "manyGaps", detail: key };
  if (seen < (isSure(blank) ? FEWEST_SEEN - 1 : FEWEST_SEEN)) return { code: "shortStem", detail: key };
  return to > LONGEST ? { code: "longStem", detail: key } : null;
}

type Kept = {
  readonly fact: Fact;
  readonly kept: readonly Word[];
  readonly isCut: boolean;
  readonly bank: TermBank;
  readonly blank: Blank;
};

function wordsFlaw({ fact, kept, isCut, blank, bank }: Kept, key: string): Flaw | null {
  const isNoun = kept.some(isNominal);
  const isQuoted = /["“„«]$/u.test(fact.text.slice(0, blank.from));
  // What is left of a longer name is one word, or the end of it.
  const isEnd = kept.at(-1)?.to === blank.to;
  const isBeforeName = /^ \p{Lu}/u.test(fact.text.slice(kept.at(-1)?.to));
  const isTorn =
    !isEnd && blank.reason !== "named" && (blank.reason === "name" || isBeforeName || kept.length > 1);
  if (isCut && (isQuoted || isTorn)) return { code: "partOfName", detail: key };
  const isDescription = !isNoun && !isCut && blank.reason !== "named" && blank.reason !== "marked";
  if (isDescription || (blank.reason !== "named" && isDullName(key))) return { code: "dullKey", detail: key };
  const content = kept.filter(isContent);
  const shows = topicPath(fact)
    .map((heading) => [...bank.stemsIn(heading)])
    .some((stems) => content.every(({ stem }) => stems.some((each) => showsWord(each, stem))));
  return shows ? givenAway(key) : null;
}

function isNominal(word: Word | undefined): boolean {
  return word !== undefined && (word.tag === "NOUN" || word.tag === "PROPN");
}
