function cost(work: () => unknown): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1_000;
}

/** Less than this many milliseconds shows the clock and the collector, not the work. */
const NOISE = 8;

/**
 * How many times as long work takes for four times the input: about 4 where it grows as the input does, 16 where it grows
 * with its square. Processor time, the least of three, so that a slow or busy machine tells the same.
 */
export function growthAtFourfold(work: (size: number) => unknown, size: number): number {
  const least = (of: number) => Math.min(...[0, 1, 2].map(() => cost(() => work(of))));
  work(size);
  const [once, fourfold] = [least(size), least(4 * size)];
  return fourfold / Math.max(once, NOISE);
}

/** Between growing as the input does and growing with its square. */
export const NOT_QUADRATIC = 9;
