/** A span of time, UTC milliseconds; `to` is infinite while it goes on. */
export type Span = { readonly from: number; readonly to: number };

/** Where a quiet stretch of some length begins, not before `from` and not after `until`; null where there is none. */
export function firstQuiet(
  troubles: readonly Span[],
  { from, until, length }: { readonly from: number; readonly until: number; readonly length: number },
): number | null {
  const near = troubles.filter((span) => span.to >= from && span.from <= until + length);
  let start = from;
  for (const span of near.toSorted((a, b) => a.from - b.from)) {
    if (span.from - start >= length) break;
    start = Math.max(start, span.to);
  }
  return start <= until ? start : null;
}
