import type { Fact, Place } from "../facts/fact.ts";
import { topicPath } from "../facts/library.ts";
import { hash } from "../random.ts";
import type { AcronymItem } from "./acronym.ts";
import type { Cloze } from "./cloze.ts";
import { amountOf, figureOf } from "./figure.ts";
import { otherNumbers } from "./numbers.ts";
import type { Question, QuestionKind, QuestionSource } from "./question.ts";
import { claimWords, isHedged, type Sentence } from "./sentence.ts";
import type { TermBank } from "./term-bank.ts";
import type { Change } from "./true-false.ts";

/** A cloze with its options in code-point order. */
export function choiceQuestion(fact: Fact, { gap, key, wrong }: Cloze): Question {
  return question({
    fact,
    kind: "choice",
    stem: gap.stem,
    options: inOrder([key, ...wrong]),
    key,
    explanation: fact.text,
  });
}

/** A choice among numbers for the one exact number of a claim; null where it has none. */
export function numberQuestion(sentence: Sentence, bank: TermBank): Question | null {
  const { fact, claimEnd, clause } = sentence;
  const figure = figureOf(sentence);
  if (figure === null || clause === null || isHedged(claimWords(sentence))) return null;
  const wrong = otherNumbers({ figure, sentence, bank });
  if (wrong.length < 2) return null;
  const stem = `${fact.text.slice(0, figure.from)}____${fact.text.slice(figure.to, claimEnd)}.`;
  const options = [figure.text, ...wrong].sort((a, b) => (amountOf(a) ?? 0) - (amountOf(b) ?? 0));
  return question({ fact, kind: "choice", stem, options, key: figure.text, explanation: fact.text });
}

/** A statement as the notes have it. */
export function trueQuestion(fact: Fact, statement: string): Question {
  return statementQuestion({ fact, stem: statement, key: "True", explanation: "True, as the notes say." });
}

/** A statement with one change that makes it false. */
export function falseQuestion(fact: Fact, { changed, from, to }: Change): Question {
  return statementQuestion({
    fact,
    stem: changed,
    key: "False",
    explanation: `False: it is “${from}”, not “${to}”.`,
  });
}

/** What an acronym stands for. */
export function acronymQuestion(fact: Fact, { acronym, key, wrong }: AcronymItem): Question {
  const explanation = `${acronym} stands for ${key}.`;
  const stem = `What does ${acronym} stand for?`;
  return question({ fact, kind: "acronym", stem, options: inOrder([key, ...wrong]), key, explanation });
}

function statementQuestion(draft: Pick<Draft, "fact" | "stem" | "key" | "explanation">): Question {
  return question({ ...draft, kind: "true-false", options: ["True", "False"] });
}

/** In code-point order. */
export function inOrder(options: readonly string[]): string[] {
  return [...options].sort((a, b) => (a < b ? -1 : 1));
}

/** A generated question before its id and source are known. */
export type Draft = {
  readonly fact: Fact;
  readonly kind: QuestionKind;
  readonly stem: string;
  readonly options: readonly string[];
  readonly key: string;
  readonly explanation: string;
};

/** The question of a draft. */
export function question({ fact, kind, stem, options, key, explanation }: Draft): Question {
  return {
    id: questionId(fact, kind, stem, key),
    kind,
    fact: fact.fingerprint,
    stem,
    options,
    key: [key],
    typed: null,
    explanation,
    source: sourceOf(fact),
    isAuthored: false,
    isPinned: kind === "true-false",
  };
}

/** The same for the same fact, kind, stem and key. */
export function questionId({ fingerprint }: Place, kind: QuestionKind, stem: string, key: string): string {
  return hash("question", fingerprint, kind, stem, key).slice(0, 24);
}

/** Where a question comes from. */
export function sourceOf(place: Place): QuestionSource {
  const { file, line, text, sourceLink } = place;
  return { file, line, heading: topicPath(place), text, url: sourceLink?.url ?? null };
}
