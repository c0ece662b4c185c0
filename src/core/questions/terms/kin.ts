import { isWay } from "./class-likeness.ts";
import type { Term } from "./term.ts";

/** Terms by what likens one to another: class, heading that names a class, shared end, section, being a person. */
export type Kin = {
  /** Each term's place among all. */
  readonly order: ReadonlyMap<Term, number>;
  readonly byKey: ReadonlyMap<string, readonly Term[]>;
};

/** So many terms that are alike in one way are looked at: those that stand nearest in the notes. */
const NEAREST = 60;

/** Files terms by what may liken them. */
export function kinAmong(terms: readonly Term[]): Kin {
  const byKey = new Map<string, Term[]>();
  for (const term of terms) {
    for (const key of keysOf(term)) {
      const alike = byKey.get(key) ?? [];
      byKey.set(key, alike);
      alike.push(term);
    }
  }
  return { order: new Map(terms.map((term, at) => [term, at])), byKey };
}

/** The other terms that are like this one in any way, in the order of all terms. */
export function kinOf(term: Term, { order, byKey }: Kin): readonly Term[] {
  const own = order.get(term) ?? 0;
  const placeOf = (each: Term) => order.get(each) ?? 0;
  const found = new Set<Term>();
  for (const key of keysOf(term)) {
    for (const other of nearest(byKey.get(key) ?? [], own, placeOf)) found.add(other);
  }
  found.delete(term);
  return [...found].sort((a, b) => placeOf(a) - placeOf(b));
}

/** Half of them from before the place and half from behind it, as far as there are so many. */
function nearest(terms: readonly Term[], own: number, placeOf: (term: Term) => number): readonly Term[] {
  if (terms.length <= NEAREST) return terms;
  let [low, high] = [0, terms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const term = terms[middle];
    if (term !== undefined && placeOf(term) < own) low = middle + 1;
    else high = middle;
  }
  const from = Math.max(0, Math.min(low - NEAREST / 2, terms.length - NEAREST));
  return terms.slice(from, from + NEAREST);
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
