import { hash as digest } from "node:crypto";

/** A source of chance: each call gives a number in [0, 1). */
export type Random = () => number;

/** Lower-case hex SHA-256 of the parts, joined so that no two lists of parts collide. */
export function hash(...parts: readonly (string | number)[]): string {
  return digest("sha256", JSON.stringify(parts));
}

/** A repeatable source of chance from any seed: mulberry32 (Tommy Ettinger, public domain) over a hashed seed. */
export function seeded(...seed: readonly (string | number)[]): Random {
  let state = Number.parseInt(hash(...seed).slice(0, 8), 16);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A new array with the items in a random order. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const keyed = items.map((item) => ({ item, at: random() }));
  return keyed.sort((a, b) => a.at - b.at).map(({ item }) => item);
}
