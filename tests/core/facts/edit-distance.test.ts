import fc from "fast-check";
import { expect, test } from "vitest";
import { distance } from "#src/core/facts/edit-distance.ts";

test.each([
  ["", "abc", 3],
  ["mitosis", "mitosis", 0],
  ["mitosis", "meiosis", 2],
  ["recieve", "receive", 1],
  ["ab", "bca", 3],
  ["aab", "ab", 1],
  ["naïve", "naive", 1],
  ["x𝒳y", "x𝒴y", 1],
  ["𝒳𝒳", "", 2],
])("from %j to %j: %d", (a, b, slips) => {
  expect(distance(a, b)).toBe(slips);
  expect(distance(b, a)).toBe(slips);
});

/** By the definition, from the ends of both texts. */
function byDefinition(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const [first, second] = [a.slice(0, -1), b.slice(0, -1)];
  const replaced = byDefinition(first, second) + (a.at(-1) === b.at(-1) ? 0 : 1);
  const isSwap = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  const swapped = isSwap ? byDefinition(a.slice(0, -2), b.slice(0, -2)) + 1 : replaced;
  return Math.min(replaced, swapped, byDefinition(first, b) + 1, byDefinition(a, second) + 1);
}

test("it is what its definition says, and a limit only shortens the way to larger ones", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
  fc.assert(
    fc.property(text, text, fc.nat(4), (a, b, most) => {
      const slips = byDefinition(a, b);
      expect(distance(a, b)).toBe(slips);
      const limited = distance(a, b, { most });
      expect(slips <= most ? limited === slips : limited > most).toBe(true);
    }),
    { seed: Number(process.env.COHORT_SEED ?? Date.now()) },
  );
});
