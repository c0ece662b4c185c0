import { chosen, type Refused } from "./distractors.ts";
import { capitalised, type Gap } from "./gap.ts";
import type { GapOutcome } from "./gap-outcome.ts";
import { optionsFlaw } from "./lint.ts";
import type { Sentence } from "./sentence.ts";

/** A gapped statement with its safe wrong options; a higher score is a better question. */
export type Cloze = {
  readonly gap: Gap;
  readonly key: string;
  readonly wrong: readonly string[];
  readonly score: number;
};

/** What a sentence gives: its best cloze or none, and why the others fell. */
export type ClozeOutcome = { readonly cloze: Cloze | null; readonly refused: readonly Refused[] };

/** Tries every way to gap the subject and keeps the best that has two safe wrong options or more. */
export function clozeOf({ unfit }: Sentence, outcomes: readonly GapOutcome[]): ClozeOutcome {
  const refused: Refused[] = [];
  if (outcomes.length === 0)
    refused.push({ text: "", code: unfit ?? "noSubject", detail: "no plain subject to ask for" });
  const found = outcomes.map((outcome) => clozeAt(outcome, refused)).filter((cloze) => cloze !== null);
  return { cloze: found.sort((a, b) => b.score - a.score)[0] ?? null, refused };
}

function clozeAt({ gap, flaw, safe, refused: fallen }: GapOutcome, refused: Refused[]): Cloze | null {
  refused.push(...fallen);
  const best = chosen(safe, 3);
  const key = capitalised(gap.key);
  const wrong = best.map(({ text }) => text);
  const few = { code: "fewDistractors", detail: `${best.length} safe wrong options for “${key}”` };
  const found = flaw ?? (best.length < 2 ? few : optionsFlaw(key, wrong));
  if (found !== null) {
    refused.push({ text: gap.stem, ...found });
    return null;
  }
  const near = best.reduce((sum, { score }) => sum + score, 0) / best.length;
  return { gap, key, wrong, score: near + best.length + (gap.form === "modifier" ? 0 : 0.5) };
}
