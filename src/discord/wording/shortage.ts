import type { Shortage } from "../../core/questions/shortage.ts";

type Words = {
  /** In brackets behind "4 good questions". */
  readonly short: string;
  /** Behind "The notes give no good question." */
  readonly sentence: string;
};

const words: Readonly<Record<Shortage, Words>> = {
  noFacts: {
    short: "no plain statement yet",
    sentence: "They state nothing yet; one plain statement a line is enough.",
  },
  oneFact: {
    short: "one statement only",
    sentence: "They state one thing only, and wrong options come from others of its kind; add some.",
  },
  disabled: {
    short: "others are disabled",
    sentence: "Those that they give are disabled; editors can look at them.",
  },
  kind: { short: "others are of other kinds", sentence: "They give others; try the kind `mixed`." },
  statements: {
    short: "others are only true or false",
    sentence:
      "Most of the rest can only be judged true or false, at most a quarter of a mix; try the kind `true-false`.",
  },
  formulas: {
    short: "formulas in place of words",
    sentence:
      "Most lines are formulas, or have some that can't be shown as they are written; say in words what they state.",
  },
  language: {
    short: "lines that aren't English",
    sentence:
      "Sentences are asked in English, and some in German, Turkish, Spanish and French; a card (front :: back) or a definition works in any language.",
  },
  contradicted: {
    short: "lines that contradict each other",
    sentence: "Lines of theirs contradict each other; keep the right ones.",
  },
  fewTerms: {
    short: "fewer than eight terms",
    sentence: "They speak of fewer than eight terms, too few for wrong options; say more of others.",
  },
  openClaims: {
    short: "lines that fit other things too",
    sentence:
      "Most lines are true of other things too, or leave themselves open (can, often); say what only this one is or does.",
  },
  fewFacts: { short: "few statements", sentence: "They state few things; add plain statements." },
};

/** Why notes give few questions, in a few words. */
export function shortageInShort(shortage: Shortage): string {
  return words[shortage].short;
}

/** Why notes give no question, and what helps; empty for a reason that is none. */
export function shortageSentence(shortage: unknown): string {
  return isShortage(shortage) ? words[shortage].sentence : "";
}

function isShortage(value: unknown): value is Shortage {
  return typeof value === "string" && Object.hasOwn(words, value);
}
