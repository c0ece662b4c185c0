import type { Item, JudgedSet, Verdict } from "./item.ts";

/** Points of the rubric that must all hold. */
const GATES = 5;
const POINTS = 12;
const LEAST = 10;

/** Whether an item is acceptable: every gate holds, and ten of the twelve points. */
export function isAcceptable(failed: readonly number[]): boolean {
  return failed.every((point) => point > GATES) && POINTS - new Set(failed).size >= LEAST;
}

/** Wilson's 95 % interval of a share, as shares from 0 to 1 (Wilson 1927). */
export function wilson(hits: number, all: number): { readonly low: number; readonly high: number } {
  if (all === 0) return { low: 0, high: 1 };
  const z = 1.959964;
  const share = hits / all;
  const base = 1 + (z * z) / all;
  const middle = share + (z * z) / (2 * all);
  const spread = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  return { low: Math.max(0, (middle - spread) / base), high: Math.min(1, (middle + spread) / base) };
}

/** Cohen's kappa of two judges' yes and no on the same items; 1 where both say the same of all. */
export function kappa(pairs: readonly (readonly [boolean, boolean])[]): number {
  const all = pairs.length;
  if (all === 0) return 1;
  const agreed = pairs.filter(([a, b]) => a === b).length / all;
  const yes = (at: 0 | 1) => pairs.filter((pair) => pair[at]).length / all;
  const chance = yes(0) * yes(1) + (1 - yes(0)) * (1 - yes(1));
  return chance === 1 ? 1 : (agreed - chance) / (1 - chance);
}

/** What the judges together say of an item. */
export type Judged = {
  readonly item: Item;
  readonly verdicts: readonly Verdict[];
  readonly isAcceptable: boolean;
  /** Gates that most of its judges say it fails. */
  readonly gates: readonly number[];
};

/** Each judged item with its outcome: what most judges say, and of two that differ the stricter one. */
export function outcomes({ items, verdicts }: JudgedSet): Judged[] {
  const byItem = Map.groupBy(verdicts, ({ item }) => item);
  return items.flatMap((item) => {
    const own = byItem.get(item.id) ?? [];
    if (own.length < 2) return [];
    const accepting = own.filter(({ failed }) => isAcceptable(failed)).length;
    const isMost = (count: number) => count * 2 > own.length;
    const gates = [1, 2, 3, 4, 5].filter((gate) => {
      const count = own.filter(({ failed }) => failed.includes(gate)).length;
      return own.length === 2 ? count > 0 : isMost(count);
    });
    return [{ item, verdicts: own, isAcceptable: isMost(accepting), gates }];
  });
}
