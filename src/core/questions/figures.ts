import { amountOf, type Figure, figureOf, isInDigits, writtenLike } from "./figure.ts";
import type { Sentence } from "./sentence.ts";

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
  const byUnit = Map.groupBy(of.values(), unitOf);
  return { of, byUnit: new Map([...byUnit].map(([unit, figures]) => [unit, amountsOf(figures)])) };
}

/** The numbers that the notes give for a figure's unit, written as the figure is; the figure's own among them. */
export function givenAlike(figure: Figure, { byUnit }: Figures): readonly Amount[] {
  const amounts = byUnit.get(unitOf(figure));
  return (isInDigits(figure.text) ? amounts?.inDigits : amounts?.inWords) ?? [];
}

function unitOf({ kind, unit }: Figure): string {
  return `${kind} ${unit}`;
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
