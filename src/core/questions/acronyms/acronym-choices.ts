import type { Proposer } from "../candidate.ts";
import { inOrder, question } from "../item.ts";
import { acronymItems } from "./acronym.ts";

/** What an acronym stands for, among expansions with other words of the same letters. */
export const acronymChoices: Proposer = ({ sentences, terms }) => {
  const able = new Set(sentences.filter(({ fact }) => fact.language !== "other"));
  const items = acronymItems(terms).filter(({ sentence }) => able.has(sentence));
  return {
    candidates: items.map(({ acronym, key, wrong, sentence: { fact } }) => ({
      fact,
      score: wrong.length / 4,
      question: question({
        fact,
        kind: "acronym",
        stem: `What does ${acronym} stand for?`,
        options: inOrder([key, ...wrong]),
        key,
        explanation: `${acronym} stands for ${key}.`,
      }),
    })),
    rejected: [],
  };
};
