import type { Fact, Fingerprint } from "../facts/fact.ts";
import { type Library, topicPath } from "../facts/library.ts";
import { hash } from "../random.ts";
import { acronymItems } from "./acronym.ts";
import { type Cloze, clozeOf } from "./cloze.ts";
import { type GapOutcome, gapOutcomes } from "./gap-outcome.ts";
import { figureOf, otherNumbers } from "./numbers.ts";
import type { Question, QuestionKind } from "./question.ts";
import { claimWords, isHedged, type Sentence } from "./sentence.ts";
import { type TermBank, termBank } from "./term-bank.ts";
import { type Change, falseChange, isAskedTrue } from "./true-false.ts";
import { twins } from "./twins.ts";

/** A candidate or a whole fact that gave no question: `code` is a veto's or lint's name, `detail` says what it met. */
export type Rejection = { readonly fact: Fact; readonly code: string; readonly detail: string };

/** Every question that the notes give, options in a canonical order, and why the rest gave none. */
export type Bank = {
  readonly library: Library;
  readonly questions: readonly Question[];
  readonly rejected: readonly Rejection[];
  /** Facts that say the same are one: each fact's fingerprint leads to the first of its group. */
  readonly twins: ReadonlyMap<Fingerprint, Fingerprint>;
};

/** Makes all questions of a library. The same notes give the same bank, whatever the order of their files. */
export function makeBank(library: Library): Bank {
  const terms = termBank(library);
  const acronyms = new Map(acronymItems(terms).map((item) => [item.sentence, item]));
  const questions: Question[] = [];
  const rejected: Rejection[] = [];
  for (const sentence of terms.sentences) {
    const { fact } = sentence;
    const outcomes = gapOutcomes(sentence, terms);
    const { cloze, refused } = clozeOf(outcomes);
    rejected.push(
      ...refused.map(({ text, code, detail }) => ({ fact, code, detail: `${detail} (${text})` })),
    );
    const made = [
      cloze === null ? numberQuestion(sentence, terms) : choiceQuestion(fact, cloze),
      changeQuestion(sentence, outcomes, terms),
    ];
    const acronym = acronyms.get(sentence);
    if (acronym !== undefined) {
      const { key, wrong } = acronym;
      made.push(
        item({
          fact,
          kind: "acronym",
          stem: `What does ${acronym.acronym} stand for?`,
          options: inOrder([key, ...wrong]),
          key,
          explanation: `${acronym.acronym} stands for ${key}.`,
        }),
      );
    }
    questions.push(...made.filter((question) => question !== null));
  }
  return { library, questions, rejected, twins: twins(library) };
}

function choiceQuestion(fact: Fact, { gap, key, wrong }: Cloze): Question {
  return item({
    fact,
    kind: "choice",
    stem: gap.stem,
    options: inOrder([key, ...wrong]),
    key,
    explanation: fact.text,
  });
}

function numberQuestion(sentence: Sentence, terms: TermBank): Question | null {
  const { fact, claimEnd, clause } = sentence;
  const figure = figureOf(sentence);
  if (figure === null || clause === null || isHedged(claimWords(sentence))) return null;
  const wrong = otherNumbers(figure, sentence, terms);
  if (wrong.length < 2) return null;
  const stem = `${fact.text.slice(0, figure.from)}____${fact.text.slice(figure.to, claimEnd)}.`;
  return item({
    fact,
    kind: "choice",
    stem,
    options: [figure.text, ...wrong].sort((a, b) => Number(a) - Number(b)),
    key: figure.text,
    explanation: fact.text,
  });
}

function changeQuestion(
  sentence: Sentence,
  outcomes: readonly GapOutcome[],
  terms: TermBank,
): Question | null {
  const change = falseChange(sentence, outcomes, terms);
  if (change === null) return null;
  const isTrue = isAskedTrue(sentence);
  return item({
    fact: sentence.fact,
    kind: "true-false",
    stem: isTrue ? change.statement : change.changed,
    options: ["True", "False"],
    key: isTrue ? "True" : "False",
    explanation: isTrue ? "True, as the notes say." : whatChanged(change),
  });
}

function whatChanged({ from, to }: Change): string {
  return `False: it is “${from}”, not “${to}”.`;
}

function inOrder(options: readonly string[]): string[] {
  return [...options].sort((a, b) => (a < b ? -1 : 1));
}

type Item = {
  readonly fact: Fact;
  readonly kind: QuestionKind;
  readonly stem: string;
  readonly options: readonly string[];
  readonly key: string;
  readonly explanation: string;
};

function item({ fact, kind, stem, options, key, explanation }: Item): Question {
  return {
    id: hash("question", fact.fingerprint, kind, stem, key).slice(0, 24),
    kind,
    fact: fact.fingerprint,
    stem,
    options,
    key: [key],
    explanation,
    source: {
      file: fact.file,
      line: fact.line,
      heading: topicPath(fact),
      text: fact.text,
      url: fact.sourceLink?.url ?? null,
    },
  };
}
