import { makeTagger, type Tagger } from "../facts/english.ts";
import type { Fingerprint } from "../facts/fact.ts";
import type { Library } from "../facts/library.ts";
import { acronymChoices } from "./acronyms/acronym-choices.ts";
import { authoredQuestions } from "./authored.ts";
import { bestOf } from "./best.ts";
import type { Proposer, Rejection } from "./candidate.ts";
import { clozeChoices } from "./gaps/cloze.ts";
import { linted } from "./item-lint.ts";
import { factsNotTaken, materialOf } from "./material.ts";
import { numberChoices } from "./numbers/number-choices.ts";
import { pairChoices } from "./pairs/pairs.ts";
import type { Question } from "./question.ts";
import { type QuestionWords, wordsOfQuestion } from "./quiz/question-words.ts";
import { selectAlls } from "./sets/select-all.ts";
import { statementChoices } from "./statements/statement-choices.ts";
import { trueFalseStatements } from "./statements/statements.ts";
import { contradictedFacts, contradictionsAmong } from "./terms/contradictions.ts";
import { twinsAmong } from "./terms/twins.ts";
import { foreignClozes } from "./typed/foreign-clozes.ts";
import { missingMembers } from "./typed/missing-members.ts";
import { typedClozes } from "./typed/typed-clozes.ts";

/** Every question that the notes give, options in a canonical order, and why the rest gave none. */
export type Bank = {
  readonly library: Library;
  readonly questions: readonly Question[];
  readonly rejected: readonly Rejection[];
  /** How many terms the notes speak of: subjects of sentences, and first sides of what has two. */
  readonly terms: number;
  /** Facts that say the same are one: each fact's fingerprint leads to the first of its group. */
  readonly twins: ReadonlyMap<Fingerprint, Fingerprint>;
  /** Each question's words by its id, for comparing questions. */
  readonly words: ReadonlyMap<string, QuestionWords>;
};

/** Every type of question that is made from facts. */
const proposers: readonly Proposer[] = [
  clozeChoices,
  numberChoices,
  acronymChoices,
  pairChoices,
  statementChoices,
  selectAlls,
  missingMembers,
  typedClozes,
  foreignClozes,
  trueFalseStatements,
];

/**
 * Makes all questions of a library: facts to terms, candidates of every type through vetoes and lint, the best of each fact.
 * The same notes give the same bank, whatever the order of their files.
 */
export function makeBank(library: Library, tag: Tagger = makeTagger()): Bank {
  const material = materialOf(library, tag);
  const proposals = proposers.map((propose) => propose(material));
  const authored = authoredQuestions(library.authored);
  const contradicted = contradictionsAmong(material.terms);
  const lint = linted(proposals.flatMap(({ candidates }) => candidates));
  const generated = bestOf(lint.candidates.filter(({ fact }) => !contradicted.has(fact.fingerprint)));
  const places = new Map(library.facts.map(({ fingerprint }, at) => [fingerprint, at]));
  const inReadingOrder = generated.sort((a, b) => (places.get(a.fact) ?? 0) - (places.get(b.fact) ?? 0));
  const questions = [...authored.questions, ...inReadingOrder];
  return {
    library,
    questions,
    rejected: [
      ...factsNotTaken(library.facts),
      ...contradictedFacts(library.facts, contradicted),
      ...proposals.flatMap(({ rejected }) => rejected),
      ...lint.rejected,
      ...authored.rejected,
    ],
    terms: material.terms.terms.length + firstSides(library).size,
    twins: twinsAmong(material.terms),
    words: new Map(
      questions.map((question) => [question.id, wordsOfQuestion(question, material.terms.stemsIn)]),
    ),
  };
}

function firstSides({ facts }: Library): ReadonlySet<string> {
  return new Set(facts.flatMap(({ pair }) => (pair === null ? [] : [pair.front.toLowerCase()])));
}
