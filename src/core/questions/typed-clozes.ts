import type { Fact } from "../facts/fact.ts";
import type { Blank, BlankReason } from "./blanks/blank.ts";
import { gapped } from "./blanks/gapped.ts";
import { markedBlanks } from "./blanks/marked-blanks.ts";
import { nameBlanks } from "./blanks/name-blanks.ts";
import { expansionBlanks, namedBlanks } from "./blanks/named-blanks.ts";
import { namesOf } from "./blanks/names.ts";
import { phraseBlanks, type Sources } from "./blanks/phrase-blanks.ts";
import { hasChoice, subjectCloze } from "./blanks/subject-cloze.ts";
import type { Candidate, Proposer, Rejection } from "./candidate.ts";
import type { GapOutcome } from "./gap-outcome.ts";
import type { Sentence } from "./sentence.ts";

/** So many blanks of a fact are asked for at most, and so many are tried. */
const MOST = 2;
const TRIED = 8;

/** How good each reason makes a blank, beside its own score. */
const worth: Readonly<Record<BlankReason, number>> = {
  named: 0.9,
  marked: 0.8,
  term: 0.6,
  expansion: 0.7,
  name: 0.5,
  phrase: 0.4,
};
/** What a blank must be worth to be asked for at all, and beside another question of its fact. */
const LEAST = 0.75;
const LEAST_BESIDE = 1.1;

/** A statement with a word or a few left out that are typed, told by their length and first letters. */
export const typedClozes: Proposer = ({ sentences, outcomes, terms }) => {
  const sources = { bank: terms, names: namesOf(terms) };
  const found = sentences.map((sentence) => clozesOf(sentence, outcomes.get(sentence) ?? [], sources));
  return {
    candidates: found.flatMap(({ candidates }) => candidates),
    rejected: found.flatMap(({ rejected }) => rejected),
  };
};

type Found = { readonly candidates: readonly Candidate[]; readonly rejected: readonly Rejection[] };

function clozesOf(sentence: Sentence, outcomes: readonly GapOutcome[], sources: Sources): Found {
  const { fact, unfit } = sentence;
  if (fact.language !== "en" || unfit === "notEnglish" || unfit === "leansOnOthers" || unfit === "code")
    return { candidates: [], rejected: [] };
  if (isNoteToSelf(fact.text)) return refused(fact, "noteToSelf");
  if (isBareName(sentence)) return refused(fact, "bareName");
  const isChoice = hasChoice(outcomes);
  const subject = isChoice ? null : subjectCloze(outcomes, sources);
  const candidates = subject === null ? [] : [subject];
  const rejected: Rejection[] = [];
  const taken: Blank[] = isChoice || subject !== null ? subjectOf(sentence, outcomes) : [];
  for (const blank of blanksOf(sentence, sources).slice(0, TRIED)) {
    const least = isChoice || candidates.length > 0 ? LEAST_BESIDE : LEAST;
    if (candidates.length >= MOST || worthOf(blank) < least) break;
    if (taken.some((other) => overlap(other, blank))) continue;
    const made = gapped({ sentence, blank, sources }, worthOf(blank) / 2);
    if ("code" in made) rejected.push({ fact, ...made });
    else {
      candidates.push(made);
      taken.push(blank);
    }
  }
  const isEmpty = candidates.length === 0 && rejected.length === 0 && !isChoice;
  return isEmpty ? refused(fact, "noBlank") : { candidates, rejected };
}

function refused(fact: Fact, code: string): Found {
  return { candidates: [], rejected: [{ fact, code, detail: fact.text.slice(0, 40) }] };
}

/** The best first. */
function blanksOf(sentence: Sentence, sources: Sources): Blank[] {
  const expansions = expansionBlanks(sentence);
  const others = [
    ...namedBlanks(sentence),
    ...markedBlanks(sentence.fact),
    ...nameBlanks(sentence),
    ...phraseBlanks(sentence, sources),
  ].filter((blank) => !expansions.some((other) => overlap(blank, other)));
  return [...expansions, ...others].sort((a, b) => worthOf(b) - worthOf(a) || a.from - b.from);
}

function worthOf({ reason, score }: Blank): number {
  return worth[reason] + score;
}

function overlap(a: Pick<Blank, "from" | "to">, b: Pick<Blank, "from" | "to">): boolean {
  return a.from < b.to && b.from < a.to;
}

/** The subject's place, which another question of the fact asks for. */
function subjectOf({ fact }: Sentence, outcomes: readonly GapOutcome[]): Blank[] {
  return outcomes.slice(0, 1).map(({ gap: { key } }) => {
    const from = fact.text.toLowerCase().indexOf(key.toLowerCase());
    return { from, to: from + key.length, reason: "term", score: 0 };
  });
}

/** A question or a task in it: it states nothing yet. */
function isNoteToSelf(text: string): boolean {
  return /\?|!!|\bTODO\b|\bFIXME\b/u.test(text);
}

/** "Bacillus, whose members are aerobic": a name with nothing but a remark on it. */
function isBareName({ fact, clause }: Sentence): boolean {
  return (
    clause === null &&
    /^(?:[\p{L}\p{N}.-]+ ){0,3}[\p{L}\p{N}.-]+, (?:whose|which|who|where) [^,]+$/u.test(fact.text)
  );
}
