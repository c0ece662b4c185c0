import type { Fact } from "../../facts/fact.ts";
import { hash } from "../../random.ts";
import type { Candidate, Proposer } from "../candidate.ts";
import { question } from "../item.ts";
import type { Question } from "../question.ts";
import type { Sentence } from "../terms/sentence.ts";
import { type Change, falseChange, trueStatement } from "./true-false.ts";

type Statement = {
  readonly sentence: Sentence;
  readonly change: Change | null;
  readonly plain: string | null;
};

/** One statement for each fact that has one, to be judged true or false. */
export const trueFalseStatements: Proposer = ({ sentences, outcomes, terms }) => {
  const statements = sentences.map((sentence) => ({
    sentence,
    change: falseChange({ sentence, outcomes: outcomes.get(sentence) ?? [], bank: terms }),
    plain: trueStatement(sentence),
  }));
  return { candidates: balanced(statements), rejected: [] };
};

/**
 * About half of the statements are false: a fact that can be made false is so the more often, the more facts there are that
 * can only be asked as they stand.
 */
function balanced(statements: readonly Statement[]): Candidate[] {
  const changeable = statements.filter(({ change }) => change !== null).length;
  const plainOnly = statements.filter(({ change, plain }) => change === null && plain !== null).length;
  const share =
    changeable === 0 ? 0 : Math.min(1, Math.round((2 * (changeable + plainOnly)) / changeable) / 4);
  const open = share === 1 ? changeable : Number.POSITIVE_INFINITY;
  const allowed = new Set(
    statements
      .filter(({ change, plain }) => change === null && plain !== null)
      .map((statement) => ({ statement, order: orderOf(statement.sentence) }))
      .sort((a, b) => (a.order < b.order ? -1 : 1))
      .slice(0, open)
      .map(({ statement }) => statement),
  );
  return statements.flatMap((each) => {
    const { sentence, change, plain } = each;
    if (change !== null) {
      const isFalse = Number.parseInt(orderOf(sentence).slice(0, 4), 16) / 0x10000 < share;
      return [isFalse ? falseStatement(sentence.fact, change) : trueOne(sentence.fact, change.statement)];
    }
    return plain !== null && allowed.has(each) ? [trueOne(sentence.fact, plain)] : [];
  });
}

function orderOf({ fact }: Sentence): string {
  return hash("truth", fact.fingerprint);
}

/** A statement as the notes have it. */
function trueOne(fact: Fact, stem: string): Candidate {
  return {
    fact,
    score: 0,
    question: judged({ fact, stem, key: "True", explanation: "True, as the notes say." }),
  };
}

/** A statement with one change that makes it false. */
function falseStatement(fact: Fact, { changed, from, to }: Change): Candidate {
  const explanation = `False: it is “${from}”, not “${to}”.`;
  return { fact, score: 1, question: judged({ fact, stem: changed, key: "False", explanation }) };
}

function judged(draft: { fact: Fact; stem: string; key: string; explanation: string }): Question {
  return question({ ...draft, kind: "true-false", options: ["True", "False"] });
}
