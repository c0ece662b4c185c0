/** A text sign by sign. */
type Signs = string | readonly string[];

/**
 * Insertions, deletions, replacements and swaps of neighbours that turn one text into the other (optimal string alignment).
 * Who only asks whether there are at most so many gives `most`: where there are more, the answer is any larger number.
 */
export function distance(a: string, b: string, { most = Number.POSITIVE_INFINITY } = {}): number {
  // One step takes or brings a sign of two code units at most.
  if (Math.abs(a.length - b.length) > 2 * most) return most + 1;
  const [from, to] = apart(signsOf(a), signsOf(b));
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let [spare, older]: [number[], number[]] = [[], []];
  let old: number[] = [];
  for (let at = 0; at <= to.length; at += 1) old.push(at);
  let [leastBefore, least] = [0, 0];
  for (let i = 0; i < from.length; i += 1) {
    const row = spare;
    row[0] = i + 1;
    leastBefore = least;
    least = i + 1;
    for (let j = 0; j < to.length; j += 1) {
      const replaced = (old[j] ?? 0) + (from[i] === to[j] ? 0 : 1);
      const isSwap = i > 0 && j > 0 && from[i] === to[j - 1] && from[i - 1] === to[j];
      const swapped = isSwap ? (older[j - 1] ?? 0) + 1 : replaced;
      const cost = Math.min(replaced, swapped, (old[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1);
      row[j + 1] = cost;
      least = Math.min(least, cost);
    }
    // A swap reaches back over one row.
    if (least > most && leastBefore > most) return least;
    [spare, older, old] = [older, old, row];
  }
  return old[to.length] ?? 0;
}

/** Most texts have no sign of two code units: they can be read as they are. */
function signsOf(text: string): Signs {
  return /[\u{10000}-\u{10ffff}]/u.test(text) ? [...text] : text;
}

/** What is left of two texts without the beginning and the end that they share. */
function apart(a: Signs, b: Signs): readonly [Signs, Signs] {
  const shortest = Math.min(a.length, b.length);
  let start = 0;
  while (start < shortest && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shortest - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}
