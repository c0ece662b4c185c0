import type { Candidate, Proposer } from "../candidate.ts";
import { question } from "../item.ts";
import type { Sentence } from "../terms/sentence.ts";
import type { TermBank } from "../terms/term-bank.ts";
import { amountOf } from "./figure.ts";
import { foreignNumberChoice } from "./foreign-numbers.ts";
import { otherNumbers } from "./numbers.ts";

/** A choice among numbers for the one exact number of a claim, options from small to large. */
export const numberChoices: Proposer = ({ sentences, terms }) => ({
  candidates: sentences
    .map((sentence) =>
      sentence.fact.language === "en" ? choiceOf(sentence, terms) : foreignNumberChoice(sentence.fact),
    )
    .filter((each) => each !== null),
  rejected: [],
});

function choiceOf(sentence: Sentence, bank: TermBank): Candidate | null {
  const { fact, claimEnd, clause } = sentence;
  const figure = bank.figures.of.get(sentence);
  if (figure === undefined || clause === null || sentence.isHedged) return null;
  const wrong = otherNumbers({ figure, sentence, bank });
  if (wrong.length < 2) return null;
  const stem = `${fact.text.slice(0, figure.from)}____${fact.text.slice(figure.to, claimEnd)}.`;
  const options = [figure.text, ...wrong].sort((a, b) => (amountOf(a) ?? 0) - (amountOf(b) ?? 0));
  return {
    fact,
    score: wrong.length / 4,
    question: question({ fact, kind: "number", stem, options, key: figure.text, explanation: fact.text }),
  };
}
