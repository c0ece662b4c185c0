import { hash } from "../../random.ts";
import type { Candidate, Material, Proposer, Rejection } from "../candidate.ts";
import { capitalised, type Gap } from "../gaps/gap.ts";
import type { GapOutcome } from "../gaps/gap-outcome.ts";
import { showsWord } from "../gaps/lint.ts";
import { isProven, type Marker } from "../gaps/uniqueness.ts";
import { vetoes } from "../gaps/vetoes.ts";
import { inOrder, question } from "../item.ts";
import { classLikeness } from "../terms/class-likeness.ts";
import { isPersonName } from "../terms/person.ts";
import { nearness } from "../terms/places.ts";
import { isContent, type Sentence } from "../terms/sentence.ts";
import type { Term } from "../terms/term.ts";
import type { TermBank } from "../terms/term-bank.ts";
import { type Predicate, predicateOf } from "./predicate.ts";

/** An option of more letters is too long to be compared with others on a phone. */
const LONGEST = 130;
/** Likeness from which two terms are of one class. */
const SIBLING = 3;
/** A statement of fewer words may be true of more than it is said of. */
const FEWEST_WORDS = 4;
const MOST_WRONG = 3;
const FEWEST_WRONG = 3;
/** The longest option has at most so many times the letters of the shortest. */
const MOST_TIMES = 2;
/** So many statements before and after it in the notes are looked at. */
const NEIGHBOURS = 40;
/** Facts apart within which two statements are of one subject. */
const NEAR = 20;

/** A predicate that is true of its own subject only, so that it is wrong of others. */
type Said = {
  readonly sentence: Sentence;
  readonly term: Term;
  readonly predicate: Predicate;
  /** Stems of the predicate's words that carry meaning. */
  readonly stems: ReadonlySet<string>;
  readonly isPlural: boolean;
  /** Of a people, which does many things in many years. */
  readonly isOfPeople: boolean;
  /** The gap of its subject and what makes it unique; null where it may be true of others. */
  readonly proof: {
    readonly gap: Gap;
    readonly markers: readonly Marker[];
  } | null;
};

/** Vetoes on a word as an option that say nothing against its statement: its length, and that it is no word. */
const onlyOfWords: ReadonlySet<string> = new Set(["V8", "V9"]);

/** What is true of a term: its own predicate among those of its neighbours that surely aren't true of it. */
export const statementChoices: Proposer = (material) => {
  const said = material.sentences
    .map((sentence) => saidBy(sentence, material))
    .filter((each) => each !== null);
  const candidates: Candidate[] = [];
  const rejected: Rejection[] = [];
  for (const [at, one] of said.entries()) {
    const others = said.slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1);
    const result = choiceOf(one, others, material.terms);
    if ("code" in result) rejected.push({ fact: one.sentence.fact, ...result });
    else candidates.push(result);
  }
  return { candidates, rejected };
};

function saidBy(sentence: Sentence, { terms, outcomes }: Material): Said | null {
  const term = terms.subjectOf.get(sentence);
  const predicate = predicateOf(sentence);
  if (term === undefined || predicate === null || predicate.text.length > LONGEST) return null;
  const outcome = outcomes.get(sentence)?.[0];
  const phrase = terms.phraseOf.get(sentence);
  return {
    sentence,
    term,
    predicate,
    stems: new Set(predicate.words.filter(isContent).map(({ stem }) => stem)),
    isPlural: phrase?.usage.plural ?? false,
    isOfPeople: peoples.test(sentence.fact.text),
    proof: outcome === undefined ? null : proofOf(outcome),
  };
}

function proofOf({ gap, unique }: GapOutcome): Said["proof"] {
  return unique.kind === "unique" && isProven(unique) ? { gap, markers: unique.markers } : null;
}

const peoples = /^The \p{Lu}\p{Ll}+(?:ese|ish|ch|[^s]s)\b/u;

type Flaw = { readonly code: string; readonly detail: string };

function choiceOf(one: Said, others: readonly Said[], bank: TermBank): Candidate | Flaw {
  const { sentence, term, predicate } = one;
  if (bank.titles.has(term.id))
    return { code: "fewStatements", detail: `“${term.name}” is what the whole note is about` };
  const shown = givenAway(one);
  if (shown !== null) return { code: "givenAway", detail: shown };
  const wrong = wrongFor(one, others, bank);
  if (wrong.length < FEWEST_WRONG)
    return {
      code: "fewStatements",
      detail: `${wrong.length} statements are surely not true of “${term.name}”`,
    };
  const texts = wrong.map(({ said }) => said.predicate.text);
  const longest = Math.max(...texts.map(({ length }) => length));
  if (predicate.text.length > 1.3 * longest) return { code: "longestKey", detail: predicate.text };
  if (standsOut(predicate, wrong)) return { code: "oddKey", detail: "only the wrong options begin alike" };
  const { fact } = sentence;
  return {
    fact,
    score: wrong.reduce((sum, { score }) => sum + score, 0) / 30,
    question: question({
      fact,
      kind: "statement",
      stem: `${subjectOf(sentence)} ____.`,
      options: inOrder([predicate.text, ...texts]),
      key: predicate.text,
      explanation: fact.text,
    }),
  };
}

/** Whether the wrong options have their first words in common and the key has others. */
function standsOut(predicate: Predicate, wrong: readonly Wrong[]): boolean {
  const opening = ({ words }: Predicate) =>
    words
      .slice(0, 3)
      .map(({ stem }) => stem)
      .join(" ");
  const openings = wrong.map(({ said }) => opening(said.predicate));
  return new Set(openings).size < openings.length && !openings.includes(opening(predicate));
}

/** The subject as the sentence has it, brackets and other names left out. */
function subjectOf({ clause, words, fact }: Sentence): string {
  const last = words[(clause?.subject.to ?? 1) - 1];
  return capitalised(fact.text.slice(0, last?.to ?? 0).replace(/ ?\([^()]*\)/gu, ""));
}

/** A word of the subject's names that its own predicate shows. */
function givenAway({ term, predicate }: Said): string | null {
  const names = term.aliases.flatMap(({ content }) => content);
  for (const { stem } of predicate.words.filter(isContent)) {
    const name = names.find((each) => showsWord(stem, each));
    if (name !== undefined) return `“${stem}” shows “${name}”`;
  }
  return null;
}

type Wrong = { readonly said: Said; readonly score: number; readonly order: string };

function wrongFor(one: Said, others: readonly Said[], bank: TermBank): Wrong[] {
  const able: Wrong[] = [];
  for (const said of others) {
    if (!fits(one, said) || !isSurelyWrong(one, said, bank)) continue;
    able.push({
      said,
      score: kinship(one, said),
      order: hash("statement", one.sentence.fact.fingerprint, said.sentence.fact.fingerprint),
    });
  }
  able.sort((a, b) => b.score - a.score || (a.order < b.order ? -1 : 1));
  const best: Wrong[] = [];
  for (const each of able) {
    if (best.length === MOST_WRONG) break;
    if (best.every(({ said }) => said.term !== each.said.term && !isNear(said, each.said))) best.push(each);
  }
  return best;
}

/** Whether two statements share half of their words: of them one would be crossed out with the other. */
function isNear(a: Said, b: Said): boolean {
  const shared = [...a.stems].filter((stem) => b.stems.has(stem)).length;
  return shared * 2 >= Math.min(a.stems.size, b.stems.size);
}

/** Of the same form, near in the note and about as long, so that neither grammar nor length nor subject tells. */
function fits({ term, predicate, isPlural, isOfPeople, sentence }: Said, other: Said): boolean {
  if (other.term === term || other.proof === null || isOfPeople || other.isOfPeople) return false;
  if (!isOfForm(predicate, other.predicate) || other.stems.size < FEWEST_WORDS) return false;
  const { agreement } = other.predicate;
  if (agreement !== "any" && (agreement === "many") !== isPlural) return false;
  const [here, there] = [sentence.fact, other.sentence.fact];
  if (here.file !== there.file || here.owner !== there.owner) return false;
  const isNeighbour = Math.abs(sentence.at - other.sentence.at) <= NEAR;
  if (!isNeighbour && nearness(term.places, other.term.places) < 2 && classLikeness(term, other.term) < 3)
    return false;
  const lengths = [predicate.text.length, other.predicate.text.length];
  return Math.max(...lengths) <= MOST_TIMES * Math.min(...lengths);
}

function isOfForm(a: Predicate, b: Predicate): boolean {
  return (
    a.isCopula === b.isCopula &&
    a.isPast === b.isPast &&
    a.isEvent === b.isEvent &&
    a.isValue === b.isValue &&
    a.isMeaning === b.isMeaning
  );
}

/** Whether no veto speaks against the term as a wrong subject of the other's statement. */
function isSurelyWrong(one: Said, other: Said, bank: TermBank): boolean {
  const { term } = one;
  const { proof, predicate } = other;
  if (proof === null) return false;
  // Of another class, or of none that is known, what one does the other may do as well, or a part of it: Apollo 11 landed
  // for the United States. Somebody's dated deed is nobody else's.
  const isDated = /\b1\d{3}\b|\b20\d\d\b/u.test(predicate.text);
  if (!(isDated && isSomebody(one) && isSomebody(other)) && classLikeness(term, other.term) < SIBLING)
    return false;
  // What is said with a word of the term's own name may be said of a part of it.
  if (term.aliases.some(({ content }) => content.some((stem) => other.stems.has(stem)))) return false;
  const trial = { ...proof, candidate: term, text: capitalised(term.name), bank };
  return vetoes.every(([code, veto]) => onlyOfWords.has(code) || veto(trial) === null);
}

/** Whether a statement is of a person: the name is one, or did what only a person does. */
function isSomebody({ term, predicate, sentence }: Said): boolean {
  if (term.isPerson) return true;
  return sentence.clause?.determiner === "" && isPersonName(term.name, predicate.words[0]?.text ?? "");
}

function kinship({ term, sentence, predicate }: Said, other: Said): number {
  const length =
    Math.min(predicate.text.length, other.predicate.text.length) /
    Math.max(predicate.text.length, other.predicate.text.length);
  const isFirst = predicate.words[0]?.text === other.predicate.words[0]?.text;
  const apart = Math.abs(sentence.at - other.sentence.at);
  return (
    2 * nearness(term.places, other.term.places) +
    classLikeness(term, other.term) +
    2 * length +
    (isFirst ? 1 : 0) +
    4 / (4 + apart)
  );
}
