/**
 * Insertions, deletions, replacements and swaps of neighbours that turn one text into the other (optimal string alignment).
 * Who only asks whether there are at most so many gives `most`: where there are more, the answer is any larger number.
 */
export function distance(a: string, b: string, { most = Number.POSITIVE_INFINITY } = {}): number {
  // One step takes or brings a sign of two code units at most.
  if (Math.abs(a.length - b.length) > 2 * most) return most + 1;
  const [from, to] = apart([...a], [...b]);
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let older: number[] = [];
  let old = Array.from({ length: to.length + 1 }, (_, at) => at);
  let [leastBefore, least] = [0, 0];
  for (const [i, sign] of from.entries()) {
    const row = [i + 1];
    leastBefore = least;
    least = i + 1;
    for (const [j, other] of to.entries()) {
      const replaced = (old[j] ?? 0) + (sign === other ? 0 : 1);
      const swapped =
        i > 0 && j > 0 && sign === to[j - 1] && from[i - 1] === other ? (older[j - 1] ?? 0) + 1 : replaced;
      const cost = Math.min(replaced, swapped, (old[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    // A swap reaches back over one row.
    if (least > most && leastBefore > most) return least;
    older = old;
    old = row;
  }
  return old.at(-1) ?? 0;
}

/** What is left of two texts without the beginning and the end that they share. */
function apart(a: readonly string[], b: readonly string[]): readonly [readonly string[], readonly string[]] {
  const shortest = Math.min(a.length, b.length);
  let start = 0;
  while (start < shortest && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shortest - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}
