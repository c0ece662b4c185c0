import { hints } from "#src/core/questions/typed/hint.ts";
import type { Judged } from "./figures.ts";
import { sets } from "./item.ts";
import { banksOf } from "./sample.ts";

type Content = {
  readonly stem: string;
  readonly options: readonly string[];
  readonly key: readonly string[];
};

/** What is asked, in whatever order its options stand and however much its hint tells. */
function contentOf({ stem, options, key }: Content): string {
  const bare = stem.replace(hints, "");
  return JSON.stringify([bare, [...options].sort(), key]);
}

/** Verdicts are on questions as they were made then: those of them that today's engine still makes. */
export function stillAsked(judged: readonly Judged[]): Judged[] {
  const questions = sets.flatMap(banksOf).flatMap((bank) => bank.questions);
  const made = new Set(questions.map(contentOf));
  return judged.filter(({ item }) => made.has(contentOf(item)));
}
