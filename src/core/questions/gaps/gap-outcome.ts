import type { Sentence } from "../terms/sentence.ts";
import type { TermBank } from "../terms/term-bank.ts";
import { type Distractor, distractorsFor, type Refused } from "./distractors.ts";
import { type Gap, gapsOf } from "./gap.ts";
import { type Flaw, stemFlaw } from "./lint.ts";
import { isProven, type Uniqueness, uniquenessOf } from "./uniqueness.ts";

/** What became of one way to gap a sentence: its flaw if it has one, and the safe wrong fillings. */
export type GapOutcome = {
  readonly gap: Gap;
  readonly unique: Uniqueness;
  readonly flaw: Flaw | null;
  readonly safe: readonly Distractor[];
  readonly refused: readonly Refused[];
};

/** Takes every gap of a sentence through lint, the test for uniqueness and the vetoes on candidates. */
export function gapOutcomes(sentence: Sentence, bank: TermBank): GapOutcome[] {
  return gapsOf(sentence, bank).map((gap) => {
    const flaw = stemFlaw(gap, bank);
    const unique = uniquenessOf(gap, bank);
    if (unique.kind === "vetoed") {
      return { gap, unique, flaw: { code: unique.code, detail: unique.detail }, safe: [], refused: [] };
    }
    if (!isProven(unique)) {
      const open = { code: "openWorld", detail: "only its wording makes it true of this term alone" };
      return { gap, unique, flaw: flaw ?? open, safe: [], refused: [] };
    }
    return { gap, unique, flaw, ...distractorsFor({ gap, markers: unique.markers, bank }) };
  });
}
