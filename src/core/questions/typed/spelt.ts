import { expands, isAcronym } from "../terms/acronym-match.ts";

/** Whether a key has an acronym whose words stand in the stem, so that their first letters tell it. */
export function isSpelt(key: string, stem: string): boolean {
  const acronym = key.split(" ").find(isAcronym);
  if (acronym === undefined) return false;
  const words = stem.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? [];
  const sizes = Array.from({ length: acronym.length + 1 }, (_, more) => more + 1);
  return words.some((_, from) =>
    sizes.some((size) => expands(acronym, words.slice(from, from + size).join(" "))),
  );
}
