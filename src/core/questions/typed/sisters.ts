import { areOpposed } from "../../facts/word-variants.ts";

/** Endings that make one word of science another one, a slip or two away. */
const endings: readonly (readonly [string, string])[] = [
  ["ane", "ene"],
  ["ene", "yne"],
  ["ane", "yne"],
  ["ate", "ite"],
  ["ate", "ide"],
  ["ite", "ide"],
  ["ose", "ase"],
];

const turns = endings.flatMap(([one, other]) => [turn(one, other), turn(other, one)]);

function turn(one: string, other: string): { readonly from: RegExp; readonly to: string } {
  return { from: new RegExp(`${one}(?<=\\p{L}{3}${one})(s?)$`, "iu"), to: `${other}$1` };
}

/** Other words that a word's ending could be mistaken for: "sulfite" for "sulfate". */
export function sistersOf(key: string): string[] {
  return turns.flatMap(({ from, to }) => (from.test(key) ? [key.replace(from, to)] : []));
}

/** Whether two names differ in one word, and those two are opposites. */
export function areSisters(a: string, b: string): boolean {
  const [one, other] = [a.toLowerCase().split(/[\s-]/u), b.toLowerCase().split(/[\s-]/u)];
  if (one.length !== other.length) return false;
  const apart = one.flatMap((word, at) => (word === other[at] ? [] : [[word, other[at] ?? ""] as const]));
  return apart.length === 1 && apart.every(([first, second]) => areOpposed(first, second));
}
