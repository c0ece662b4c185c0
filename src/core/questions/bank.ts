import type { Fact, Fingerprint, Place } from "../facts/fact.ts";
import type { Library } from "../facts/library.ts";
import { hash } from "../random.ts";
import { acronymItems } from "./acronym.ts";
import { authoredQuestions } from "./authored.ts";
import { clozeOf } from "./cloze.ts";
import { gapOutcomes } from "./gap-outcome.ts";
import { acronymQuestion, choiceQuestion, falseQuestion, numberQuestion, trueQuestion } from "./item.ts";
import { pairQuestions } from "./pairs.ts";
import type { Question } from "./question.ts";
import { type QuestionWords, wordsOfQuestion } from "./question-words.ts";
import type { Sentence } from "./sentence.ts";
import { termBank } from "./term-bank.ts";
import { type Change, falseChange, trueStatement } from "./true-false.ts";
import { twinsAmong } from "./twins.ts";

/** A candidate or a whole fact that gave no question: `code` is a veto's or lint's name, `detail` says what it met. */
export type Rejection = { readonly fact: Place; readonly code: string; readonly detail: string };

/** Every question that the notes give, options in a canonical order, and why the rest gave none. */
export type Bank = {
  readonly library: Library;
  readonly questions: readonly Question[];
  readonly rejected: readonly Rejection[];
  /** Facts that say the same are one: each fact's fingerprint leads to the first of its group. */
  readonly twins: ReadonlyMap<Fingerprint, Fingerprint>;
  /** Each question's words by its id, for comparing questions. */
  readonly words: ReadonlyMap<string, QuestionWords>;
};

type Statements = {
  readonly sentence: Sentence;
  readonly change: Change | null;
  readonly plain: string | null;
};

/** Makes all questions of a library. The same notes give the same bank, whatever the order of their files. */
export function makeBank(library: Library): Bank {
  const terms = termBank(library);
  const acronyms = new Map(acronymItems(terms).map((item) => [item.sentence, item]));
  const rejected: Rejection[] = [];
  const statements: Statements[] = [];
  const scored = new Map<Fact, Question[]>();
  for (const sentence of terms.sentences) {
    const { fact } = sentence;
    const unsaid = whyNoSentence(fact);
    if (unsaid !== null) {
      if (unsaid === "inexact") rejected.push({ fact, code: unsaid, detail: "a formula has no exact form" });
      continue;
    }
    const outcomes = gapOutcomes(sentence, terms);
    const { cloze, refused } = clozeOf(sentence, outcomes);
    const acronym = acronyms.get(sentence);
    rejected.push(
      ...refused.map(({ text, code, detail }) => ({
        fact,
        code,
        detail: text === "" ? detail : `${detail} (${text})`,
      })),
    );
    statements.push({
      sentence,
      change: falseChange({ sentence, outcomes, bank: terms }),
      plain: trueStatement(sentence),
    });
    const choice = cloze === null ? numberQuestion(sentence, terms) : choiceQuestion(fact, cloze);
    const asked = acronym === undefined ? null : acronymQuestion(fact, acronym);
    scored.set(
      fact,
      [choice, asked].filter((question) => question !== null),
    );
  }
  const judged = new Map(statementQuestions(statements).map((question) => [question.fact, question]));
  const pairs = pairQuestions(library.facts);
  const authored = authoredQuestions(library.authored);
  rejected.push(...pairs.rejected, ...authored.rejected);
  const generated = library.facts.flatMap((fact) => {
    const statement = judged.get(fact.fingerprint);
    const asked = [...(scored.get(fact) ?? []), ...(pairs.questions.get(fact) ?? [])];
    return statement === undefined ? asked : [...asked, statement];
  });
  const questions = [...authored.questions, ...generated];
  const words = new Map(questions.map((question) => [question.id, wordsOfQuestion(question)]));
  return { library, questions, rejected, twins: twinsAmong(terms), words };
}

/** Why a fact isn't taken apart as a sentence: a formula of it can't be shown, or its two sides are asked as a pair. */
function whyNoSentence({ isExact, pair, prefix }: Fact): "inexact" | "pair" | "fragment" | null {
  if (!isExact) return "inexact";
  if (pair !== null) return "pair";
  return prefix === null ? null : "fragment";
}

/**
 * One statement for each fact that has one, about half of them false: a fact that can be made false is so the more
 * often, the more facts there are that can only be asked as they stand.
 */
function statementQuestions(statements: readonly Statements[]): Question[] {
  const changeable = statements.filter(({ change }) => change !== null).length;
  const plainOnly = statements.filter(({ change, plain }) => change === null && plain !== null).length;
  const share =
    changeable === 0 ? 0 : Math.min(1, Math.round((2 * (changeable + plainOnly)) / changeable) / 4);
  const open = share === 1 ? changeable : Number.POSITIVE_INFINITY;
  const allowed = new Set(
    statements
      .filter(({ change, plain }) => change === null && plain !== null)
      .sort((a, b) => (orderOf(a.sentence) < orderOf(b.sentence) ? -1 : 1))
      .slice(0, open),
  );
  return statements.flatMap((each) => {
    const { sentence, change, plain } = each;
    if (change !== null) {
      const isFalse = Number.parseInt(orderOf(sentence).slice(0, 4), 16) / 0x10000 < share;
      return [isFalse ? falseQuestion(sentence.fact, change) : trueQuestion(sentence.fact, change.statement)];
    }
    return plain !== null && allowed.has(each) ? [trueQuestion(sentence.fact, plain)] : [];
  });
}

function orderOf({ fact }: Sentence): string {
  return hash("truth", fact.fingerprint);
}
