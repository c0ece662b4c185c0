import type { Random } from "../../src/core/random.ts";

/** A whole number from `from` to below `to`. */
export function between(random: Random, from: number, to: number): number {
  return Math.floor(from + random() * (to - from));
}

/** How often something happens that happens `mean` times on average. */
export function countOf(random: Random, mean: number): number {
  let count = 0;
  for (let left = Math.exp(-mean), product = random(); product > left; product *= random()) count += 1;
  return count;
}

/** One of these. */
export function oneOf<T>(random: Random, all: readonly [T, ...T[]]): T {
  return all[Math.floor(random() * all.length)] ?? all[0];
}

/** A length of time up to `most`, short ones far more often than long ones. */
export function mostlyShort(random: Random, least: number, most: number): number {
  return Math.round(least * (most / least) ** random());
}
