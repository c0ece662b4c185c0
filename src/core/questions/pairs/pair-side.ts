import type { Fact } from "../../facts/fact.ts";
import { stemsOf } from "../../facts/stems.ts";
import { foldedFor, type Language, languageOf } from "../../notes/language.ts";
import type { Pair } from "../../notes/note.ts";
import type { Runs } from "../terms/runs.ts";

/** One side of a card, a definition or a table's row, as it is compared. */
export type Side = {
  /** As it is shown: without its last full stop. */
  readonly text: string;
  readonly folded: string;
  readonly language: Language;
  readonly stems: ReadonlySet<string>;
};

/** A fact whose sides are a term and what is said of it, or a card's front and back. */
export type PairFact = {
  readonly fact: Fact;
  readonly pair: Pair;
  readonly front: Side;
  readonly back: Side;
};

/** Takes a fact with two sides apart; each side may have a language of its own. */
export function pairFactOf(
  fact: Fact,
  { pair, runs }: { readonly pair: Pair; readonly runs: Runs },
): PairFact {
  const sideOf = (written: string) => sideAt(written, { otherwise: fact.language, runs });
  const back = sideOf(pair.back);
  const told = fact.kind === "tableRow" ? pair.back.replace(headers, "$1") : pair.back;
  const stems = told === pair.back ? back.stems : stemsOf(told, back.language, runs);
  return { fact, pair, front: sideOf(pair.front), back: { ...back, stems } };
}

/** The names of a table's columns say nothing of one row: "Year: 1914; Idea: …". */
const headers = /(^|; )[^:;]{1,40}: /gu;

function sideAt(
  written: string,
  { otherwise, runs }: { readonly otherwise: Language; readonly runs: Runs },
): Side {
  const text = written.replace(/(?<=[^.])[.。]$/u, "").trim();
  const language = languageOf(text, otherwise);
  return { text, language, folded: foldedFor(language, text), stems: stemsOf(text, language, runs) };
}

/** How many words a side has; Chinese and Japanese characters count as half a word. */
export function lengthOf({ text }: Side): number {
  const signs = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const words =
    text.match(/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}\p{M}'’.–-]+/gu)?.length ?? 0;
  return Math.max(1, words + signs / 2);
}
