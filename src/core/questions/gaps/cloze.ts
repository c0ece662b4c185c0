import type { Candidate, Proposer, Rejection } from "../candidate.ts";
import { inOrder, question } from "../item.ts";
import type { Sentence } from "../terms/sentence.ts";
import { MOST_WRONG, type Refused, wrongOptions } from "./distractors.ts";
import { capitalised } from "./gap.ts";
import type { GapOutcome } from "./gap-outcome.ts";
import { optionsFlaw } from "./lint.ts";

/** A score is so near to 1 for the nearest wrong options. */
const NEAREST = 12;

/** Each statement with its subject left out, where three safe wrong options are found: the best way to gap it. */
export const clozeChoices: Proposer = ({ sentences, outcomes }) => {
  const found = sentences.map((sentence) => clozeOf(sentence, outcomes.get(sentence) ?? []));
  return {
    candidates: found.flatMap(({ candidate }) => (candidate === null ? [] : [candidate])),
    rejected: found.flatMap(({ rejected }) => rejected),
  };
};

function clozeOf(
  { fact, unfit }: Sentence,
  outcomes: readonly GapOutcome[],
): { readonly candidate: Candidate | null; readonly rejected: readonly Rejection[] } {
  const refused: Refused[] = [];
  if (outcomes.length === 0)
    refused.push({ text: "", code: unfit ?? "noSubject", detail: "no plain subject to ask for" });
  const found = outcomes.map((outcome) => candidateAt(outcome, refused)).filter((each) => each !== null);
  return {
    candidate: found.sort((a, b) => b.score - a.score)[0] ?? null,
    rejected: refused.map(({ text, code, detail }) => ({
      fact,
      code,
      detail: text === "" ? detail : `${detail} (${text})`,
    })),
  };
}

function candidateAt({ gap, flaw, safe, refused: fallen }: GapOutcome, refused: Refused[]): Candidate | null {
  refused.push(...fallen);
  const best = wrongOptions(safe);
  const key = capitalised(gap.key);
  const wrong = best.map(({ text }) => text);
  const few = { code: "fewDistractors", detail: `${best.length} safe wrong options for “${key}”` };
  const found = flaw ?? (best.length < MOST_WRONG ? few : optionsFlaw(key, wrong));
  if (found !== null) {
    refused.push({ text: gap.stem, ...found });
    return null;
  }
  const near = best.reduce((sum, { score }) => sum + score, 0) / best.length;
  const { fact } = gap.sentence;
  return {
    fact,
    score: (near + best.length + (gap.form === "modifier" ? 0 : 0.5)) / NEAREST,
    question: question({
      fact,
      kind: "choice",
      stem: gap.stem,
      options: inOrder([key, ...wrong]),
      key,
      explanation: fact.text,
    }),
  };
}
