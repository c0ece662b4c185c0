import { chosen, distractorsFor, type Refused } from "./distractors.ts";
import { capitalised, type Gap, gapsOf } from "./gap.ts";
import { optionsFlaw, stemFlaw } from "./lint.ts";
import type { Sentence } from "./sentence.ts";
import type { TermBank } from "./term-bank.ts";
import { uniquenessOf } from "./uniqueness.ts";

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
export function clozeOf(sentence: Sentence, bank: TermBank): ClozeOutcome {
  const refused: Refused[] = [];
  const found: Cloze[] = [];
  const gaps = gapsOf(sentence, bank);
  if (gaps.length === 0)
    refused.push({ text: sentence.fact.text, code: "noSubject", detail: "no plain subject to ask for" });
  for (const gap of gaps) {
    const cloze = clozeAt(gap, bank, refused);
    if (cloze !== null) found.push(cloze);
  }
  return { cloze: found.sort((a, b) => b.score - a.score)[0] ?? null, refused };
}

function clozeAt(gap: Gap, bank: TermBank, refused: Refused[]): Cloze | null {
  const flaw = stemFlaw(gap);
  if (flaw !== null) {
    refused.push({ text: gap.stem, ...flaw });
    return null;
  }
  const unique = uniquenessOf(gap, bank);
  if (unique.kind === "vetoed") {
    refused.push({ text: gap.stem, code: unique.code, detail: unique.detail });
    return null;
  }
  const { safe, refused: fallen } = distractorsFor(gap, unique.markers, bank);
  refused.push(...fallen);
  const best = chosen(safe, 3);
  const key = capitalised(gap.key);
  const wrong = best.map(({ text }) => text);
  if (best.length < 2) {
    refused.push({
      text: gap.stem,
      code: "fewDistractors",
      detail: `${best.length} safe wrong options for “${key}”`,
    });
    return null;
  }
  const odd = optionsFlaw(key, wrong);
  if (odd !== null) {
    refused.push({ text: gap.stem, ...odd });
    return null;
  }
  const near = best.reduce((sum, { score }) => sum + score, 0) / best.length;
  return { gap, key, wrong, score: near + best.length + (gap.form === "modifier" ? 0 : 0.5) };
}
