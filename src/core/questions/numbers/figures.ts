import type { Sentence } from "../terms/sentence.ts";
import { amountOf, type Figure, figureOf, isInDigits, writtenLike } from "./figure.ts";

/** A number as it is written, with what it says. */
export type Amount = { readonly text: string; readonly amount: number };

/** The numbers that the notes give for one unit, all of them in digits or in words as far as twelve, by code points. */
type Amounts = { readonly inDigits: readonly Amount[]; readonly inWords: readonly Amount[] };

/** The figures of a library: that of each sentence, and what the notes count in each unit. */
export type Figures = {
  readonly of: ReadonlyMap<Sentence, Figure>;
  readonly byUnit: ReadonlyMap<string, Amounts>;
};

/** Finds the figures of sentences. */
export function figuresOf(sentences: readonly Sentence[]): Figures {
  const of = new Map<Sentence, Figure>();
  for (const sentence of sentences) {
    const figure = figureOf(sentence);
    if (figure !== null) of.set(sentence, figure);
  }
  const byUnit = Map.groupBy(of, ([sentence, figure]) => unitOf(figure, sentence));
  const amounts = [...byUnit].map(
    ([unit, found]) => [unit, amountsOf(found.map(([, figure]) => figure))] as const,
  );
  return { of, byUnit: new Map(amounts) };
}

/** The numbers that the notes give for the unit of a sentence's figure, written as it is; its own among them. */
export function givenAlike(figure: Figure, sentence: Sentence, { byUnit }: Figures): readonly Amount[] {
  const amounts = byUnit.get(unitOf(figure, sentence));
  return (isInDigits(figure.text) ? amounts?.inDigits : amounts?.inWords) ?? [];
}

/** Years are compared within a note only: those of another subject would be known at once. */
function unitOf({ kind, unit }: Figure, { fact }: Sentence): string {
  return kind === "year" ? JSON.stringify([kind, fact.owner, fact.file]) : `${kind} ${unit}`;
}

function amountsOf(figures: readonly Figure[]): Amounts {
  const texts = figures.map(({ text }) => text);
  const written = (inDigits: boolean) => {
    const alike = texts.map((text) =>
      isInDigits(text) === inDigits ? text : writtenLike(inDigits, amountOf(text) ?? -1),
    );
    const distinct = new Set(alike.filter((text) => text !== null));
    return [...distinct].sort().map((text) => ({ text, amount: amountOf(text) ?? 0 }));
  };
  return { inDigits: written(true), inWords: written(false) };
}
