/** Insertions, deletions, replacements and swaps of neighbours that turn one text into the other (optimal string alignment). */
export function distance(a: string, b: string): number {
  const [from, to] = [[...a], [...b]];
  let older: number[] = [];
  let old = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [i, sign] of from.entries()) {
    const row = [i + 1];
    for (const [j, other] of to.entries()) {
      const replaced = (old[j] ?? 0) + (sign === other ? 0 : 1);
      const swapped =
        i > 0 && j > 0 && sign === to[j - 1] && from[i - 1] === other ? (older[j - 1] ?? 0) + 1 : replaced;
      row.push(Math.min(replaced, swapped, (old[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1));
    }
    older = old;
    old = row;
  }
  return old.at(-1) ?? 0;
}
