import type { Shortage } from "../core/questions/shortage.ts";

/** Why notes give few questions, in one sentence. */
export const shortageWords: Readonly<Record<Shortage, string>> = {
  noFacts: "They state nothing: write one plain statement per line or list item.",
  oneFact: "They state one thing only, and wrong options come from others of its kind.",
  disabled: "Half of the questions are disabled, or more.",
  kind: "They give more questions of other kinds.",
  statements:
    "Most of the rest can only be judged true or false, which is at most a quarter of a mixed round.",
  formulas:
    "Most other lines are formulas, or have some that can't be shown as they are written: say in words what they state.",
  language: "Most other lines aren't English: a card (front :: back) or a definition works in any language.",
  contradicted: "Most other lines are contradicted by another line: keep the right one.",
  fewTerms: "They speak of fewer than eight terms, and wrong options are other terms of the same kind.",
  openClaims: "Most lines are true of other things too, or leave themselves open (“can”, “often”).",
  fewFacts: "They state few things.",
};
