import { isWay } from "./class-likeness.ts";
import type { Term } from "./term.ts";

/** Terms by what likens one to another: class, heading that names a class, shared end, section, being a person. */
export type Kin = {
  readonly terms: readonly Term[];
  /** Each term's place among all. */
  readonly order: ReadonlyMap<Term, number>;
  /** The places of the terms that are alike in one way, in order. */
  readonly byKey: ReadonlyMap<string, readonly number[]>;
};

/** So many terms that are alike in one way are looked at: those that stand nearest in the notes. */
const NEAREST = 60;

/** Files terms by what may liken them. */
export function kinAmong(terms: readonly Term[]): Kin {
  const byKey = new Map<string, number[]>();
  for (const [at, term] of terms.entries()) {
    for (const key of keysOf(term)) {
      const alike = byKey.get(key) ?? [];
      byKey.set(key, alike);
      alike.push(at);
    }
  }
  return { terms, order: new Map(terms.map((term, at) => [term, at])), byKey };
}

/** The other terms that are like this one in any way, in the order of all terms. */
export function kinOf(term: Term, { terms, order, byKey }: Kin): readonly Term[] {
  const own = order.get(term) ?? 0;
  const found = new Set<number>();
  for (const key of keysOf(term)) {
    for (const place of nearest(byKey.get(key) ?? [], own)) found.add(place);
  }
  found.delete(own);
  return [...found].sort((a, b) => a - b).flatMap((place) => terms[place] ?? []);
}

/** Half of them from before the place and half from behind it, as far as there are so many. */
function nearest(places: readonly number[], own: number): readonly number[] {
  if (places.length <= NEAREST) return places;
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? own) < own) low = middle + 1;
    else high = middle;
  }
  const from = Math.max(0, Math.min(low - NEAREST / 2, places.length - NEAREST));
  return places.slice(from, from + NEAREST);
}

function keysOf(term: Term): readonly string[] {
  const { classes, headingClass, modifier, places, isPerson } = term;
  return [
    ...new Set(classes.map(({ stems }) => `class ${stems.join(" ")}`)),
    ...(headingClass === null ? [] : [`heading ${headingClass}`]),
    ...(modifier === null ? [] : [`end ${modifier.tail}`]),
    ...(isPerson ? ["person"] : []),
    ...[...places.sections].map((section) => `section ${section}`),
    ...(isWay(term) ? [...places.parts].map((part) => `way in ${part}`) : []),
  ];
}
